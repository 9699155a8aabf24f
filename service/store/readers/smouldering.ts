import type { MessageId } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import { DAY_MS, type Instant } from '../../../domain/time/instant.ts';
import { hiddenMessages, messageCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import { rowsById } from './inbox-queries.ts';
import type { MasterData } from './master-data.ts';

/** A matter that was talked of for long before anybody made an issue of it (U13). */
export interface SmoulderingMatter {
  readonly id: MessageId;
  readonly text: string;
  readonly villageName: string | null;
  readonly countyName: string | null;
  readonly messages: number;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly extractedAt: Instant | null;
  readonly age: number;
}

/** Matters last spoken of before this are history, not embers. */
const REACH_DAYS = 90;

/** The matters with the greatest age at discovery: first message to the first issue of it, or to now where none was made. One whose every message was dismissed is none. */
export function smouldering(
  db: ReadableDb,
  master: MasterData,
  {
    days,
    limit,
    now,
    scope,
  }: { readonly days: number; readonly limit: number; readonly now: Instant; readonly scope: Scope },
): { readonly matters: SmoulderingMatter[] } {
  const whole = wholeMatters(db, scope);
  const found = db.all<Pick<SmoulderingMatter, 'id' | 'messages' | 'firstAt' | 'lastAt' | 'extractedAt' | 'age'>>(
    `SELECT * FROM (
       SELECT k.id, k.messages, k.firstAt, k.lastAt, found.extractedAt, coalesce(found.extractedAt, :now) - k.firstAt AS age
       FROM clusters k LEFT JOIN (
         SELECT c.clusterId, min(i.createdAt) AS extractedAt FROM clusterMessages c
         JOIN issueMessages e ON e.messageId = c.messageId JOIN issues i ON i.id = e.issueId
         WHERE i.state <> 'withdrawn' GROUP BY c.clusterId) found ON found.clusterId = k.id
       WHERE k.messages > 1 AND k.lastAt >= :since AND (found.extractedAt IS NOT NULL OR EXISTS (
         SELECT 1 FROM clusterMessages c JOIN messages m ON m.id = c.messageId WHERE c.clusterId = k.id AND m.state IN (0, 5))) ${whole.sql})
     WHERE age > :least ORDER BY extractedAt IS NOT NULL, age DESC LIMIT :limit`,
    { now, since: now - REACH_DAYS * DAY_MS, least: days * DAY_MS, limit, ...whole.parameters },
  );
  const rows = new Map(rowsById(db, master, { ids: found.map(({ id }) => id), scope }).map((row) => [row.id, row]));
  return {
    matters: found.flatMap((matter) => {
      const row = rows.get(matter.id);
      if (row === undefined) return [];
      return [{ ...matter, text: row.text, villageName: row.villageName, countyName: row.countyName }];
    }),
  };
}

/** A matter is told with its figures or not at all: it counts where every message of it may be seen. */
function wholeMatters(db: ReadableDb, scope: Scope): ReturnType<typeof messageCondition> {
  if (scope.territory === null && hiddenMessages(db, scope).length === 0) return { sql: '', parameters: {} };
  const within = messageCondition(scope, 'm');
  return {
    sql: `AND NOT EXISTS (SELECT 1 FROM clusterMessages c JOIN messages m ON m.id = c.messageId
      WHERE c.clusterId = k.id AND NOT (true ${within.sql}))`,
    parameters: within.parameters,
  };
}
