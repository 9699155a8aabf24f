import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CategoryId, MessageId } from '../../domain/ids.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { DRAFT } from './a-report.ts';

let desk: Desk;
let water: CategoryId;
let fees: CategoryId;
beforeAll(async () => {
  desk = await aDesk();
  const { categories } = await desk.script.categories.tree({});
  const leaves = categories.filter(({ parentId }) => parentId !== null).map(({ id }) => id);
  [water = '' as CategoryId, fees = '' as CategoryId] = leaves;
});
afterAll(() => desk.close());

const PARTS = [
  '一组',
  '二组',
  '三组',
  '四组',
  '五组',
  '六组',
  '七组',
  '八组',
  '东头',
  '西头',
  '后山',
  '塘边',
  '桥头',
  '学校旁',
  '卫生室边',
];
const WATER = PARTS.flatMap((part) => [`${part}水塔漏了没人修`, `${part}水塔的水浑得很`]);
const FEES = PARTS.flatMap((part) => [`${part}鱼塘承包款没有入账`, `${part}承包款去向说不清楚`]);
const TALK = PARTS.flatMap((part) => [`${part}今晚打牌来不来`, `${part}的桂花开得真香`]);

async function decide(texts: readonly string[], categoryId: CategoryId | null): Promise<void> {
  const messageIds = [...(await desk.hear(texts))];
  const operator = desk.as('operator');
  if (categoryId === null) {
    await operator.triage.dismiss({ commandId: desk.newCommand(), messageIds });
    return;
  }
  await operator.triage.createIssues({
    commandId: desk.newCommand(),
    messageIds,
    drafts: [
      {
        ...{ title: '问题', categoryId, placeCode: null, severity: 1, dueAt: null },
        ...{ grade: 'ordinary', gradeReason: '一般民生' },
      },
    ],
    dispatch: false,
  });
}

async function looked(upTo: MessageId): Promise<void> {
  const analysed = () =>
    desk.db.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'analysed'`)?.value ?? 0;
  await expect.poll(analysed, { timeout: 20_000 }).toBeGreaterThanOrEqual(upTo);
}

const dispatcher = () => desk.as('dispatcher');

it('learns nothing from a handful of decisions, and says how many it needs', async () => {
  await decide(WATER.slice(0, 4), water);
  const { training } = await dispatcher().suggestions.retrain({ commandId: desk.newCommand() });
  const { used, decided, needed } = await desk.script.suggestions.model({});
  expect([training, used, decided, needed]).toEqual([null, null, 4, 60]);
});

it('learns from triage, proposes with the words that led to it, and proposes nothing for small talk', async () => {
  await decide(WATER.slice(4), water);
  await decide(FEES, fees);
  await decide(TALK, null);
  const commandId = desk.newCommand();
  const { training } = await dispatcher().suggestions.retrain({ commandId });
  expect(await dispatcher().suggestions.retrain({ commandId })).toEqual({ training });
  expect(training).toMatchObject({ version: 1, outcome: 'used' });
  expect(training?.macroF1).toBeGreaterThan(0.8);
  const ids = await desk.hear(['九组的水塔漏了怎么没人修', '鱼塘承包款到底入账没有', '今晚打牌来不来啊']);
  await looked(ids[2] ?? (0 as MessageId));
  const rows = await Promise.all(ids.map(async (id) => (await desk.script.inbox.message({ id })).row));
  expect(rows.map((row) => [row.suggestedCategoryId, row.suggestion?.category?.source ?? null])).toEqual([
    [water, 'model'],
    [fees, 'model'],
    [null, null],
  ]);
  const [first] = rows;
  const words = first?.suggestion?.category?.words.map(({ start, length }) => first.text.slice(start, start + length));
  expect(words?.join('')).toContain('水塔');
});

it('goes by a rule where one fired, whatever the model says', async () => {
  const condition = { groups: [{ terms: ['水塔'], near: null }], exclusions: [] };
  for await (const step of await dispatcher().rules.trial({ id: null, condition, days: 30, categoryId: null }))
    void step;
  await dispatcher().rules.save({
    ...{ commandId: desk.newCommand(), id: null, version: 0, name: '水塔', categoryId: fees, severity: 3 },
    ...{ pager: false, enabled: true },
    ...condition,
  });
  const [id = 0 as MessageId] = await desk.hear(['十组的水塔漏了没有人修']);
  await looked(id);
  const { suggestion } = (await desk.script.inbox.message({ id })).row;
  expect([suggestion?.category?.id, suggestion?.category?.source, suggestion?.category?.confidence]).toEqual([
    fees,
    'rule',
    null,
  ]);
});

it('keeps the better model: a worse one is written down as refused and proposes nothing', async () => {
  // The same words, decided the other way round: whoever learns from both can only get worse.
  await decide(
    WATER.map((text) => `${text}！`),
    fees,
  );
  await decide(
    FEES.map((text) => `${text}！`),
    water,
  );
  const { training } = await dispatcher().suggestions.retrain({ commandId: desk.newCommand() });
  const { used, trainings } = await desk.script.suggestions.model({});
  const worse = training?.outcome === 'refused';
  expect([trainings.map(({ outcome }) => outcome), used?.version]).toEqual(
    worse ? [['refused', 'used'], 1] : [['used', 'replaced'], 2],
  );
});

it('takes its proposals back when it is switched off, and makes them again when it is switched on', async () => {
  const [id = 0 as MessageId] = await desk.hear(['鱼塘承包款怎么又没有入账']);
  await looked(id);
  const proposed = async () => (await desk.script.inbox.message({ id })).row.suggestion?.category?.source ?? null;
  const before = await proposed();
  await dispatcher().suggestions.turn({ commandId: desk.newCommand(), enabled: false });
  const off = await proposed();
  await dispatcher().suggestions.turn({ commandId: desk.newCommand(), enabled: true });
  await expect.poll(proposed, { timeout: 20_000 }).toBe('model');
  expect([before, off]).toEqual(['model', null]);
});

it('forgets what it learned when a message that taught it is sealed, and learns again without it', async () => {
  const used = async () => (await desk.script.suggestions.model({})).used?.version ?? null;
  const before = await used();
  const [id = 0 as MessageId] = await desk.hear(['四组水塔的钱被支书拿了']);
  const operator = desk.as('operator');
  await operator.triage.dismiss({ commandId: desk.newCommand(), messageIds: [id] });
  const draft = { ...DRAFT, matter: '水塔维修款的去向' };
  await operator.leads.register({ commandId: desk.newCommand(), messageIds: [id], draft });
  const kept = desk.db.get<{ n: number }>('SELECT count(*) AS n FROM suggestModels WHERE categories IS NOT NULL');
  const forgotten = await used();
  const { training } = await dispatcher().suggestions.retrain({ commandId: desk.newCommand() });
  expect([before === null, kept?.n, forgotten, training?.outcome]).toEqual([false, 0, null, 'used']);
});
