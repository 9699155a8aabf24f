import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TrialState } from '../../contract/rules.ts';
import type { MessageId, RuleId } from '../../domain/ids.ts';
import { anyOf, type Condition } from '../../domain/rules/rule.ts';
import { aDesk, type Desk } from '../a-desk.ts';

let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(async () => desk.close());

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    (error: { readonly code: string; readonly data?: unknown }) => ({ code: error.code, data: error.data }),
  );
}

const wire = ({ groups, exclusions }: Condition) => ({
  groups: groups.map(({ terms, near }) => ({ terms: [...terms], near })),
  exclusions: [...exclusions],
});

interface Saving {
  readonly id?: RuleId | null;
  readonly version?: number;
  readonly enabled?: boolean;
  readonly pager?: boolean;
}

const save = (condition: Condition, { id = null, version = 0, enabled = true, pager = false }: Saving = {}) =>
  desk.script.rules.save({
    ...{ commandId: desk.newCommand(), id, version, name: '试验词', ...wire(condition) },
    ...{ categoryId: null, severity: 3, enabled, pager },
  });

async function trial(condition: Condition, id: RuleId | null = null, categoryId: string | null = null) {
  const states: TrialState[] = [];
  const input = { id, condition: wire(condition), categoryId: categoryId as never, days: 30 };
  for await (const state of await desk.script.rules.trial(input)) states.push(state);
  const last = states.at(-1);
  if (last === undefined) throw new Error('The trial said nothing');
  return last;
}

const hitsOf = async (id: MessageId | undefined, ruleId: RuleId) =>
  (await desk.script.inbox.message({ id: id as MessageId })).hits.filter((hit) => hit.ruleId === ruleId);

describe('the keyword rules', () => {
  it('apply to what arrives after they were saved, and a hit names the version that fired', async () => {
    const [before] = await desk.hear(['蓝色拖拉机翻了']);
    await trial(anyOf(['蓝色拖拉机']));
    const { rule } = await save(anyOf(['蓝色拖拉机', '蓝色拖拉机']));
    const [first] = await desk.hear(['蓝色拖拉机又翻了']);
    await trial(anyOf(['红色拖拉机']));
    await save(anyOf(['红色拖拉机']), { id: rule.id, version: 1 });
    const [second] = await desk.hear(['红色拖拉机也翻了']);
    expect({
      rule,
      hits: [await hitsOf(before, rule.id), await hitsOf(first, rule.id), await hitsOf(second, rule.id)],
    }).toEqual({
      rule: { ...rule, ...anyOf(['蓝色拖拉机']), version: 1 },
      hits: [
        [],
        [{ ruleId: rule.id, ruleName: '试验词', ruleVersion: 1, terms: ['蓝色拖拉机'] }],
        [{ ruleId: rule.id, ruleName: '试验词', ruleVersion: 2, terms: ['红色拖拉机'] }],
      ],
    });
  });

  it('are refused where somebody else has saved one in between', async () => {
    const { rule } = await save(anyOf(['三轮车']), { enabled: false });
    await save(anyOf(['电动车']), { id: rule.id, version: 1, enabled: false });
    expect(await refusalOf(save(anyOf(['三轮车']), { id: rule.id, version: 1, enabled: false }))).toEqual({
      code: 'version-conflict',
      data: { entity: 'rule', id: rule.id, expected: 1, actual: 2 },
    });
  });

  it('compare by sound and with the places of the region list when they ask for it', async () => {
    const condition = {
      groups: [
        { terms: ['{地名}'], near: null },
        { terms: ['路灯[音]'], near: 8 },
      ],
      exclusions: [],
    };
    await trial(condition);
    const { rule } = await save(condition);
    const heard = await desk.hear(['学院社区的ludeng坏了', '学院社区的陆灯坏了', '这里的ludeng坏了']);
    const terms = await Promise.all(heard.map(async (id) => (await hitsOf(id, rule.id))[0]?.terms ?? []));
    expect(terms).toEqual([['学院社区', 'ludeng'], ['学院社区', '陆灯'], []]);
  });
});

