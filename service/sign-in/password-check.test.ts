import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PasswordCost } from '../passwords.ts';
import { aFolder, TEST_NOW, type TestFolder } from '../store/a-store.ts';
import type { Store } from '../store/store.ts';
import { PasswordCheck } from './password-check.ts';

let folder: TestFolder;
let store: Store;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

/** A cost that tells how often somebody has worked by it. */
function aCountedCost(): { readonly cost: PasswordCost; readonly asked: () => number } {
  let asked = 0;
  const cost = {
    get ln() {
      asked += 1;
      return 8;
    },
    r: 8,
    p: 1,
  };
  return { cost, asked: () => asked };
}

describe('a login nobody has', () => {
  it('costs the work of a password, so that the time of the answer tells nothing', async () => {
    const { cost, asked } = aCountedCost();
    const check = new PasswordCheck({ store, clock: { now: () => TEST_NOW }, passwordCost: cost });
    const answer = check.prove({ login: 'nobody', password: '猜一个口令-2026', action: 'session.signIn' });
    await expect(answer).rejects.toMatchObject({ code: 'wrong-password', data: { attemptsLeft: 4 } });
    expect(asked()).toBeGreaterThan(0);
  });
});
