import type { TestFolder } from '../a-store.ts';
import type { Store, WriteTransaction } from '../store.ts';
import { migrations } from './index.ts';
import type { Migration } from './migration.ts';

/** For tests: a store of the version before a migration, filled, and then opened as that migration leaves it. */
export async function migrated(
  folder: TestFolder,
  { version }: Migration,
  fill: (tx: WriteTransaction) => Promise<void>,
): Promise<Store> {
  const before = await folder.open({ migrations: migrations.filter((step) => step.version < version) });
  await before.write(fill);
  await before.close();
  return folder.open({ migrations: migrations.filter((step) => step.version <= version) });
}

/** For tests: 'done', or the word by which the store has refused a statement. */
export async function trying(store: Store, sql: string): Promise<string> {
  try {
    await store.write(async (tx) => void tx.db.run(sql));
    return 'done';
  } catch (error) {
    return /UNIQUE|FOREIGN KEY|CHECK|append-only/.exec(String(error))?.[0] ?? String(error);
  }
}
