import { afterEach, beforeEach, expect, it } from 'vitest';
import { TRAINING_PASSWORD_HASH } from '../../training/people.ts';
import { aFolder, type TestFolder } from '../a-store.ts';
import { migrations } from './index.ts';
import { signIn } from './0006-sign-in.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

/** A store of the version before, with people in it. */
async function storeBefore(isTraining: boolean): Promise<void> {
  const before = await folder.open({ migrations: migrations.filter(({ version }) => version < signIn.version) });
  await before.write(async (tx) => {
    if (isTraining) tx.db.run(`INSERT INTO settings (key, value) VALUES ('profile.training', 'true')`, {});
    for (const [id, role] of [
      ['1', 'operator'],
      ['2', 'operator'],
      ['3', 'auditor'],
    ] as const) {
      const sql = `INSERT INTO people (id, centerId, name, role, version) VALUES (:id, 'center', '某人', :role, 7)`;
      tx.db.run(sql, { id, role });
    }
  });
  await before.close();
}

async function peopleAfter() {
  const after = await folder.open({ migrations: migrations.filter(({ version }) => version <= signIn.version) });
  const people = after.read.all(
    'SELECT id, login, passwordHash, mustChange, state, createdAt, version FROM people ORDER BY id',
  );
  await after.close();
  return people;
}

const added = { mustChange: 0, state: 'active', createdAt: null, version: 7 };

it('gives everybody of a training store a login of their own and the password of the training people', async () => {
  await storeBefore(true);
  const passwordHash = TRAINING_PASSWORD_HASH;
  expect(await peopleAfter()).toEqual([
    { id: '1', login: 'operator', passwordHash, ...added },
    { id: '2', login: 'operator2', passwordHash, ...added },
    { id: '3', login: 'auditor', passwordHash, ...added },
  ]);
});

it('gives nobody of another store a password', async () => {
  await storeBefore(false);
  const hashes = (await peopleAfter()).map((person) => (person as { readonly passwordHash: unknown }).passwordHash);
  expect(hashes).toEqual([null, null, null]);
});
