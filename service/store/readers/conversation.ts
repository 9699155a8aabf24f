import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import { earlierTexts, type EarlierText } from '../message-edits.ts';
import type { ReadableDb } from '../store.ts';
import { rowsById } from './inbox-queries.ts';
import type { MasterData } from './master-data.ts';
import { quotesIn, type Quote } from './quotes.ts';

/** What was said in a group around a message, oldest first, with what it quotes. */
export interface Conversation {
  readonly rows: InboxRow[];
  readonly quotes: Quote[];
  /** Quoted messages that are not among the rows. */
  readonly quoted: InboxRow[];
  /** What the rows said before they were changed. */
  readonly earlier: EarlierText[];
}

const NOTHING: Conversation = { rows: [], quotes: [], quoted: [], earlier: [] };

/** How far a chain of quotes is followed: whoever reads wants to know what is answered, not everything that ever was. */
const CHAIN = 3;

/** The messages of the same group around one message; none where there is no such message within the scope. */
export function conversation(
  db: ReadableDb,
  master: MasterData,
  input: { readonly id: MessageId; readonly before: number; readonly after: number; readonly scope: Scope },
): Conversation {
  const { id, before, after, scope } = input;
  if (rowsById(db, master, { ids: [id], scope }, true).length === 0) return NOTHING;
  const ids = db
    .all<{ id: MessageId }>(
      `SELECT id FROM (SELECT id FROM messages WHERE groupKey = (SELECT groupKey FROM messages WHERE id = :id) AND id <= :id
         ORDER BY id DESC LIMIT :before + 1)
       UNION ALL
       SELECT id FROM (SELECT id FROM messages WHERE groupKey = (SELECT groupKey FROM messages WHERE id = :id) AND id > :id
         ORDER BY id LIMIT :after)
       ORDER BY id`,
      { id, before, after },
    )
    .map((row) => row.id);
  const rows = rowsById(db, master, { ids, scope }, true);
  const edited = rows.filter((row) => row.editedAt !== null && row.state !== 'lead').map((row) => row.id);
  return { rows, ...chainsOf(db, master, rows, scope), earlier: earlierTexts(db, edited) };
}

/** What the rows quote, what that quotes in turn, and the messages themselves. What is out of sight is quoted as unknown. */
function chainsOf(
  db: ReadableDb,
  master: MasterData,
  rows: readonly InboxRow[],
  scope: Scope,
): Pick<Conversation, 'quotes' | 'quoted'> {
  const known = new Set(rows.map((row) => row.id));
  const quotes: Quote[] = [];
  const quoted: InboxRow[] = [];
  let asking = rows.map((row) => row.id);
  for (let depth = 0; depth < CHAIN && asking.length > 0; depth += 1) {
    const found = quotesIn(db, asking);
    const unknown = [...new Set(found.flatMap((quote) => quote.quoted ?? []))].filter((id) => !known.has(id));
    const read = unknown.length === 0 ? [] : rowsById(db, master, { ids: unknown, scope }, true);
    for (const row of read) known.add(row.id);
    quoted.push(...read);
    quotes.push(...found.map(({ of, quoted: id }) => ({ of, quoted: id !== null && known.has(id) ? id : null })));
    asking = read.map((row) => row.id);
  }
  return { quotes, quoted };
}
