import { createHash } from 'node:crypto';
import type { AccountId } from '../../domain/ids.ts';
import type { SetAside } from '../../domain/message/message.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A frame or row that could not be read, without its bytes. */
export interface StoredSetAside {
  readonly id: number;
  readonly accountId: AccountId | null;
  readonly accountLabel: string | null;
  readonly receivedAt: Instant;
  readonly source: string;
  readonly reason: string;
  readonly detail: string;
  readonly row: number | null;
  readonly bytes: number;
}

/** Of a longer frame the beginning is kept: enough to see what it was, too little to fill the disk. */
const KEPT_BYTES = 64 * 1024;

/** Keeps what could not be read; answers false where the very same was kept before (a file read twice, a frame sent again). */
export async function keepAside(
  tx: WriteTransaction,
  from: { readonly accountKey: number | null; readonly source: string; readonly at: Instant },
  item: Pick<SetAside, 'detail' | 'raw' | 'row'> & { readonly reason: string },
): Promise<boolean> {
  const body = typeof item.raw === 'string' ? Buffer.from(item.raw, 'utf8') : Buffer.from(item.raw);
  const digest = createHash('sha256').update(`${from.accountKey}\n${from.source}\n${item.row}\n`).update(body);
  const { changes } = tx.db.run(
    `INSERT INTO setAside (accountKey, source, receivedAt, reason, detail, row, digest, body)
     VALUES (:accountKey, :source, :at, :reason, :detail, :row, :digest, :body) ON CONFLICT (digest) DO NOTHING`,
    {
      ...from,
      reason: item.reason,
      detail: item.detail,
      row: item.row,
      digest: digest.digest('hex'),
      body: body.subarray(0, KEPT_BYTES),
    },
  );
  if (changes > 0) tx.changed('set-aside', null, null);
  return changes > 0;
}

/** What could not be read names no group: it lies nowhere, and only the whole city sees it. */
const NOWHERE = 'NULL';

/** What was set aside, newest first, before a number, of one account or of all. */
export async function listSetAside(
  db: ReadableDb,
  page: { readonly accountId: AccountId | null; readonly before: number | null; readonly limit: number },
  scope: Scope,
): Promise<readonly StoredSetAside[]> {
  const within = placeCondition(scope, NOWHERE);
  return db.all<StoredSetAside>(
    `SELECT s.id, a.id AS accountId, a.label AS accountLabel, s.receivedAt, s.source, s.reason, s.detail, s.row, length(s.body) AS bytes
     FROM setAside s LEFT JOIN accounts a ON a.accountKey = s.accountKey
     WHERE (:accountId IS NULL OR a.id = :accountId) AND (:before IS NULL OR s.id < :before) ${within.sql} ORDER BY s.id DESC LIMIT :limit`,
    { ...page, ...within.parameters },
  );
}

/** How much was set aside, of one account or of all. */
export async function countSetAside(db: ReadableDb, accountId: AccountId | null, scope: Scope): Promise<number> {
  const within = placeCondition(scope, NOWHERE);
  const sql =
    accountId === null
      ? `SELECT count(*) AS n FROM setAside WHERE true ${within.sql}`
      : `SELECT count(*) AS n FROM setAside s JOIN accounts a ON a.accountKey = s.accountKey WHERE a.id = :accountId ${within.sql}`;
  return db.get<{ n: number }>(sql, { ...(accountId === null ? {} : { accountId }), ...within.parameters })?.n ?? 0;
}
