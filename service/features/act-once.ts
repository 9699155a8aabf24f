import type { CommandId, OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Session } from '../session.ts';
import { hasAudited } from '../store/audit-log.ts';
import { findCommand, rememberCommand } from '../store/commands.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { badRequest, refusals } from './refusals.ts';

/** When something is done and by whom. */
export interface Doing {
  readonly at: Instant;
  readonly by: OperatorId;
  /** The procedure, for the audit line. */
  readonly action: string;
}

/** One command as it was called. */
export interface Order {
  readonly session: Session;
  readonly path: readonly string[];
  readonly commandId: CommandId;
}

/**
 * Carries a command out in one transaction, once: the same id again gets the first answer again. Whatever `work` throws rolls
 * everything back, and so does a command that leaves no audit line. The answer must survive JSON.
 */
export async function actOnce<Answer>(
  { store, clock }: { readonly store: Store; readonly clock: { now(): Instant } },
  { session, path, commandId }: Order,
  work: (tx: WriteTransaction, doing: Doing) => Promise<Answer>,
): Promise<Answer> {
  const by = operatorAt(session);
  const action = path.join('.');
  return once(store, { by, action, commandId }, clock, async (tx, doing) => {
    const answer = await work(tx, doing);
    if (!hasAudited(tx)) throw new Error(`${action} leaves no audit line`);
    return answer;
  });
}

/**
 * The same without an audit line, for what is no act: that somebody has read something is a record of its own, kept row by row
 * (patrolReads), and one line of the chain every few seconds of reading would bury what the auditor looks for.
 */
export async function recordOnce<Answer>(
  { store, clock }: { readonly store: Store; readonly clock: { now(): Instant } },
  { session, path, commandId }: Order,
  work: (tx: WriteTransaction, doing: Doing) => Promise<Answer>,
): Promise<Answer> {
  return once(store, { by: operatorAt(session), action: path.join('.'), commandId }, clock, work);
}

async function once<Answer>(
  store: Store,
  { by, action, commandId }: Omit<Doing, 'at'> & Pick<Order, 'commandId'>,
  clock: { now(): Instant },
  work: (tx: WriteTransaction, doing: Doing) => Promise<Answer>,
): Promise<Answer> {
  return store.write(async (tx) => {
    const done = await findCommand(tx.db, commandId);
    if (done !== null) {
      if (done.by !== by || done.name !== action) throw badRequest('This command id was used for something else.');
      return JSON.parse(done.answer) as Answer;
    }
    const at = clock.now();
    const answer = await work(tx, { at, by, action });
    await rememberCommand(tx, commandId, { at, by, name: action, answer: JSON.stringify(answer) });
    return answer;
  });
}

/** Who acts; refused where nobody sits at the desk. */
export function operatorAt(session: Session): OperatorId {
  if (session.person === null) throw refusals['not-signed-in']();
  return session.person.id;
}
