import type { SetAside } from '../../../domain/message/message.ts';
import type { ExportedRow } from './export-form.ts';

/** One row of a chat export, whatever its format: a line, a record, an element or a row of a sheet. */
export interface SourceRow {
  /** 1-based, as the person who looks at the file would count it. */
  readonly row: number;
  /** Share of the file that was read up to the end of this row, in bytes. */
  readonly endsAt: number;
  /** As it stands in the file. */
  readonly raw: string;
  /** For the preview. */
  readonly cells: readonly string[];
  readonly said: ExportedRow | SetAside;
}

/** A chat export whose format is known. */
export interface ExportSource {
  readonly kind: 'opened';
  readonly format: string;
  readonly encoding: string;
  readonly bytes: number;
  readonly digest: string;
  readonly columns: readonly string[];
  readonly platform: string;
  /** True where neither the rows nor the head of the file name the group. */
  readonly needsGroup: boolean;
  /** What the head of the file says; a row may say otherwise. */
  readonly groupExternalId: string | null;
  readonly groupName: string | null;
  /** All rows in order, in batches; each call begins at the first. */
  rows(selfId: string | null): AsyncGenerator<readonly SourceRow[]>;
}

/** Group and sender ids of WeChat exports belong to this platform. */
export const WECHAT = 'wechat';

/** A multiple of what ingest commits at once (64), so that no rest of a batch waits for company. */
export const BATCH_ROWS = 256;

/** Rows one by one as batches. */
export async function* inBatches(rows: AsyncIterable<SourceRow>): AsyncGenerator<readonly SourceRow[]> {
  let batch: SourceRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
