import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CategoryId } from '../../domain/ids.ts';
import { hostileStrings } from '../../e2e/fixtures/hostile-strings.ts';
import { aDesk, type Desk } from '../a-desk.ts';

/** In bulk every string is tried; with fewer, every nth. */
const strings = hostileStrings('http://127.0.0.1:9');
const REFUSALS = new Set(['BAD_REQUEST', 'name-taken', 'issue-refused']);

let desk: Desk;
let categoryId: CategoryId;
beforeAll(async () => {
  desk = await aDesk();
  const { categories } = await desk.script.categories.tree({});
  categoryId = categories[0]?.id as CategoryId;
});
afterAll(() => desk.close());

/** What was stored for a string, or null where it was refused by one of the words the screens know. */
async function tried(call: () => Promise<string | undefined>): Promise<string | undefined | null> {
  try {
    return await call();
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code !== undefined && REFUSALS.has(code)) return null;
    throw error;
  }
}

/** Strings that came back as something else than was typed; white space around it is not part of what was typed. */
async function changed(most: number, store: (text: string) => Promise<string | undefined>): Promise<readonly string[]> {
  const odd: string[] = [];
  let kept = 0;
  for (const text of strings) {
    const typed = text.slice(0, most);
    const stored = await tried(() => store(typed));
    if (stored === null) continue;
    kept += 1;
    if (stored !== typed.trim()) odd.push(typed);
  }
  // Refusing everything would keep the promise as well.
  expect(kept).toBeGreaterThan(300);
  return odd;
}

it('a category is called what was typed, or is not taken', async () => {
  const odd = await changed(28, async (name) => {
    const { category } = await desk.script.categories.add({ commandId: desk.newCommand(), parentId: null, name });
    return (await desk.script.categories.tree({})).categories.find(({ id }) => id === category.id)?.name;
  });
  expect(odd).toEqual([]);
});

it('an account bears the label and holder that were typed, or is not taken', async () => {
  const odd = await changed(38, async (label) => {
    const { account } = await desk.script.accounts.save({
      ...{ commandId: desk.newCommand(), id: null, version: 0, label, holder: label },
      ...{ connector: 'onebot11-reverse', role: 'monitor', selfId: null, url: null, token: null, enabled: false },
    });
    return account.holder === account.label ? account.label : undefined;
  });
  expect(odd).toEqual([]);
});

it('an issue has the title that was typed, or is not made', async () => {
  const messages = await desk.hear(strings.map((_, index) => `第${index}件事`));
  let at = 0;
  const odd = await changed(110, async (title) => {
    const messageId = messages[at];
    at += 1;
    if (messageId === undefined) throw new Error('Too few messages.');
    const draft = {
      title,
      categoryId,
      placeCode: null,
      severity: 1,
      grade: 'urgent',
      gradeReason: title,
      dueAt: null,
    } as const;
    const { issues } = await desk.script.triage.createIssues({
      ...{ commandId: desk.newCommand(), messageIds: [messageId], drafts: [draft], dispatch: false },
    });
    const made = issues[0];
    if (made === undefined) return undefined;
    const { issue } = await desk.script.issues.get({ id: made.id });
    return issue.title;
  });
  expect(odd).toEqual([]);
});

it('a search for any of it answers, and no name of it becomes part of an object', async () => {
  const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
  for (const text of strings) {
    const { rows } = await desk.script.inbox.search({
      filter,
      before: null,
      limit: 5,
      query: text.slice(0, 200),
      period: null,
    });
    expect(rows.length).toBeLessThanOrEqual(5);
  }
  const clean: Record<string, unknown> = {};
  expect([clean['polluted'], Object.keys(Object.prototype)]).toEqual([undefined, []]);
});
