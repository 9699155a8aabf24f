import type { RegisteredGroup } from '../../domain/group/register-sheet.ts';
import type { GroupId, OperatorId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { placeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A group of the register with its key and version. */
export interface KeyedGroup extends RegisteredGroup {
  readonly groupKey: number;
  readonly version: number;
}

/** Every group of a scope as the register has it, in the order in which they were first seen. */
export function registeredGroups(db: ReadableDb, scope: Scope): readonly KeyedGroup[] {
  const within = placeCondition(scope, 'g.villageCode');
  const rows = db.all<Omit<KeyedGroup, 'tags'> & { readonly tags: string }>(
    `SELECT g.groupKey, g.version, g.id, g.platform, g.externalId, g.name, g.villageCode, g.tier, g.owner, g.memberCap AS cap,
       n.members, n.countedAt AS membersAt, (SELECT json_group_array(t.tag) FROM groupTags t WHERE t.groupKey = g.groupKey) AS tags
     FROM groups g LEFT JOIN memberCounts n ON n.groupKey = g.groupKey
       AND n.countedAt = (SELECT max(countedAt) FROM memberCounts WHERE groupKey = g.groupKey)
     WHERE true ${within.sql} ORDER BY g.groupKey`,
    within.parameters,
  );
  return rows.map((row) => ({ ...row, tags: JSON.parse(row.tags) as readonly string[] }));
}

/** What a group can be given by a sheet; its name is the wire's. */
export type RegisterValues = Pick<RegisteredGroup, 'villageCode' | 'tier' | 'owner' | 'cap'>;

/** Gives a group new values; answers its new version. */
export function writeRegister(tx: WriteTransaction, groupKey: number, values: RegisterValues): number {
  const { villageCode, tier, owner, cap } = values;
  tx.db.run(
    `UPDATE groups SET villageCode = :villageCode, tier = :tier, owner = :owner, memberCap = :cap, version = version + 1
     WHERE groupKey = :groupKey`,
    { groupKey, villageCode, tier, owner, cap },
  );
  return (
    tx.db.get<{ version: number }>('SELECT version FROM groups WHERE groupKey = :groupKey', { groupKey })?.version ?? 0
  );
}

/** One import of the register. */
export interface RegisterImport {
  readonly id: string;
  readonly importedAt: Instant;
  readonly importedBy: OperatorId;
  readonly fileName: string;
  readonly sha256: string;
  readonly added: number;
  readonly changed: number;
  readonly undoneAt: Instant | null;
}

export function insertRegisterImport(
  tx: WriteTransaction,
  centerId: string,
  row: Omit<RegisterImport, 'undoneAt'>,
): void {
  tx.db.run(
    `INSERT INTO registerImports (id, centerId, importedAt, importedBy, fileName, sha256, added, changed)
     VALUES (:id, :centerId, :importedAt, :importedBy, :fileName, :sha256, :added, :changed)`,
    { ...row, centerId },
  );
}

/** Remembers what a group was before; null where the import has added it. */
export function rememberRow(
  tx: WriteTransaction,
  row: {
    readonly importId: string;
    readonly groupKey: number;
    readonly version: number;
    readonly before: (RegisterValues & Pick<RegisteredGroup, 'tags'>) | null;
  },
): void {
  tx.db.run(
    `INSERT INTO registerImportRows (importId, groupKey, version, before) VALUES (:importId, :groupKey, :version, :before)`,
    { ...row, before: row.before === null ? null : JSON.stringify(row.before) },
  );
}

/** The newest import of a person; null where there is none. */
export function newestImport(db: ReadableDb, by: OperatorId): RegisterImport | null {
  return (
    db.get<RegisterImport>(
      `SELECT id, importedAt, importedBy, fileName, sha256, added, changed, undoneAt FROM registerImports
       WHERE importedBy = :by ORDER BY importedAt DESC, id DESC LIMIT 1`,
      { by },
    ) ?? null
  );
}

/** A group an import has touched, as it is now and as it was before. */
export interface ImportedRow {
  readonly groupKey: number;
  readonly id: GroupId;
  readonly name: string;
  /** Nobody has changed the group since. */
  readonly isUntouched: boolean;
  /** An account has sat in it, something was said in it, or something of ours is to go to it: it is more than a row of a sheet. */
  readonly isLivedIn: boolean;
  readonly before: (RegisterValues & { readonly tags: readonly string[] }) | null;
  readonly villageCode: RegionCode | null;
}

// Whatever else of a group is kept comes with an account that sits in it, with a message, or with a post.
const LIVED_IN = ['accountGroups', 'messages', 'dutyMessages', 'postRecipients', 'patrolReads', 'patrolGroups']
  .map((table) => `EXISTS (SELECT 1 FROM ${table} x WHERE x.groupKey = g.groupKey)`)
  .join(' OR ');

export function rowsOfImport(db: ReadableDb, importId: string): readonly ImportedRow[] {
  return db
    .all<Omit<ImportedRow, 'isUntouched' | 'isLivedIn' | 'before'> & ImportedFlags>(
      `SELECT r.groupKey, g.id, g.name, g.version = r.version AS isUntouched, r.before, g.villageCode, (${LIVED_IN}) AS isLivedIn
       FROM registerImportRows r JOIN groups g ON g.groupKey = r.groupKey WHERE r.importId = :importId ORDER BY r.groupKey`,
      { importId },
    )
    .map((row) => ({
      ...row,
      ...{ isUntouched: row.isUntouched === 1, isLivedIn: row.isLivedIn === 1 },
      before: row.before === null ? null : (JSON.parse(row.before) as ImportedRow['before']),
    }));
}

interface ImportedFlags {
  readonly isUntouched: 0 | 1;
  readonly isLivedIn: 0 | 1;
  readonly before: string | null;
}

/** Removes a group that only an import has made, with everything the import has said of it; the store refuses where more hangs on it. */
export function removeGroup(tx: WriteTransaction, { groupKey, id }: Pick<ImportedRow, 'groupKey' | 'id'>): void {
  for (const table of ['groupTags', 'groupChecks', 'memberCounts', 'registerImportRows', 'groups'])
    tx.db.run(`DELETE FROM ${table} WHERE groupKey = :groupKey`, { groupKey });
  tx.changed('group', id, null);
}

export function markUndone(tx: WriteTransaction, importId: string, { at, by }: { at: Instant; by: OperatorId }): void {
  tx.db.run('UPDATE registerImports SET undoneAt = :at, undoneBy = :by WHERE id = :importId', { importId, at, by });
}