describe('a rule that goes live', () => {
  it('must have been tried as it is, when it is new, changed or enabled again', async () => {
    const condition = anyOf(['压路机']);
    const untried = { code: 'rule-untried', data: undefined };
    expect(await refusalOf(save(condition))).toEqual(untried);
    const { rule } = await save(condition, { enabled: false });
    expect(await refusalOf(save(condition, { id: rule.id, version: 1 }))).toEqual(untried);
    await trial(condition, rule.id);
    await save(condition, { id: rule.id, version: 1 });
    expect(await refusalOf(save(anyOf(['压路机', '挖机']), { id: rule.id, version: 2 }))).toEqual(untried);
    await save(condition, { id: rule.id, version: 2, enabled: false });
    desk = await desk.reopen();
    const again = await save(condition, { id: rule.id, version: 3 });
    expect(again.rule.version).toBe(4);
  });

  it('keeps every version with the trial it was saved after, and who saved it', async () => {
    const condition = anyOf(['洒水车'], ['广告']);
    await desk.hear(['洒水车来了']);
    await trial(condition);
    const { rule } = await save(condition, { pager: true });
    await save(anyOf(['洒水车']), { id: rule.id, version: 1, enabled: false });
    const { versions } = await desk.script.rules.versions({ id: rule.id });
    expect(versions.map(({ savedAt: _at, savedBy, ...version }) => ({ ...version, by: savedBy !== null }))).toEqual([
      {
        ...{ version: 2, name: '试验词', ...wire(anyOf(['洒水车'])), categoryId: null, severity: 3, pager: false },
        ...{ enabled: false, trial: null, by: true },
      },
      {
        ...{
          version: 1,
          name: '试验词',
          ...wire(condition),
          categoryId: null,
          severity: 3,
          pager: true,
          enabled: true,
        },
        ...{
          trial: expect.objectContaining({
            days: 30,
            figures: { matched: 1, useful: 0, noise: 0, open: 1 },
            missed: null,
          }),
          by: true,
        },
      },
    ]);
  });
});

describe('a trial', () => {
  it('tells what a draft would have matched, what became of it, and what it would have missed', async () => {
    const heard = await desk.hear(['鱼塘翻塘了', '鱼塘边钓鱼', '鱼塘又翻了', '水塘里死鱼', '今天天气好']);
    const { categories } = await desk.script.categories.tree({});
    const leaf = categories.find(({ name }) => name === '供水');
    if (leaf === undefined) throw new Error('The training tree has no 供水');
    const makeIssue = async (id: MessageId | undefined) =>
      desk.script.triage.createIssues({
        ...{ commandId: desk.newCommand(), messageIds: [id as MessageId], dispatch: false },
        drafts: [
          {
            ...{ title: '死鱼', categoryId: leaf.id, placeCode: null, severity: 2, grade: 'ordinary' },
            ...{ gradeReason: '一般', dueAt: null },
          },
        ],
      });
    await makeIssue(heard[0]);
    await makeIssue(heard[3]);
    await desk.script.triage.dismiss({ commandId: desk.newCommand(), messageIds: [heard[1] as MessageId] });
    const found = await trial(anyOf(['鱼塘']), null, leaf.id);
    expect({
      figures: found.draft,
      before: found.before,
      matched: found.samples.matched.map(({ text, state, highlights }) => [text, state, highlights]),
      missed: [found.missed?.of, found.missed?.missed, found.missed?.rows.map((row) => row.text)],
    }).toEqual({
      figures: { matched: 3, useful: 1, noise: 1, open: 1 },
      before: null,
      matched: [
        ['鱼塘又翻了', 'new', [{ start: 0, length: 2 }]],
        ['鱼塘边钓鱼', 'dismissed', [{ start: 0, length: 2 }]],
        ['鱼塘翻塘了', 'registered', [{ start: 0, length: 2 }]],
      ],
      missed: [2, 1, ['水塘里死鱼']],
    });
  });

  it('compares the draft with the saved version on the same messages', async () => {
    const { rule } = await save(anyOf(['翻塘', '天气']), { enabled: false });
    const found = await trial(anyOf(['翻塘', '死鱼']), rule.id);
    expect({
      before: found.before?.matched,
      draft: found.draft.matched,
      gained: [found.gained, found.samples.gained.map((row) => row.text)],
      lost: [found.lost, found.samples.lost.map((row) => row.text)],
    }).toEqual({ before: 2, draft: 2, gained: [1, ['水塘里死鱼']], lost: [1, ['今天天气好']] });
  });

  it('looks no further back than it was asked to', async () => {
    desk.pass(40 * 86_400_000);
    await desk.hear(['鱼塘清淤']);
    const found = await trial(anyOf(['鱼塘']));
    expect([found.examined, found.draft.matched]).toEqual([1, 1]);
  });
});
