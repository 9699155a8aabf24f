import type { MessageId } from '../../domain/ids.ts';
import type { WriteTransaction } from './store.ts';

/**
 * Marks nobody can type stand before the tokens that are not words: a private-use character is a token character of the index
 * and never survives in a query word.
 */
const GROUP_MARK = '\uE000';
const HIT_TOKEN = '\uE001';

/** The token by which the index finds the messages of one group. */
export function groupToken(groupKey: number): string {
  return `${GROUP_MARK}${groupKey.toString(36)}`;
}

/** The token by which the index finds the messages that hit a rule. */
export function hitToken(): string {
  return HIT_TOKEN;
}

/** Makes a message searchable by its tokens, its group, and whether it hit a rule. */
export async function indexMessage(
  tx: WriteTransaction,
  id: MessageId,
  indexed: { readonly tokens: readonly string[]; readonly groupKey: number; readonly isHit: boolean },
): Promise<void> {
  const marks = indexed.isHit ? `${groupToken(indexed.groupKey)} ${HIT_TOKEN}` : groupToken(indexed.groupKey);
  tx.db.run('INSERT INTO messages_fts (rowid, tokens) VALUES (:id, :tokens)', {
    id,
    tokens: `${marks} ${indexed.tokens.join(' ')}`,
  });
}
