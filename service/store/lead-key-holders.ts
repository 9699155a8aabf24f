import type { OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A lead officer's own pair, and the lead key sealed for it. */
export interface LeadKeyHolder {
  readonly personId: OperatorId;
  readonly publicKey: Uint8Array;
  /** The private key of the pair, wrapped under the officer's password. */
  readonly wrappedKey: Uint8Array;
  readonly madeAt: Instant;
  /** null until somebody who has the lead key has granted it. */
  readonly sealedLeadKey: Uint8Array | null;
  readonly grantedBy: OperatorId | null;
  readonly grantedAt: Instant | null;
}

const COLUMNS = 'personId, publicKey, wrappedKey, madeAt, sealedLeadKey, grantedBy, grantedAt';

/** The pair of one officer; null before their first password. */
export async function findHolder(db: ReadableDb, personId: OperatorId): Promise<LeadKeyHolder | null> {
  return (
    db.get<LeadKeyHolder>(`SELECT ${COLUMNS} FROM leadKeyHolders WHERE personId = :personId`, { personId }) ?? null
  );
}

/** Every pair there is, in order of person. */
export async function allHolders(db: ReadableDb): Promise<readonly LeadKeyHolder[]> {
  return db.all<LeadKeyHolder>(`SELECT ${COLUMNS} FROM leadKeyHolders ORDER BY personId`);
}

/** Who alone holds the lead key; null where nobody does, or more than one. */
export async function onlyHolder(db: ReadableDb): Promise<OperatorId | null> {
  const [first, second] = db.all<{ personId: OperatorId }>(
    'SELECT personId FROM leadKeyHolders WHERE sealedLeadKey IS NOT NULL LIMIT 2',
  );
  return first === undefined || second !== undefined ? null : first.personId;
}

/** Puts an officer's pair, in place of the one they had. */
export async function putHolder(tx: WriteTransaction, holder: LeadKeyHolder): Promise<void> {
  tx.db.run(
    `INSERT INTO leadKeyHolders (${COLUMNS}) VALUES (:personId, :publicKey, :wrappedKey, :madeAt, :sealedLeadKey, :grantedBy, :grantedAt)
     ON CONFLICT (personId) DO UPDATE SET publicKey = excluded.publicKey, wrappedKey = excluded.wrappedKey, madeAt = excluded.madeAt,
       sealedLeadKey = excluded.sealedLeadKey, grantedBy = excluded.grantedBy, grantedAt = excluded.grantedAt`,
    { ...holder },
  );
  tx.changed('lead', null, null);
}
