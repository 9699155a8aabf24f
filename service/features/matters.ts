import type { MessageId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { MessageAnalysis } from '../jobs/analyse-messages.ts';
import { appendAudit } from '../store/audit-log.ts';
import { leaveCluster, regroup, returnToCluster } from '../store/clusters.ts';
import { messagesToTriage } from '../store/triage-events.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { actOnce, type Doing } from './act-once.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of matters work with. */
export interface MatterParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
  readonly analysis: MessageAnalysis;
}

/** 同一件事: which messages speak of one matter; a person may say otherwise, and take that back. */
export function createMatters(parts: MatterParts) {
  const { readers, clock, analysis } = parts;
  return {
    ofMessage: os.matters.ofMessage.handler(({ input, context: { scope } }) =>
      readers.run('matters.ofMessage', { ...input, scope }),
    ),

    smouldering: os.matters.smouldering.handler(({ input, context: { scope } }) =>
      readers.run('matters.smouldering', { ...input, now: clock.now(), scope }),
    ),

    leave: os.matters.leave.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        await mustExist(tx, input.id, scope);
        const left = await leaveCluster(tx, input.id, doing);
        await audit(tx, doing, input.id, left ? null : 'was in none');
        return { left };
      }),
    ),

    rejoin: os.matters.rejoin.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        await mustExist(tx, input.id, scope);
        const joined = await returnToCluster(tx, input.id);
        await audit(tx, doing, input.id, joined ? null : 'had left none');
        return { joined };
      }),
    ),

    regroup: os.matters.regroup.handler(async ({ input, context: { session }, path }) => {
      const answer = await actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        await regroup(tx);
        await audit(tx, doing, null, null);
        return {};
      });
      void analysis.settle();
      return answer;
    }),
  };
}

async function mustExist(tx: WriteTransaction, id: MessageId, scope: Scope): Promise<void> {
  if ((await messagesToTriage(tx.db, [id], scope)).length === 0) {
    throw refusals['not-found']({ data: { entity: 'message', id: String(id) } });
  }
}

function audit(tx: WriteTransaction, doing: Doing, id: MessageId | null, detail: string | null): Promise<void> {
  const { at, by, action } = doing;
  return appendAudit(tx, { at, by, action, entity: 'message', entityId: id === null ? null : String(id), detail });
}
