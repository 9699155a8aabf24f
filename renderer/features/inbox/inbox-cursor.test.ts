import { describe, expect, it } from 'vitest';
import type { MessageId } from '../../../domain/ids.ts';
import { actedUpon, emptyCursor, moveCursor, type CursorEvent, type InboxCursor } from './inbox-cursor.ts';

const ids = (...numbers: number[]) => numbers as MessageId[];
const id = (number: number) => number as MessageId;

function after(...events: CursorEvent[]): InboxCursor {
  return events.reduce(moveCursor, moveCursor(emptyCursor, { kind: 'opened', ids: ids(50, 40, 30, 20, 10) }));
}
const to = (number: number): CursorEvent => ({ kind: 'moved', to: { kind: 'row', id: id(number) }, extend: false });
const by = (rows: number, extend = false): CursorEvent => ({ kind: 'moved', to: { kind: 'by', rows }, extend });

describe('moveCursor', () => {
  it('opens a list with the cursor on the newest row', () => {
    expect(after()).toEqual({ ids: [50, 40, 30, 20, 10], cursor: 50, selected: new Set(), rangeFrom: null, moves: 0 });
  });

  it('keeps the cursor and the selection when the same list is read again', () => {
    const again = after(to(30), { kind: 'toggled', id: null }, { kind: 'opened', ids: ids(60, 50, 30, 20) });
    expect(again).toEqual({ ids: [60, 50, 30, 20], cursor: 30, selected: new Set([30]), rangeFrom: null, moves: 1 });
  });

  it('moves by rows and stops at both ends', () => {
    const stops = [by(1), by(10), by(-2), by(-10)].map((_, at, all) => after(...all.slice(0, at + 1)).cursor);
    expect(stops).toEqual([40, 10, 30, 50]);
  });

  it('goes to the first and the last row', () => {
    const last = after({ kind: 'moved', to: { kind: 'last' }, extend: false });
    expect([last.cursor, moveCursor(last, { kind: 'moved', to: { kind: 'first' }, extend: false }).cursor]).toEqual([
      10, 50,
    ]);
  });

  it('puts the cursor on the row below when the row under it leaves', () => {
    expect(after(to(30), { kind: 'left', ids: ids(30) })).toEqual({
      ids: [50, 40, 20, 10],
      cursor: 20,
      selected: new Set(),
      rangeFrom: null,
      moves: 1,
    });
  });

  it('puts the cursor on the row above when nothing is left below', () => {
    expect(after(to(20), { kind: 'left', ids: ids(20, 10) }).cursor).toEqual(30);
  });

  it('has no cursor when the last row has left, and takes the first that comes', () => {
    const none = after({ kind: 'left', ids: ids(50, 40, 30, 20, 10) });
    expect([none.cursor, moveCursor(none, { kind: 'joined', ids: ids(70, 60) }).cursor]).toEqual([null, 70]);
  });

  it('leaves the cursor alone when another row leaves or rows join', () => {
    expect(after(to(30), { kind: 'left', ids: ids(50, 10) }, { kind: 'joined', ids: ids(60, 5) })).toEqual({
      ids: [60, 40, 30, 20, 5],
      cursor: 30,
      selected: new Set(),
      rangeFrom: null,
      moves: 1,
    });
  });

  it('puts a row that comes back where it was', () => {
    expect(after({ kind: 'left', ids: ids(40) }, { kind: 'joined', ids: ids(40) }).ids).toEqual([50, 40, 30, 20, 10]);
  });

  it('selects a range from the last toggled row to the cursor', () => {
    const range = after(to(40), { kind: 'toggled', id: null }, to(20), { kind: 'range-selected', to: null });
    expect([...range.selected].sort()).toEqual([20, 30, 40]);
  });

  it('extends the selection while moving', () => {
    expect([...after(by(1, true), by(1, true)).selected]).toEqual([50, 40, 30]);
  });

  it('turns a selected row over and clears the rest', () => {
    const one = after(
      { kind: 'toggled', id: id(40) },
      { kind: 'toggled', id: id(30) },
      { kind: 'toggled', id: id(40) },
    );
    expect([[...one.selected], [...moveCursor(one, { kind: 'cleared' }).selected]]).toEqual([[30], []]);
  });

  it('drops a row that left from the selection', () => {
    const left = after(
      { kind: 'toggled', id: id(40) },
      { kind: 'toggled', id: id(30) },
      { kind: 'left', ids: ids(30) },
    );
    expect([[...left.selected], left.rangeFrom]).toEqual([[40], null]);
  });
});

describe('actedUpon', () => {
  it('is the row under the cursor where nothing is selected', () => {
    expect(actedUpon(after(to(20)))).toEqual([20]);
  });
  it('is the selection, newest first, wherever the cursor stands', () => {
    expect(actedUpon(after({ kind: 'toggled', id: id(10) }, { kind: 'toggled', id: id(40) }, to(30)))).toEqual([
      40, 10,
    ]);
  });
  it('is nothing in an empty list', () => {
    expect(actedUpon(emptyCursor)).toEqual([]);
  });
});
