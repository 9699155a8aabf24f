import type { Instant } from '../../domain/time/instant.ts';
import { appendAudit } from '../store/audit-log.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';
import { findAlert, noteAlert } from '../store/urgent-alerts.ts';
import { actOnce } from './act-once.ts';
import { paging } from './shifts.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of urgent hits work with. */
export interface UrgentParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
}

/** 紧急提醒: everybody who is paged sees them until one has taken note (U14). */
export function createUrgent(parts: UrgentParts) {
  const { readers } = parts;
  return {
    open: os.urgent.open.handler(async ({ context: { session, scope } }) => ({
      ...(await readers.run('urgent.open', { scope })),
      ...(await paging(parts.store.read, session.person?.id ?? null, parts.clock.now())),
    })),

    note: os.urgent.note.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const alert = await findAlert(tx.db, input.id, scope);
        if (alert === null) throw refusals['not-found']({ data: { entity: 'urgent', id: String(input.id) } });
        // Two desks may answer the same page; the second has nothing left to change, and both are written down.
        if (alert.isOpen) await noteAlert(tx, input.id, { at, by });
        await appendAudit(tx, {
          ...{ at, by, action, entity: 'urgent', entityId: String(input.id) },
          detail: `message ${alert.messageId}`,
        });
        return {};
      }),
    ),
  };
}
