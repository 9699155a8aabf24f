import type { Instant } from '../../domain/time/instant.ts';
import { errorName, type Log } from '../log.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Store } from '../store/store.ts';

/** What the console does by itself and the audit log tells of. */
export const SERVICE_ACTS = ['service.start', 'service.stop', 'store.restore', 'wall.open'] as const;
export type ServiceAct = (typeof SERVICE_ACTS)[number];

/** Writes into the audit log what the console did by itself; one that cannot be written is logged and stops nothing. */
export function noteOf({
  store,
  clock,
  log,
}: {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly log: Log;
}): (act: ServiceAct, detail?: string) => Promise<void> {
  return async (act, detail) => {
    const line = { by: null, action: act, entity: 'audit', entityId: null, detail: detail ?? null } as const;
    try {
      await store.write((tx) => appendAudit(tx, { ...line, at: clock.now() }));
    } catch (error) {
      log.error('act-not-audited', { act, error: errorName(error) });
    }
  };
}
