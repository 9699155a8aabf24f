import type { CategoryId } from '../../domain/ids.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** One node of the category tree 问题分类. */
export interface StoredCategory {
  readonly id: CategoryId;
  readonly parentId: CategoryId | null;
  readonly name: string;
  readonly sort: number;
  readonly retired: boolean;
  readonly version: number;
}

interface CategoryRow extends Omit<StoredCategory, 'retired'> {
  readonly retired: 0 | 1;
}

const COLUMNS = 'id, parentId, name, sort, retired, version';

/** The whole tree, retired nodes included, siblings in display order. */
export async function allCategories(db: ReadableDb): Promise<readonly StoredCategory[]> {
  return db.all<CategoryRow>(`SELECT ${COLUMNS} FROM categories ORDER BY sort, name, id`).map(fromRow);
}

/** The category of this id; null where there is none. */
export async function findCategory(db: ReadableDb, id: CategoryId): Promise<StoredCategory | null> {
  const row = db.get<CategoryRow>(`SELECT ${COLUMNS} FROM categories WHERE id = :id`, { id });
  return row === undefined ? null : fromRow(row);
}

/** How many children of this category are in use. */
export async function countChildren(db: ReadableDb, id: CategoryId): Promise<number> {
  return (
    db.get<{ n: number }>('SELECT count(*) AS n FROM categories WHERE parentId = :id AND retired = 0', { id })?.n ?? 0
  );
}

/** Whether another node under the same parent has this name already. */
export async function isNameTaken(
  db: ReadableDb,
  parentId: CategoryId | null,
  name: string,
  except: CategoryId | null,
): Promise<boolean> {
  const row = db.get('SELECT 1 FROM categories WHERE parentId IS :parentId AND name = :name AND id IS NOT :except', {
    parentId,
    name,
    except,
  });
  return row !== undefined;
}

/** The place after the last child of a parent. */
export async function nextSort(db: ReadableDb, parentId: CategoryId | null): Promise<number> {
  return (
    db.get<{ next: number }>('SELECT coalesce(max(sort), 0) + 1 AS next FROM categories WHERE parentId IS :parentId', {
      parentId,
    })?.next ?? 1
  );
}

/** Whether `id` is `ancestor` or hangs somewhere under it: a node must not be moved under itself. */
export async function isUnder(db: ReadableDb, id: CategoryId, ancestor: CategoryId): Promise<boolean> {
  const row = db.get(
    `WITH RECURSIVE up (id) AS (SELECT :id UNION SELECT c.parentId FROM categories c JOIN up ON up.id = c.id WHERE c.parentId IS NOT NULL)
     SELECT 1 FROM up WHERE id = :ancestor`,
    { id, ancestor },
  );
  return row !== undefined;
}

/** Adds a node of the tree. */
export async function insertCategory(tx: WriteTransaction, centerId: string, category: StoredCategory): Promise<void> {
  tx.db.run(
    `INSERT INTO categories (id, centerId, parentId, name, sort, retired, version)
     VALUES (:id, :centerId, :parentId, :name, :sort, :retired, :version)`,
    { ...category, retired: Number(category.retired), centerId },
  );
  tx.changed('category', category.id, category.version);
}

/** Stores a changed node; its version must be one above the stored one. */
export async function saveCategory(tx: WriteTransaction, category: StoredCategory): Promise<void> {
  tx.db.run(
    'UPDATE categories SET parentId = :parentId, name = :name, sort = :sort, retired = :retired, version = :version WHERE id = :id',
    { ...category, retired: Number(category.retired) },
  );
  tx.changed('category', category.id, category.version);
}

function fromRow(row: CategoryRow): StoredCategory {
  return { ...row, retired: row.retired === 1 };
}
