import type { KnowledgeId, OperatorId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ScopeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** An entry as it is kept. */
export interface StoredEntry {
  readonly id: KnowledgeId;
  readonly question: string;
  readonly answer: string;
  readonly source: string;
  readonly placeCode: RegionCode | null;
  readonly expiresAt: Instant;
  readonly version: number;
}

/** An entry with how often it has answered. */
export interface UsedEntry extends StoredEntry {
  readonly placeName: string | null;
  readonly uses: number;
}

const COLUMNS = 'k.id, k.question, k.answer, k.source, k.placeCode, k.expiresAt, k.version';

/** Entries in use that hold somewhere in the scope, those that expire first first. */
export function listKnowledge(db: ReadableDb, text: string, scope: Scope): readonly UsedEntry[] {
  const within = knowledgeCondition(scope);
  return db.all<UsedEntry>(
    `SELECT ${COLUMNS}, r.name AS placeName,
       (SELECT count(*) FROM answers a WHERE a.knowledgeId = k.id AND a.withdrawnAt IS NULL) AS uses
     FROM knowledge k LEFT JOIN regions r ON r.code = k.placeCode
     WHERE k.retiredAt IS NULL AND (:text = '' OR instr(k.question, :text) > 0 OR instr(k.answer, :text) > 0 OR instr(k.source, :text) > 0)
       ${within.sql} ORDER BY k.expiresAt, k.id`,
    { text, ...within.parameters },
  );
}

/** The entry of this id that is in use; null where there is none within the scope. */
export function findEntry(db: ReadableDb, id: KnowledgeId, scope: Scope): StoredEntry | null {
  const within = knowledgeCondition(scope);
  const sql = `SELECT ${COLUMNS} FROM knowledge k WHERE k.id = :id AND k.retiredAt IS NULL ${within.sql}`;
  return db.get<StoredEntry>(sql, { id, ...within.parameters }) ?? null;
}

/** Adds an entry or keeps its new words. */
export function saveEntry(
  tx: WriteTransaction,
  centerId: string,
  entry: StoredEntry,
  { at, by }: { readonly at: Instant; readonly by: OperatorId },
): void {
  tx.db.run(
    `INSERT INTO knowledge (id, centerId, question, answer, source, placeCode, expiresAt, savedAt, savedBy, version)
     VALUES (:id, :centerId, :question, :answer, :source, :placeCode, :expiresAt, :at, :by, :version)
     ON CONFLICT (id) DO UPDATE SET question = excluded.question, answer = excluded.answer, source = excluded.source, placeCode = excluded.placeCode,
       expiresAt = excluded.expiresAt, savedAt = excluded.savedAt, savedBy = excluded.savedBy, version = excluded.version`,
    { ...entry, centerId, at, by },
  );
  tx.changed('knowledge', entry.id, entry.version);
}

/** Takes an entry out of use; answers that were given with it keep their source. */
export function retireEntry(tx: WriteTransaction, id: KnowledgeId, at: Instant): void {
  tx.db.run('UPDATE knowledge SET retiredAt = :at, version = version + 1 WHERE id = :id', { id, at });
  tx.changed('knowledge', id, null);
}

/** What holds everywhere is for everybody; what holds in a county is for the county, its townships and villages. */
function knowledgeCondition({ territory }: Scope): ScopeCondition {
  if (territory === null) return { sql: '', parameters: {} };
  if (territory.length === 0) return { sql: 'AND false', parameters: {} };
  return {
    sql: `AND (k.placeCode IS NULL OR EXISTS (SELECT 1 FROM json_each(:scopeRegions) region
      WHERE substr(k.placeCode, 1, length(region.value)) = region.value OR substr(region.value, 1, length(k.placeCode)) = k.placeCode))`,
    parameters: { scopeRegions: JSON.stringify(territory) },
  };
}
