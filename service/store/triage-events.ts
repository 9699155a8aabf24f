import type { CommandId, IssueId, MessageId, OperatorId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { TRIAGE_STATES, type TriageState } from '../../domain/message/triage-state.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { messageCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** What triage has to know of a message. */
export interface TriagedMessage {
  readonly id: MessageId;
  readonly sentAt: Instant;
  readonly state: TriageState;
}

/** One decision about one message; `undoes` names the command it takes back. */
export interface TriageEvent {
  readonly commandId: CommandId;
  readonly messageId: MessageId;
  readonly at: Instant;
  readonly by: OperatorId;
  readonly from: TriageState;
  readonly to: TriageState;
  readonly issueId: IssueId | null;
  readonly undoes: CommandId | null;
}

/** Those of the messages that exist within the scope, in order of arrival. */
export async function messagesToTriage(
  db: ReadableDb,
  ids: readonly MessageId[],
  scope: Scope,
): Promise<readonly TriagedMessage[]> {
  const within = messageCondition(scope, 'm');
  const rows = db.all<{ id: MessageId; sentAt: Instant; state: number }>(
    `SELECT m.id, m.sentAt, m.state FROM messages m WHERE m.id IN (SELECT value FROM json_each(:ids)) ${within.sql} ORDER BY m.id`,
    { ids: JSON.stringify(ids), ...within.parameters },
  );
  return rows.map((row) => ({ ...row, state: stateOf(row.state) }));
}

/** Writes decisions down and moves the messages to their new states. */
export async function recordTriage(tx: WriteTransaction, events: readonly TriageEvent[]): Promise<void> {
  for (const event of events) {
    tx.db.run(
      `INSERT INTO triageEvents (commandId, messageId, at, by, fromState, toState, issueId, undoes)
       VALUES (:commandId, :messageId, :at, :by, :fromState, :toState, :issueId, :undoes)`,
      {
        commandId: event.commandId,
        messageId: event.messageId,
        at: event.at,
        by: event.by,
        fromState: TRIAGE_STATES.indexOf(event.from),
        toState: TRIAGE_STATES.indexOf(event.to),
        issueId: event.issueId,
        undoes: event.undoes,
      },
    );
    tx.db.run('UPDATE messages SET state = :state WHERE id = :id AND state <> :state', {
      id: event.messageId,
      state: TRIAGE_STATES.indexOf(event.to),
    });
    tx.changed('message', String(event.messageId), null);
  }
}

/** The decisions one command made, in the order they were made. */
export async function triageEventsOf(db: ReadableDb, commandId: CommandId): Promise<readonly TriageEvent[]> {
  const rows = db.all<Omit<TriageEvent, 'from' | 'to'> & { readonly fromState: number; readonly toState: number }>(
    'SELECT commandId, messageId, at, by, fromState, toState, issueId, undoes FROM triageEvents WHERE commandId = :commandId ORDER BY id',
    { commandId },
  );
  return rows.map(({ fromState, toState, ...row }) => ({ ...row, from: stateOf(fromState), to: stateOf(toState) }));
}

/** Whether anything was decided about the messages of a command after it. */
export async function wasOvertaken(db: ReadableDb, commandId: CommandId): Promise<boolean> {
  const row = db.get(
    `SELECT 1 FROM triageEvents mine JOIN triageEvents later ON later.messageId = mine.messageId AND later.id > mine.id
     WHERE mine.commandId = :commandId AND later.commandId <> :commandId LIMIT 1`,
    { commandId },
  );
  return row !== undefined;
}

function stateOf(stored: number): TriageState {
  const state = TRIAGE_STATES[stored];
  if (state === undefined) throw new Error(`Unknown triage state ${stored}`);
  return state;
}
