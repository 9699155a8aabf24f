import type { AccountLamp, AccountRole, ConnectorKind } from '../../domain/account/account.ts';
import type { AccountId } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { accountCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A monitored account 监看账号. `accountKey` stands for it in the hot tables. The token is a secret: never logged, never sent to a screen. */
export interface StoredAccount {
  readonly accountKey: number;
  readonly id: AccountId;
  readonly label: string;
  readonly holder: string;
  readonly connector: ConnectorKind;
  readonly role: AccountRole;
  readonly platform: string;
  /** The account's own id on its platform. */
  readonly selfId: string | null;
  readonly url: string | null;
  readonly token: string | null;
  readonly enabled: boolean;
  /** How far its connector has got; null before the first batch. */
  readonly cursor: string | null;
  readonly lamp: AccountLamp;
  readonly lampReason: string | null;
  readonly lampSince: Instant | null;
  readonly lastMessageAt: Instant | null;
  readonly peerVersion: string | null;
  readonly version: number;
}

/** What a person decides about an account; the rest is what its connector tells. */
export type AccountDraft = Pick<
  StoredAccount,
  'label' | 'holder' | 'connector' | 'role' | 'platform' | 'selfId' | 'url' | 'token' | 'enabled'
>;

interface AccountRow extends Omit<StoredAccount, 'enabled' | 'url' | 'token'> {
  readonly enabled: 0 | 1;
  readonly settings: string;
}

const COLUMNS = `accountKey, id, label, holder, connector, role, platform, selfId, settings, enabled, cursor, lamp, lampReason,
  lampSince, lastMessageAt, peerVersion, version`;

/** Every account that sits in a group of the scope, in the order in which they were added. */
export async function allAccounts(db: ReadableDb, scope: Scope): Promise<readonly StoredAccount[]> {
  const within = accountCondition(scope, 'a');
  const sql = `SELECT ${COLUMNS} FROM accounts a WHERE true ${within.sql} ORDER BY a.accountKey`;
  return db.all<AccountRow>(sql, within.parameters).map(fromRow);
}

/** The account of this id; null where there is none. */
export async function findAccount(db: ReadableDb, id: AccountId): Promise<StoredAccount | null> {
  const row = db.get<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE id = :id`, { id });
  return row === undefined ? null : fromRow(row);
}

/** The account of this key; null where there is none. */
export async function findAccountByKey(db: ReadableDb, accountKey: number): Promise<StoredAccount | null> {
  const row = db.get<AccountRow>(`SELECT ${COLUMNS} FROM accounts WHERE accountKey = :accountKey`, { accountKey });
  return row === undefined ? null : fromRow(row);
}

/** Whether the account of this key watches villagers or holds the supervision group; null where there is none. Asked for every batch, so nothing else is read. */
export async function roleOfAccount(db: ReadableDb, accountKey: number): Promise<AccountRole | null> {
  const row = db.get<{ role: AccountRole }>('SELECT role FROM accounts WHERE accountKey = :accountKey', { accountKey });
  return row?.role ?? null;
}

/** Adds an account with an idle lamp; answers its key. */
export async function insertAccount(
  tx: WriteTransaction,
  centerId: string,
  id: AccountId,
  draft: AccountDraft,
): Promise<number> {
  const { lastInsertRowid } = tx.db.run(
    `INSERT INTO accounts (id, centerId, label, holder, connector, role, platform, selfId, settings, enabled, lamp, version)
     VALUES (:id, :centerId, :label, :holder, :connector, :role, :platform, :selfId, :settings, :enabled, 'idle', 1)`,
    { id, centerId, ...parametersOf(draft) },
  );
  tx.changed('account', id, 1);
  return lastInsertRowid;
}

/** Stores what a person has changed where `version` is still the newest; answers the new version, or null where somebody else was first. */
export async function updateAccount(
  tx: WriteTransaction,
  id: AccountId,
  version: number,
  draft: AccountDraft,
): Promise<number | null> {
  const { changes } = tx.db.run(
    `UPDATE accounts SET label = :label, holder = :holder, connector = :connector, role = :role, platform = :platform,
       selfId = :selfId, settings = :settings, enabled = :enabled, version = version + 1 WHERE id = :id AND version = :version`,
    { id, version, ...parametersOf(draft) },
  );
  if (changes === 0) return null;
  tx.changed('account', id, version + 1);
  return version + 1;
}

/** Stores the lamp where it or its reason is another than before; answers whether it is. */
export async function setLamp(
  tx: WriteTransaction,
  id: AccountId,
  lamp: { readonly lamp: AccountLamp; readonly reason: string | null; readonly at: Instant },
): Promise<boolean> {
  const { changes } = tx.db.run(
    `UPDATE accounts SET lamp = :lamp, lampReason = :reason, lampSince = :at
     WHERE id = :id AND (lamp <> :lamp OR lampReason IS NOT :reason)`,
    { id, ...lamp },
  );
  if (changes > 0) tx.changed('account', id, null);
  return changes > 0;
}

/** Stores what the peer says it is. */
export async function setPeerVersion(tx: WriteTransaction, id: AccountId, peerVersion: string): Promise<void> {
  const { changes } = tx.db.run(
    'UPDATE accounts SET peerVersion = :peerVersion WHERE id = :id AND peerVersion IS NOT :peerVersion',
    { id, peerVersion },
  );
  if (changes > 0) tx.changed('account', id, null);
}

/** Stores how far an account has got. A null keeps what is there. */
export async function advanceAccount(
  tx: WriteTransaction,
  accountKey: number,
  to: { readonly cursor: string | null; readonly lastMessageAt: Instant | null },
): Promise<void> {
  tx.db.run(
    `UPDATE accounts SET cursor = coalesce(:cursor, cursor), lastMessageAt = max(coalesce(lastMessageAt, 0), coalesce(:lastMessageAt, lastMessageAt))
     WHERE accountKey = :accountKey`,
    { accountKey, ...to },
  );
}

function parametersOf({ url, token, enabled, ...draft }: AccountDraft) {
  return { ...draft, enabled: Number(enabled), settings: JSON.stringify({ url, token }) };
}

function fromRow({ settings, enabled, ...row }: AccountRow): StoredAccount {
  const { url, token } = JSON.parse(settings) as Pick<StoredAccount, 'url' | 'token'>;
  return { ...row, url, token, enabled: enabled === 1 };
}
