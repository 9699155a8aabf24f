import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CategoryId, MessageId } from '../../domain/ids.ts';
import { DAY_MS } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';

let desk: Desk;
let categoryId: CategoryId;
beforeAll(async () => {
  desk = await aDesk();
  const { categories } = await desk.script.categories.tree({});
  categoryId = categories.find((category) => category.parentId !== null)?.id ?? ('' as CategoryId);
});
afterAll(() => desk.close());

const PLANT = [
  '丽景小区旁边新建的搅拌站夜里施工噪音很大',
  '丽景小区边上搅拌站夜里又施工，噪音吵得睡不着',
  '搅拌站半夜施工，丽景小区噪音没人管吗',
];

/** Says texts and waits until the analysis has looked at them. */
async function say(texts: readonly string[]): Promise<readonly MessageId[]> {
  const ids = await desk.hear(texts);
  await looked(ids.at(-1) ?? (0 as MessageId));
  return ids;
}

async function looked(upTo: number): Promise<void> {
  const analysed = () =>
    desk.db.get<{ value: number }>(`SELECT value FROM counters WHERE name = 'analysed'`)?.value ?? 0;
  await expect.poll(analysed, { timeout: 20_000 }).toBeGreaterThanOrEqual(upTo);
}

const rowOf = async (id: MessageId) => (await desk.script.inbox.message({ id })).row;

describe('messages of one matter', () => {
  it('are counted on the row, and told by households, groups and days', async () => {
    const ids = await say([...PLANT, '收到，谢谢领导', '收到，谢谢领导']);
    const similar = await Promise.all(ids.map(async (id) => (await rowOf(id)).similar));
    const { matter } = await desk.script.matters.ofMessage({ id: ids[1] ?? (0 as MessageId) });
    expect([similar, matter]).toMatchObject([
      [3, 3, 3, 1, 1],
      { id: ids[0], messages: 3, households: 1, groups: 1, open: [ids[2], ids[1], ids[0]], issue: null },
    ]);
    expect(matter?.rows.map((row) => [row.id, row.state])).toEqual([
      [ids[2], 'new'],
      [ids[0], 'new'],
    ]);
  });

  it('name the issue that holds most of them', async () => {
    const ids = await say(['东塘路下水道堵了污水漫到路上', '东塘路下水道又堵，污水流到路上了']);
    const { issues } = await desk.as('operator').triage.createIssues({
      commandId: desk.newCommand(),
      messageIds: ids.slice(0, 1),
      drafts: [
        {
          ...{ title: '下水道堵塞', categoryId, placeCode: null, severity: 2, dueAt: null },
          ...{ grade: 'ordinary', gradeReason: '一般民生' },
        },
      ],
      dispatch: false,
    });
    const { matter } = await desk.script.matters.ofMessage({ id: ids[1] ?? (0 as MessageId) });
    expect([matter?.issue?.number, matter?.open, matter?.rows[0]?.issue?.number]).toEqual([
      issues[0]?.number,
      [ids[1]],
      issues[0]?.number,
    ]);
  });

  it('are left by one somebody took out, for good, and joined again by the one put back', async () => {
    const [first, second] = await say(['南竹山变压器跳闸全组停电', '南竹山变压器又跳闸，全组停电']);
    if (first === undefined || second === undefined) throw new Error('Nothing was heard');
    const operator = desk.as('operator');
    const commandId = desk.newCommand();
    expect(await operator.matters.leave({ commandId, id: second })).toEqual({ left: true });
    expect(await operator.matters.leave({ commandId, id: second })).toEqual({ left: true });
    const apart = await desk.script.matters.ofMessage({ id: second });
    await operator.matters.leave({ commandId: desk.newCommand(), id: second });
    await desk.as('dispatcher').matters.regroup({ commandId: desk.newCommand() });
    await looked(second);
    const still = (await rowOf(second)).similar;
    expect(await operator.matters.rejoin({ commandId: desk.newCommand(), id: second })).toEqual({ joined: true });
    expect([apart, still, (await rowOf(second)).similar, (await rowOf(first)).similar]).toEqual([
      { matter: null, hasLeft: true },
      1,
      2,
      2,
    ]);
  });

  it('are found again after the service was closed and opened', async () => {
    const [first] = await say(['白石港码头栏杆断了一截，小孩会掉下去']);
    desk = await desk.reopen();
    const [second] = await say(['白石港码头的栏杆断了，小孩要掉下去的']);
    expect((await desk.script.matters.ofMessage({ id: second ?? (0 as MessageId) })).matter?.id).toBe(first);
    // Two services are opened, each with its threads.
  }, 60_000);

  it('smouldered, where nobody made an issue of them for days', async () => {
    const [first] = await say(['云龙路口红绿灯不亮已经很久', '云龙路口的红绿灯不亮，很久没人修']);
    const ask = () => desk.script.matters.smouldering({ days: 3, limit: 100 });
    const before = (await ask()).matters.map(({ id }) => id);
    desk.pass(4 * DAY_MS);
    const found = (await ask()).matters.find(({ id }) => id === first);
    expect([before.includes(first ?? (0 as MessageId)), found?.messages, found?.extractedAt]).toEqual([false, 2, null]);
    expect(found?.age).toBeGreaterThan(3 * DAY_MS);
  });
});
