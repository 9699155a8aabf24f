import type { CategoryId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { NewId } from '../new-id.ts';
import { appendAudit } from '../store/audit-log.ts';
import {
  allCategories,
  countChildren,
  findCategory,
  insertCategory,
  isNameTaken,
  isUnder,
  nextSort,
  saveCategory,
  type StoredCategory,
} from '../store/categories.ts';
import { allRegions } from '../store/regions.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { allUnits } from '../store/units.ts';
import { actOnce, type Doing, type Order } from './act-once.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** What the use cases of the category tree, the places and the units work with. */
export interface CatalogParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
}

/** 问题分类: the tree, and what an administrator does with it. Issues keep the name they were given (N07). */
export function createCategories(parts: CatalogParts) {
  const { store, newId, centerId } = parts;
  return {
    tree: os.categories.tree.handler(async () => ({ categories: [...(await allCategories(store.read))] })),

    add: os.categories.add.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const { parentId } = input;
        const name = await freeName(tx, parentId, input.name, null);
        if (parentId !== null) await categoryOf(tx, parentId);
        const sort = await nextSort(tx.db, parentId);
        const category = { id: newId() as CategoryId, parentId, name, sort, retired: false, version: 1 };
        await insertCategory(tx, centerId, category);
        await audit(tx, doing, category);
        return { category };
      }),
    ),

    rename: os.categories.rename.handler(({ input, context: { session }, path }) =>
      edit(parts, { session, path, commandId: input.commandId }, input, async (tx, category) => ({
        ...category,
        name: await freeName(tx, category.parentId, input.name, category.id),
      })),
    ),

    move: os.categories.move.handler(({ input, context: { session }, path }) =>
      edit(parts, { session, path, commandId: input.commandId }, input, async (tx, category) => {
        const { parentId, sort } = input;
        if (parentId !== null) await categoryOf(tx, parentId);
        if (parentId !== null && (await isUnder(tx.db, parentId, category.id)))
          throw badRequest('A category cannot hang under itself.');
        await freeName(tx, parentId, category.name, category.id);
        return { ...category, parentId, sort };
      }),
    ),

    retire: os.categories.retire.handler(({ input, context: { session }, path }) =>
      edit(parts, { session, path, commandId: input.commandId }, input, async (tx, category) => {
        const children = input.retired ? await countChildren(tx.db, category.id) : 0;
        if (children > 0) throw refusals['category-in-use']({ data: { children } });
        return { ...category, retired: input.retired };
      }),
    ),
  };
}

/** The official regions. */
export function createRegions({ store }: Pick<CatalogParts, 'store'>) {
  return { all: os.regions.all.handler(async () => ({ regions: [...(await allRegions(store.read))] })) };
}

/** The commissions and departments. */
export function createUnits({ store }: Pick<CatalogParts, 'store'>) {
  return { all: os.units.all.handler(async () => ({ units: [...(await allUnits(store.read))] })) };
}

function edit(
  parts: CatalogParts,
  order: Order,
  { id, version }: { readonly id: CategoryId; readonly version: number },
  change: (tx: WriteTransaction, category: StoredCategory) => Promise<StoredCategory>,
) {
  return actOnce(parts, order, async (tx, doing) => {
    const before = await categoryOf(tx, id);
    if (before.version !== version) {
      throw refusals['version-conflict']({
        data: { entity: 'category', id, expected: version, actual: before.version },
      });
    }
    const category = { ...(await change(tx, before)), version: version + 1 };
    await saveCategory(tx, category);
    await audit(tx, doing, category);
    return { category };
  });
}

async function categoryOf(tx: WriteTransaction, id: CategoryId): Promise<StoredCategory> {
  const category = await findCategory(tx.db, id);
  if (category === null) throw refusals['not-found']({ data: { entity: 'category', id } });
  return category;
}

/** The name where no sibling has it; an empty one cannot be read in a list. */
async function freeName(
  tx: WriteTransaction,
  parentId: CategoryId | null,
  name: string,
  except: CategoryId | null,
): Promise<string> {
  if (name === '') throw badRequest('A category needs a name.');
  if (await isNameTaken(tx.db, parentId, name, except)) throw refusals['name-taken']({ data: { name } });
  return name;
}

async function audit(tx: WriteTransaction, { at, by, action }: Doing, category: StoredCategory): Promise<void> {
  await appendAudit(tx, {
    at,
    by,
    action,
    entity: 'category',
    entityId: category.id,
    detail: `version ${category.version}`,
  });
}
