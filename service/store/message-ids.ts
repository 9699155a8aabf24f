import type { MessageId } from '../../domain/ids.ts';
import type { ReadableDb } from './store.ts';

/** The messages with these server ids, by server id; those that are not there are left out. */
export async function messageIdsByServerId(
  db: ReadableDb,
  serverIds: readonly string[],
): Promise<ReadonlyMap<string, MessageId>> {
  const rows = db.all<{ serverId: string; id: MessageId }>(
    'SELECT serverId, id FROM messages WHERE serverId IN (SELECT value FROM json_each(:serverIds))',
    { serverIds: JSON.stringify(serverIds) },
  );
  return new Map(rows.map(({ serverId, id }) => [serverId, id]));
}
