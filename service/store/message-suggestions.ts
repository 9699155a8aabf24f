import type { MessageId } from '../../domain/ids.ts';
import type { MessageSuggestion } from '../../domain/suggest/suggestion.ts';
import type { WriteTransaction } from './store.ts';

/** What is proposed for a message; null takes back what an older model proposed. */
export interface SuggestedMessage {
  readonly messageId: MessageId;
  readonly suggestion: MessageSuggestion | null;
}

/** Keeps what a model proposes for messages. */
export async function keepSuggestions(
  tx: WriteTransaction,
  modelVersion: number,
  suggested: readonly SuggestedMessage[],
): Promise<void> {
  for (const { messageId, suggestion } of suggested) {
    if (suggestion === null) tx.db.run('DELETE FROM messageSuggestions WHERE messageId = :messageId', { messageId });
    else
      tx.db.run(
        `INSERT INTO messageSuggestions (messageId, modelVersion, suggestion) VALUES (:messageId, :modelVersion, :suggestion)
         ON CONFLICT (messageId) DO UPDATE SET modelVersion = excluded.modelVersion, suggestion = excluded.suggestion`,
        { messageId, modelVersion, suggestion: JSON.stringify(suggestion) },
      );
  }
}

/** A suggestion as it was kept; null where there is none. */
export function decodeSuggestion(stored: string | null): MessageSuggestion | null {
  return stored === null ? null : (JSON.parse(stored) as MessageSuggestion);
}

/** Takes every proposal back: suggestions were switched off. */
export async function dropSuggestions(tx: WriteTransaction): Promise<void> {
  tx.db.run('DELETE FROM messageSuggestions');
  tx.changed('message', null, null);
}
