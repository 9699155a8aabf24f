import { create } from 'zustand';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { actedUpon, type CursorEvent } from './inbox-cursor.ts';
import { at, emptyList, type InboxList } from './inbox-list.ts';
import { keyOf, openMessages, type InboxSource } from './inbox-source.ts';
import type { IssueDraftForm } from './issue-draft-form.ts';
import type { UndoStack } from './undo-stack.ts';

/** How far a list has been read. */
export type ListPhase =
  | { readonly kind: 'unread' | 'reading' | 'ready' | 'reading-on' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ListEntry {
  readonly source: InboxSource;
  readonly list: InboxList;
  readonly phase: ListPhase;
}

/** What the keys are about: reading the list, submitting the form, or choosing the issue to merge into. */
export type InboxMode = 'read' | 'dispatch' | 'register' | 'merge';

/** Drafts that the operator has touched, and which of them is in hand. */
export interface DraftSheet {
  readonly drafts: readonly IssueDraftForm[];
  readonly current: number;
}

/** Open messages of one matter, the one under the cursor among them. */
export interface Together {
  readonly of: MessageId;
  readonly ids: readonly MessageId[];
}

/** The place of the operator in the inbox. It outlives the page, so that coming back from the ledger finds the same row. */
export interface InboxPlace {
  readonly source: InboxSource;
  /** Where Escape leads back to from a search. */
  readonly beforeSearch: InboxSource | null;
  readonly entries: ReadonlyMap<string, ListEntry>;
  readonly mode: InboxMode;
  readonly sheets: ReadonlyMap<MessageId, DraftSheet>;
  /** The messages of one matter that the next act is about, and the message they were gathered for; null where an act is about what is selected. */
  readonly together: Together | null;
  readonly undo: UndoStack;
  /** The message beside which it is shown what its sender has said elsewhere; null where its conversation is. */
  readonly senderOf: MessageId | null;
  /** Decided at this desk and not taken back: a late answer of the service does not bring them back. */
  readonly decidedHere: ReadonlySet<MessageId>;
  /** Why a row came back after an act, in words. */
  readonly refusals: ReadonlyMap<MessageId, string>;
  /** Messages of which the operator was told who else has them in hand: the same act again goes through. */
  readonly warned: ReadonlyMap<MessageId, string>;
}

/** Lists that are remembered; the oldest is forgotten first. */
const REMEMBERED = 8;

export const useInbox = create<InboxPlace>()(() => ({
  source: openMessages,
  beforeSearch: null,
  entries: new Map(),
  mode: 'read',
  sheets: new Map(),
  together: null,
  undo: [],
  senderOf: null,
  decidedHere: new Set(),
  refusals: new Map(),
  warned: new Map(),
}));

let owner: string | null | undefined;

/**
 * Lists, drafts and what can be undone belong to whoever sits at the window: the next person begins with none of them, because
 * their territory may be another one.
 */
export function belongTo(person: string | null): void {
  if (owner !== undefined && owner !== person) useInbox.setState(useInbox.getInitialState(), true);
  owner = person;
}

export function entryOf({ entries }: Pick<InboxPlace, 'entries'>, source: InboxSource): ListEntry {
  return entries.get(keyOf(source)) ?? unread(source);
}

const unreadEntries = new WeakMap<InboxSource, ListEntry>();

/** The same value for the same source, so that a selector sees no change where there is none. */
function unread(source: InboxSource): ListEntry {
  const known = unreadEntries.get(source);
  if (known !== undefined) return known;
  const entry: ListEntry = { source, list: emptyList, phase: { kind: 'unread' } };
  unreadEntries.set(source, entry);
  return entry;
}

/** The list on screen. */
export function currentEntry(place: InboxPlace): ListEntry {
  return entryOf(place, place.source);
}

export function currentList(place: InboxPlace): InboxList {
  return currentEntry(place).list;
}

/** The row under the cursor. */
export function cursorRow(place: InboxPlace): InboxRow | null {
  const { cursor, rows } = currentList(place);
  return cursor.cursor === null ? null : (rows.get(cursor.cursor) ?? null);
}

/** What the next act is about: the whole matter where it was gathered, else the selection or the row under the cursor. */
export function targetIds(place: InboxPlace): readonly MessageId[] {
  const { cursor } = currentList(place);
  const { together } = place;
  return together !== null && together.of === cursor.cursor ? together.ids : actedUpon(cursor);
}

/** The row the form speaks of: the one under the cursor, or the newest selected where the cursor stands elsewhere. */
export function targetRow(place: InboxPlace): InboxRow | null {
  const { cursor, rows } = currentList(place);
  const acted = actedUpon(cursor);
  const id = cursor.cursor !== null && acted.includes(cursor.cursor) ? cursor.cursor : acted[0];
  return id === undefined ? null : (rows.get(id) ?? null);
}

/** Changes what is known of one list, whether it is still on screen or not. */
export function changeEntry(source: InboxSource, change: (entry: ListEntry) => ListEntry): void {
  useInbox.setState((place) => {
    const key = keyOf(source);
    const before = entryOf(place, source);
    const after = change(before);
    if (after === before) return place;
    const entries = new Map(place.entries);
    entries.delete(key);
    entries.set(key, after);
    forgetOldest(entries, [place.source, place.beforeSearch]);
    return { entries };
  });
}

function forgetOldest(entries: Map<string, ListEntry>, kept: readonly (InboxSource | null)[]): void {
  const keys = new Set(kept.map((source) => (source === null ? null : keyOf(source))));
  for (const key of entries.keys()) if (entries.size > REMEMBERED && !keys.has(key)) entries.delete(key);
}

export function changeList(source: InboxSource, change: (list: InboxList) => InboxList): void {
  changeEntry(source, (entry) => {
    const list = change(entry.list);
    return list === entry.list ? entry : { ...entry, list };
  });
}

/** Changes every remembered list: a message may stand in several. */
export function changeEveryList(change: (list: InboxList, source: InboxSource) => InboxList): void {
  for (const { source } of useInbox.getState().entries.values()) changeList(source, (list) => change(list, source));
}

/** Moves cursor or selection of the list on screen. */
export function moveInList(event: CursorEvent): void {
  if (event.kind === 'moved' && useInbox.getState().mode !== 'read') useInbox.setState({ mode: 'read' });
  if (useInbox.getState().together !== null) useInbox.setState({ together: null });
  changeList(useInbox.getState().source, (list) => at(list, event));
}

/** Shows other messages; the place in the list that is left is remembered. */
export function show(source: InboxSource): void {
  useInbox.setState({ source, mode: 'read', together: null });
}
