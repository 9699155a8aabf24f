import type { InboxRow } from '../../../contract/inbox.ts';
import type { CommandId, MessageId } from '../../../domain/ids.ts';
import type { TriageState } from '../../../domain/message/triage-state.ts';
import type { Failure } from '../../data/failure.ts';
import type { CommandOutcome } from '../../data/use-command.ts';
import { at, inTriageState, rowsOf, without, withRows } from './inbox-list.ts';
import { belongs, keyOf } from './inbox-source.ts';
import { changeEveryList, changeList, currentList, useInbox } from './inbox-store.ts';
import { confirmed, dropped, lasting, ordered, type TriageAct } from './undo-stack.ts';

/** What the service answers to an act of triage. */
export interface Done {
  readonly commandId: CommandId;
  readonly undoUntil: number;
}

export interface ActOrder<Output extends Done> {
  readonly act: TriageAct;
  readonly messageIds: readonly MessageId[];
  readonly state: TriageState;
  readonly send: () => Promise<CommandOutcome<Output>>;
  /** Numbers of the issues that the answer speaks of. */
  readonly numbersOf: (output: Output) => readonly string[];
  /** What has really been done, where the answer may be another act than was ordered. */
  readonly actOf?: (output: Output) => TriageAct;
}

interface Ordered {
  readonly rows: readonly InboxRow[];
  readonly outcome: Promise<CommandOutcome<Done>>;
}

const orders = new Map<number, Ordered>();
let lastKey = 0;
/** How long an answer that was asked before the act may still be on its way. */
const LATE_ANSWER_MS = 5_000;

/**
 * Orders an act: the rows leave and the next row has the cursor at once, before the service has answered. A refusal brings the rows
 * back, and the cursor too where the operator has not moved since; it is answered, so that the caller words it.
 */
export async function orderAct<Output extends Done>(order: ActOrder<Output>): Promise<CommandOutcome<Output>> {
  const { source } = useInbox.getState();
  const list = currentList(useInbox.getState());
  const rows = rowsOf(list, order.messageIds);
  const key = ++lastKey;
  decide(order.messageIds, order.state);
  useInbox.setState(({ undo }) => ({
    mode: 'read',
    together: null,
    undo: ordered(undo, { key, act: order.act, messageIds: order.messageIds }, Date.now()),
  }));
  const { moves } = currentList(useInbox.getState()).cursor;
  const outcome = order.send();
  orders.set(key, { rows, outcome });
  const answer = await outcome;
  if (answer.ok) {
    const { commandId, undoUntil } = answer.output;
    useInbox.setState(({ undo, sheets }) => ({
      undo: confirmed(undo, key, {
        act: order.actOf?.(answer.output) ?? order.act,
        commandId,
        until: undoUntil,
        numbers: order.numbersOf(answer.output),
      }),
      sheets: new Map([...sheets].filter(([id]) => !order.messageIds.includes(id))),
    }));
    setTimeout(() => forget(order.messageIds), LATE_ANSWER_MS);
    return answer;
  }
  orders.delete(key);
  useInbox.setState(({ undo }) => ({ undo: dropped(undo, key) }));
  const returned = rows.filter(({ id }) => !decidedElsewhere(answer.failure).has(id));
  bringBack(returned);
  const focus = list.cursor.cursor;
  if (focus !== null && currentList(useInbox.getState()).cursor.moves === moves)
    changeList(source, (now) => at(now, toRow(focus)));
  return answer;
}

/** The act that would be taken back now, if there is one; it is taken off the stack, so that two keys never take back one act. */
export function takeLastAct(): {
  readonly rows: readonly InboxRow[];
  readonly outcome: Promise<CommandOutcome<Done>>;
} | null {
  const undo = lasting(useInbox.getState().undo, Date.now());
  const last = undo.at(-1);
  if (last === undefined) return null;
  useInbox.setState({ undo: dropped(undo, last.key) });
  const order = orders.get(last.key);
  orders.delete(last.key);
  return order ?? null;
}

/** Rows of an act that was taken back return to their places, and the first of them has the cursor. */
export function returnRows(rows: readonly InboxRow[]): void {
  bringBack(rows);
  const first = rows[0];
  if (first !== undefined) changeList(useInbox.getState().source, (list) => at(list, toRow(first.id)));
}

function decide(ids: readonly MessageId[], state: TriageState): void {
  useInbox.setState(({ decidedHere, refusals }) => ({
    decidedHere: new Set([...decidedHere, ...ids]),
    refusals: new Map([...refusals].filter(([id]) => !ids.includes(id))),
  }));
  changeEveryList((list, source) => {
    if (!belongs(source, state)) return without(list, ids);
    const here = keyOf(useInbox.getState().source) === keyOf(source);
    const marked = at(inTriageState(list, ids, state), { kind: 'cleared' });
    return here ? at(marked, { kind: 'moved', to: { kind: 'by', rows: 1 }, extend: false }) : marked;
  });
}

function bringBack(rows: readonly InboxRow[]): void {
  forget(rows.map(({ id }) => id));
  // Only into lists they stood in: a list by place or rule does not say of itself whether they belong.
  changeEveryList((list, source) => {
    const known = rows.filter((row) => list.rows.has(row.id));
    const leaving = known.filter((row) => !belongs(source, row.state)).map(({ id }) => id);
    const staying = known.filter((row) => belongs(source, row.state));
    return without(withRows(list, staying), leaving);
  });
}

function forget(ids: readonly MessageId[]): void {
  useInbox.setState(({ decidedHere }) => ({
    decidedHere: new Set([...decidedHere].filter((id) => !ids.includes(id))),
  }));
}

function decidedElsewhere(failure: Failure): ReadonlySet<number> {
  if (failure.kind !== 'refused' || failure.code !== 'already-triaged') return new Set();
  const { data } = failure;
  const ids = typeof data === 'object' && data !== null && 'messageIds' in data ? data.messageIds : null;
  return new Set(Array.isArray(ids) ? ids.filter((id): id is number => typeof id === 'number') : []);
}

function toRow(id: MessageId) {
  return { kind: 'moved', to: { kind: 'row', id }, extend: false } as const;
}
