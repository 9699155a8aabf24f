import type { InboxFilter, InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import { messageCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import { MESSAGE_COLUMNS, type MessageRow, NOT_SEALED, toInboxRow } from './inbox-row.ts';
import type { MasterData } from './master-data.ts';
import { resolveFilter } from './message-filter.ts';
import { AFTER_ALL, pageOfMessages } from './message-page.ts';

/** One page of a list: `next` continues it, null at its end. */
export interface InboxPage {
  readonly rows: InboxRow[];
  readonly next: MessageId | null;
}

/** One page of the merged inbox, newest arrival first. */
export function inboxPage(
  db: ReadableDb,
  master: MasterData,
  input: {
    readonly filter: InboxFilter;
    readonly scope: Scope;
    readonly before: MessageId | null;
    readonly limit: number;
  },
): InboxPage {
  const filter = resolveFilter(db, master, input);
  const ids = pageOfMessages(db, filter, input.before ?? AFTER_ALL, input.limit);
  return {
    rows: rowsOf(db, master, input.scope, { ids, sealedToo: false }),
    next: ids.length < input.limit ? null : (ids.at(-1) ?? null),
  };
}

/**
 * These messages as rows, in the given order; those that do not exist within the scope are left out, and so are those that were
 * sealed: only their group's conversation shows the place where one was.
 */
export function rowsById(
  db: ReadableDb,
  master: MasterData,
  { ids, scope }: { readonly ids: readonly MessageId[]; readonly scope: Scope },
  sealedToo = false,
): InboxRow[] {
  const within = messageCondition(scope, 'm');
  const mine = db.all<{ id: MessageId }>(
    `SELECT m.id FROM json_each(:ids) i CROSS JOIN messages m ON m.id = i.value WHERE true ${within.sql}`,
    { ids: JSON.stringify(ids), ...within.parameters },
  );
  return rowsOf(db, master, scope, { ids: mine.map((row) => row.id), sealedToo });
}

/** Messages whose scope has been seen to, as rows in the given order. */
function rowsOf(
  db: ReadableDb,
  master: MasterData,
  scope: Scope,
  { ids, sealedToo }: { readonly ids: readonly MessageId[]; readonly sealedToo: boolean },
): InboxRow[] {
  const rows = db.all<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM json_each(:ids) i CROSS JOIN messages m ON m.id = i.value ${sealedToo ? '' : `WHERE ${NOT_SEALED}`}`,
    { ids: JSON.stringify(ids) },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [toInboxRow(row, master, scope, [])];
  });
}
