import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/instant.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { checkCodeOf } from '../audit/check-code.ts';
import { hexOf, NO_PREVIOUS } from '../store/audit-chain.ts';
import { appendAudit, chainHead } from '../store/audit-log.ts';
import { type ExportKind, insertExport, nextSerial, type StoredExport } from '../store/exports.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import type { Doing } from './act-once.ts';

/** What stands on an export so that it can be recognised. */
export interface ExportStamp {
  readonly serial: string;
  readonly checkCode: string;
  readonly contentSha256: string;
  readonly headSeq: number;
  readonly headHash: string;
}

/** The stamp an export of this content gets if it is registered next. */
export async function nextStamp(store: Store, contentSha256: string, at: Instant): Promise<ExportStamp> {
  const head = await chainHead(store.read);
  const headHash = hexOf(head?.hash ?? NO_PREVIOUS);
  const serial = await nextSerial(store.read, shanghaiDate(at).year);
  const checkCode = checkCodeOf({ headHash, contentSha256, serial });
  return { serial, checkCode, contentSha256, headSeq: head?.seq ?? -1, headHash };
}

/** Another export has taken the serial while this one was being made: make it again with the next. */
export class SerialTaken extends Error {}

/** Writes the export into the register and into the chain; throws SerialTaken. */
export async function registerExport(
  tx: WriteTransaction,
  centerId: string,
  stamp: ExportStamp,
  file: {
    readonly kind: ExportKind;
    readonly purpose: string;
    readonly fileName: string;
    readonly bytes: number;
    readonly sha256: string;
  },
  { at, by, action }: Doing,
): Promise<StoredExport> {
  const row = { ...stamp, ...file, at, by };
  if (!(await insertExport(tx, centerId, row))) throw new SerialTaken();
  await appendAudit(tx, {
    ...{ at, by, action, entity: 'export', entityId: stamp.serial },
    detail: `${file.kind} ${stamp.checkCode} ${file.sha256}`,
  });
  return row;
}

/** Makes an export, again where another has taken its serial meanwhile. */
export async function withNextSerial<Answer>(make: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    try {
      return await make();
    } catch (error) {
      if (!(error instanceof SerialTaken)) throw error;
    }
  }
}

/** SHA-256 of the parts one after the other, hexadecimal. */
export function digestOfParts(...parts: readonly (string | Uint8Array)[]): string {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest('hex');
}
