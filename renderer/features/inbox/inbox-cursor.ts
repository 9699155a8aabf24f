import { assertNever } from '../../../domain/assert-never.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { withIds, withoutIds } from './id-list.ts';

/** Where the operator stands in one list: what is shown (newest first), the row under the cursor, and what is selected. */
export interface InboxCursor {
  readonly ids: readonly MessageId[];
  readonly cursor: MessageId | null;
  readonly selected: ReadonlySet<MessageId>;
  readonly rangeFrom: MessageId | null;
  /** Grows each time the operator moves by hand, so that a late answer never steals the cursor. */
  readonly moves: number;
}

export type CursorTarget =
  | { readonly kind: 'by'; readonly rows: number }
  | { readonly kind: 'first' | 'last' }
  | { readonly kind: 'row'; readonly id: MessageId };

export type CursorEvent =
  /** A list was read afresh; the cursor stays where it was, if that row is still there. */
  | { readonly kind: 'opened'; readonly ids: readonly MessageId[] }
  /** Rows came in at their places, older, newer or back again; the cursor does not move. */
  | { readonly kind: 'joined'; readonly ids: readonly MessageId[] }
  /** Rows were decided, here or at another desk. */
  | { readonly kind: 'left'; readonly ids: readonly MessageId[] }
  | { readonly kind: 'moved'; readonly to: CursorTarget; readonly extend: boolean }
  /** Turns the selection of one row over; null means the row under the cursor. */
  | { readonly kind: 'toggled'; readonly id: MessageId | null }
  | { readonly kind: 'range-selected'; readonly to: MessageId | null }
  | { readonly kind: 'cleared' };

export const emptyCursor: InboxCursor = { ids: [], cursor: null, selected: new Set(), rangeFrom: null, moves: 0 };

/** What an act of triage is about: the selection, or the row under the cursor where nothing is selected. Newest first. */
export function actedUpon(state: InboxCursor): readonly MessageId[] {
  if (state.selected.size > 0) return state.ids.filter((id) => state.selected.has(id));
  return state.cursor === null ? [] : [state.cursor];
}

export function moveCursor(state: InboxCursor, event: CursorEvent): InboxCursor {
  switch (event.kind) {
    case 'opened':
      return open(state, event.ids);
    case 'joined':
      return join(state, event.ids);
    case 'left':
      return leave(state, new Set(event.ids));
    case 'moved':
      return move(state, event.to, event.extend);
    case 'toggled':
      return toggle(state, event.id ?? state.cursor);
    case 'range-selected':
      return selectRange(state, event.to ?? state.cursor);
    case 'cleared':
      return state.selected.size === 0 ? state : { ...state, selected: new Set(), rangeFrom: null };
    default:
      return assertNever(event);
  }
}

function open(state: InboxCursor, ids: readonly MessageId[]): InboxCursor {
  const shown = new Set(ids);
  const cursor = state.cursor !== null && shown.has(state.cursor) ? state.cursor : (ids[0] ?? null);
  return { ...state, ids, cursor, selected: kept(state.selected, shown), rangeFrom: null };
}

function join(state: InboxCursor, incoming: readonly MessageId[]): InboxCursor {
  const ids = withIds(state.ids, incoming);
  if (ids === state.ids) return state;
  return { ...state, ids, cursor: state.cursor ?? ids[0] ?? null };
}

function leave(state: InboxCursor, gone: ReadonlySet<MessageId>): InboxCursor {
  const ids = withoutIds(state.ids, gone);
  if (ids === state.ids) return state;
  const rangeFrom = state.rangeFrom !== null && gone.has(state.rangeFrom) ? null : state.rangeFrom;
  return { ...state, ids, cursor: successor(state, gone), selected: less(state.selected, gone), rangeFrom };
}

/** The row under the cursor, else the next one below it that stays, else the nearest above. */
function successor(state: InboxCursor, gone: ReadonlySet<MessageId>): MessageId | null {
  const { ids, cursor } = state;
  if (cursor === null || !gone.has(cursor)) return cursor;
  const at = ids.indexOf(cursor);
  for (let below = at + 1; below < ids.length; below += 1)
    if (!gone.has(ids[below] ?? cursor)) return ids[below] ?? null;
  for (let above = at - 1; above >= 0; above -= 1) if (!gone.has(ids[above] ?? cursor)) return ids[above] ?? null;
  return null;
}

function move(state: InboxCursor, to: CursorTarget, extend: boolean): InboxCursor {
  const target = targetOf(state, to);
  if (target === null) return state;
  const moved = { ...state, cursor: target, moves: state.moves + 1 };
  if (!extend) return moved;
  return selectRange({ ...moved, rangeFrom: state.rangeFrom ?? state.cursor }, target);
}

function targetOf({ ids, cursor }: InboxCursor, to: CursorTarget): MessageId | null {
  switch (to.kind) {
    case 'first':
      return ids[0] ?? null;
    case 'last':
      return ids.at(-1) ?? null;
    case 'row':
      return ids.includes(to.id) ? to.id : null;
    case 'by': {
      const at = cursor === null ? -1 : ids.indexOf(cursor);
      return ids[Math.min(Math.max(at + to.rows, 0), ids.length - 1)] ?? null;
    }
    default:
      return assertNever(to);
  }
}

function toggle(state: InboxCursor, id: MessageId | null): InboxCursor {
  if (id === null || !state.ids.includes(id)) return state;
  const selected = new Set(state.selected);
  if (!selected.delete(id)) selected.add(id);
  return { ...state, selected, rangeFrom: id };
}

function selectRange(state: InboxCursor, to: MessageId | null): InboxCursor {
  if (to === null) return state;
  const start = state.ids.indexOf(state.rangeFrom ?? to);
  const end = state.ids.indexOf(to);
  if (start < 0 || end < 0) return state;
  const range = state.ids.slice(Math.min(start, end), Math.max(start, end) + 1);
  return { ...state, selected: new Set([...state.selected, ...range]), rangeFrom: state.rangeFrom ?? to };
}

function less(selected: ReadonlySet<MessageId>, gone: ReadonlySet<MessageId>): ReadonlySet<MessageId> {
  return selected.size === 0 ? selected : new Set([...selected].filter((id) => !gone.has(id)));
}

function kept(selected: ReadonlySet<MessageId>, shown: ReadonlySet<MessageId>): ReadonlySet<MessageId> {
  return new Set([...selected].filter((id) => shown.has(id)));
}
