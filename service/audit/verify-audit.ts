import type { AuditVerdict } from '../../contract/audit.ts';
import { CHAIN_START, type ChainProgress } from '../store/audit-check.ts';
import { chainHead } from '../store/audit-log.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';
import { allAnchors } from './anchor-file.ts';
import type { AnchorKeeper } from './anchor-keeper.ts';
import { checkAnchors } from './check-anchors.ts';
import type { SigningKey } from './signing-key.ts';

/** How far a check of the whole chain has come; the verdict comes last. */
export interface AuditProgress {
  readonly checked: number;
  readonly total: number;
  readonly backwards: number;
  readonly verdict: AuditVerdict | null;
}

/** One stretch is a few tens of milliseconds of a reader thread, so that a list asked for meanwhile need not wait. */
const STRETCH = 10_000;

/** Recomputes the chain stretch by stretch on a reader thread, then checks the anchors; tells how far it has come after each. */
export async function* verifyAudit(
  parts: {
    readonly store: Store;
    readonly readers: Readers;
    readonly anchors: AnchorKeeper;
    readonly centre: string;
    readonly key: SigningKey;
  },
  signal?: AbortSignal,
): AsyncGenerator<AuditProgress, void, void> {
  const { store, readers, anchors, centre, key } = parts;
  const total = ((await chainHead(store.read))?.seq ?? -1) + 1;
  let progress: ChainProgress = CHAIN_START;
  while (!progress.done) {
    if (signal?.aborted === true) return;
    progress = await readers.run('audit.stretch', { from: progress, centerId: centre, limit: STRETCH });
    if (!progress.done) yield toProgress(progress, total, null);
  }
  const { fault } = progress;
  if (fault !== null) {
    yield toProgress(progress, total, { kind: 'broken', seq: fault.seq, fault: fault.kind });
    return;
  }
  const { file, trouble } = anchors.state;
  const lines = allAnchors(file);
  const found = await checkAnchors(store.read, lines, { centre, key });
  yield toProgress(progress, total, verdictOf(found, lines.length, trouble));
}

function verdictOf(
  { fault, acknowledged }: Awaited<ReturnType<typeof checkAnchors>>,
  anchors: number,
  trouble: AnchorKeeper['state']['trouble'],
): AuditVerdict {
  if (fault !== null) {
    const { line, number, seq, kind } = fault;
    return { kind: 'anchors', line, number, seq, fault: kind };
  }
  // Anchors that are not there leave no line that could be faulty.
  return trouble === null ? { kind: 'whole', anchors, acknowledged } : { kind: 'disagree', trouble };
}

function toProgress({ next, backwards }: ChainProgress, total: number, verdict: AuditVerdict | null): AuditProgress {
  // Entries may have been added since the check began.
  return { checked: next, total: Math.max(total, next), backwards, verdict };
}
