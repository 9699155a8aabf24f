import { expect, test } from 'vitest';
import type { IssueRow } from '../../../contract/issues.ts';
import type { IssueId } from '../../../domain/ids.ts';
import { cursorAt, indexOfCursor } from './ledger-cursor.ts';

const rowsOf = (...ids: string[]) => ids.map((id) => ({ id }) as IssueRow);
const on = (id: string, index: number) => ({ id: id as IssueId, index });

test('the cursor stays on its issue when rows come and go above it', () => {
  expect([
    indexOfCursor(rowsOf('a', 'b', 'c'), on('b', 1)),
    indexOfCursor(rowsOf('new', 'a', 'b', 'c'), on('b', 1)),
    indexOfCursor(rowsOf('b', 'c'), on('b', 1)),
  ]).toEqual([1, 2, 0]);
});

test('when its issue has left the view the cursor stands on what took its place', () => {
  expect([
    indexOfCursor(rowsOf('a', 'c'), on('b', 1)),
    indexOfCursor(rowsOf('a'), on('b', 1)),
    indexOfCursor([], on('b', 1)),
  ]).toEqual([1, 0, -1]);
});

test('the cursor never leaves the rows', () => {
  expect([
    cursorAt(rowsOf('a', 'b'), 7),
    cursorAt(rowsOf('a', 'b'), -1),
    cursorAt([], 0),
    indexOfCursor(rowsOf('a'), null),
  ]).toEqual([on('b', 1), on('a', 0), null, 0]);
});
