import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandId, MessageId } from '../../../domain/ids.ts';
import type { CommandOutcome } from '../../data/use-command.ts';
import { aRow } from './a-row.ts';
import { at, emptyList, opened } from './inbox-list.ts';
import { inView, openMessages } from './inbox-source.ts';
import { changeList, currentList, useInbox } from './inbox-store.ts';
import { orderAct, returnRows, takeLastAct, type Done } from './triage-acts.ts';

const ids = (...numbers: number[]) => numbers as MessageId[];
const done: CommandOutcome<Done> = {
  ok: true,
  output: { commandId: 'c' as CommandId, undoUntil: Number.MAX_SAFE_INTEGER },
  commandId: 'c' as CommandId,
};
const refusal = (code: 'busy' | 'already-triaged', data: unknown): CommandOutcome<Done> => ({
  ok: false,
  failure: { kind: 'refused', code, data },
});
const shown = () => {
  const { ids: list, cursor } = currentList(useInbox.getState()).cursor;
  return { list, cursor };
};
const dismiss = (messageIds: readonly MessageId[], answer: Promise<CommandOutcome<Done>>) =>
  orderAct({ act: 'dismiss', state: 'dismissed', messageIds, send: () => answer, numbersOf: () => [] });

beforeEach(() => {
  useInbox.setState({ ...useInbox.getInitialState(), entries: new Map() });
  const rows = [50, 40, 30, 20].map((each) => aRow(each));
  changeList(openMessages, () =>
    at(opened(emptyList, { rows, next: null }), {
      kind: 'moved',
      to: { kind: 'row', id: 40 as MessageId },
      extend: false,
    }),
  );
});

describe('orderAct', () => {
  it('lets the row leave and gives the next one the cursor before the service has answered', () => {
    void dismiss(ids(40), new Promise(() => undefined));
    expect(shown()).toEqual({ list: [50, 30, 20], cursor: 30 });
  });

  it('keeps the row away once the service has confirmed', async () => {
    await dismiss(ids(40), Promise.resolve(done));
    expect([shown(), useInbox.getState().undo.map(({ commandId }) => commandId)]).toEqual([
      { list: [50, 30, 20], cursor: 30 },
      ['c'],
    ]);
  });

  it('brings the row and the cursor back when it is refused', async () => {
    await dismiss(ids(40), Promise.resolve(refusal('busy', null)));
    expect([shown(), useInbox.getState().undo]).toEqual([{ list: [50, 40, 30, 20], cursor: 40 }, []]);
  });

  it('leaves the cursor where the operator has gone meanwhile', async () => {
    const act = dismiss(ids(40), Promise.resolve(refusal('busy', null)));
    changeList(openMessages, (list) => at(list, { kind: 'moved', to: { kind: 'last' }, extend: false }));
    await act;
    expect(shown()).toEqual({ list: [50, 40, 30, 20], cursor: 20 });
  });

  it('does not bring back what another operator has decided', async () => {
    await dismiss(ids(40, 30), Promise.resolve(refusal('already-triaged', { messageIds: [30] })));
    expect(shown()).toEqual({ list: [50, 40, 20], cursor: 40 });
  });

  it('marks the row and goes on where the list shows every state', () => {
    const all = inView(openMessages, 'all');
    useInbox.setState({ source: all });
    changeList(all, () => opened(emptyList, { rows: [aRow(50), aRow(40)], next: null }));
    void dismiss(ids(50), new Promise(() => undefined));
    const list = currentList(useInbox.getState());
    expect([shown(), list.rows.get(50 as MessageId)?.state]).toEqual([{ list: [50, 40], cursor: 40 }, 'dismissed']);
  });
});

describe('taking back', () => {
  it('returns the rows of the last act, and then there is nothing more to take back', async () => {
    await dismiss(ids(40), Promise.resolve(done));
    const last = takeLastAct();
    returnRows(last?.rows ?? []);
    expect([shown(), takeLastAct()]).toEqual([{ list: [50, 40, 30, 20], cursor: 40 }, null]);
  });

  it('lets the row leave the list that the act had brought it into', async () => {
    const later = inView(openMessages, 'later');
    await orderAct({
      act: 'postpone',
      state: 'later',
      messageIds: ids(40),
      send: () => Promise.resolve(done),
      numbersOf: () => [],
    });
    useInbox.setState({ source: later });
    changeList(later, () => opened(emptyList, { rows: [{ ...aRow(40), state: 'later' }, aRow(10)], next: null }));
    returnRows(takeLastAct()?.rows ?? []);
    const back = currentList({ ...useInbox.getState(), source: openMessages }).cursor;
    expect([shown(), back.ids]).toEqual([{ list: [10], cursor: 10 }, [50, 40, 30, 20]]);
  });
});
