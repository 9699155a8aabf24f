import type { MessageId } from '../../../domain/ids.ts';
import type { ReadableDb } from '../store.ts';

/** A message that answers another; null where that one was never seen. */
export interface Quote {
  readonly of: MessageId;
  readonly quoted: MessageId | null;
}

interface Asked {
  readonly of: MessageId;
  readonly groupKey: number;
  /** The account whose copy was stored first: what is quoted is named by an id of its own. */
  readonly accountKey: number | null;
  readonly target: string;
}

/** How far back a quoted message is looked for in its group, near first: people answer what was said lately. */
const REACHES = [200, 2_000] as const;

/**
 * What these messages of one group quote. A quote names its message by the id one account knows it by; there is no index of those ids, because
 * every arrival would pay for it, so the group is looked through backwards.
 */
export function quotesIn(db: ReadableDb, ids: readonly MessageId[]): readonly Quote[] {
  const asked = db.all<Asked>(
    `SELECT m.id AS "of", m.groupKey, part.value ->> 'to' AS target,
       (SELECT s.accountKey FROM sightings s WHERE s.messageId = m.id ORDER BY s.frameBatchId, s.frameIndex LIMIT 1) AS accountKey
     FROM json_each(:ids) i CROSS JOIN messages m ON m.id = i.value, json_each(m.segments) part
     WHERE m.segments IS NOT NULL AND part.value ->> 'kind' = 'reply'`,
    { ids: JSON.stringify(ids) },
  );
  const found = new Map<MessageId, MessageId>();
  for (const reach of REACHES) {
    lookBack(
      db,
      asked.filter(({ of }) => !found.has(of)),
      reach,
      found,
    );
  }
  return [...new Map(asked.map(({ of }) => [of, { of, quoted: found.get(of) ?? null }])).values()];
}

/** Looks through the messages of the group before the last of those that quote. */
function lookBack(db: ReadableDb, asked: readonly Asked[], reach: number, found: Map<MessageId, MessageId>): void {
  const [first] = asked;
  if (first === undefined) return;
  const seen = db.all<{ id: MessageId; accountKey: number; localId: string }>(
    `SELECT recent.id, s.accountKey, s.localId
     FROM (SELECT id FROM messages WHERE groupKey = :groupKey AND id < :last ORDER BY id DESC LIMIT :reach) recent
     CROSS JOIN sightings s ON s.messageId = recent.id WHERE s.localId IN (SELECT value FROM json_each(:targets))`,
    {
      ...{ groupKey: first.groupKey, last: Math.max(...asked.map(({ of }) => of)), reach },
      targets: JSON.stringify(asked.map(({ target }) => target)),
    },
  );
  for (const { of, accountKey, target } of asked) {
    const quoted = seen.find((each) => each.localId === target && each.accountKey === accountKey && each.id < of);
    if (quoted !== undefined) found.set(of, quoted.id);
  }
}
