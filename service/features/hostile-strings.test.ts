import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CategoryId, MessageId } from '../../domain/ids.ts';
import { hostileStrings } from '../../e2e/fixtures/hostile-strings.ts';
import { aDesk, type Desk } from '../a-desk.ts';

const strings = hostileStrings('http://127.0.0.1:9');
/** An account starts and ends its connector with every save: one in six stands for the rest. */
const someStrings = strings.filter((_, index) => index % 6 === 0);
const LONG = 120_000;
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
async function changed(
  most: number,
  tries: readonly string[],
  store: (text: string, at: number) => Promise<string | undefined>,
): Promise<readonly string[]> {
  const odd: string[] = [];
  let kept = 0;
  for (const [at, text] of tries.entries()) {
    const typed = text.slice(0, most);
    const stored = await tried(() => store(typed, at));
    if (stored === null) continue;
    kept += 1;
    if (stored !== typed.trim()) odd.push(typed);
  }
  // Refusing everything would keep the promise as well.
  expect(kept).toBeGreaterThan(0.8 * tries.length);
  return odd;
}

it(
  'a category is called what was typed, or is not taken',
  async () => {
    const odd = await changed(28, strings, async (name) => {
      const { category } = await desk.script.categories.add({ commandId: desk.newCommand(), parentId: null, name });
      return (await desk.script.categories.tree({})).categories.find(({ id }) => id === category.id)?.name;
    });
    expect(odd).toEqual([]);
  },
  LONG,
);

it(
  'an account bears the label and holder that were typed, or is not taken',
  async () => {
    const odd = await changed(38, someStrings, async (label) => {
      const { account } = await desk.script.accounts.save({
        ...{ commandId: desk.newCommand(), id: null, version: 0, label, holder: label },
        ...{ connector: 'onebot11-reverse', role: 'monitor', selfId: null, url: null, token: null, enabled: false },
      });
      return account.holder === account.label ? account.label : undefined;
    });
    expect(odd).toEqual([]);
  },
  LONG,
);

it(
  'an issue has the title that was typed, or is not made',
  async () => {
    const messages: MessageId[] = [];
    // What is heard at once comes back as one page at most.
    for (let from = 0; from < strings.length; from += 100) {
      const said = strings.slice(from, from + 100).map((_, index) => `第${from + index}件事`);
      messages.push(...(await desk.hear(said)));
    }
    const odd = await changed(110, strings, async (title, at) => {
      const messageId = messages[at];
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
  },
  LONG,
);

it(
  'a search for any of it answers or is refused in words, and no name of it becomes part of an object',
  async () => {
    const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
    let answered = 0;
    for (const text of strings) {
      const query = text.slice(0, 200);
      const asked = { filter, before: null, limit: 5, query, period: null };
      const said = await tried(async () => String((await desk.script.inbox.search(asked)).rows.length));
      if (said !== null) answered += 1;
      expect(Number(said)).toBeLessThanOrEqual(5);
    }
    expect(answered).toBeGreaterThan(0.8 * strings.length);
    const clean: Record<string, unknown> = {};
    expect([clean['polluted'], Object.keys(Object.prototype)]).toEqual([undefined, []]);
  },
  LONG,
);
