import type { Locator, Page } from '@playwright/test';
import type { HeadlessDoor } from '../fixtures/headless-door.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ChartsPage } from '../pages/charts-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { WallPage } from '../pages/wall-page.ts';

/** What a figure is called on the wall, and on the charts. */
const FIGURES = [
  ['本周受理', '受理'],
  ['本周办结', '办结'],
  ['未办结', '未办结'],
  ['◷ 临期', '临期'],
  ['▲ 超时', '超时'],
] as const;

test('the wall is a window of its own and says the same figures as the charts', async ({ openConsole }) => {
  const { app, window, windowErrors } = await openConsole({ historyWeeks: 2 });
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const wall = await WallPage.open(app, window);
  expect(app.windows()).toHaveLength(2);
  expect(new URL(wall.page.url()).pathname).toBe('/wall.html');
  expect(await wall.page.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false);

  const charts = new ChartsPage(window);
  await expect(async () => {
    await desk.go('台账');
    await desk.go('图表');
    await turnTo(wall, 'key-figures');
    for (const [onTheWall, inTheCharts] of FIGURES) {
      const figure = await secondLine(charts.keyFigure(inTheCharts));
      expect([onTheWall, await tile(wall.page, onTheWall)]).toEqual([onTheWall, figure]);
      expect(figure).toMatch(/^[\d,]+$/);
    }
  }).toPass({ timeout: 60_000 });
  const overdue = await tile(wall.page, '▲ 超时');
  expect(Number((await tile(wall.page, '未办结')).replaceAll(',', ''))).toBeGreaterThan(0);

  await turnTo(wall, 'overdue');
  await expect(wall.title).toContainText(`${overdue} 件超时未办结`);
  const list = wall.page.getByRole('list', { name: '超时未办结，按县区' });
  const counties = await list.locator('strong').allTextContents();
  expect(counties.reduce((sum, count) => sum + Number(count), 0)).toBe(Number(overdue));

  await wall.close();
  expect(app.windows()).toHaveLength(1);
  await expect(charts.keyFigure('未办结')).toBeVisible();
  expect(windowErrors).toEqual([]);
});

test('the wall at the door gets figures without a name or a word, and nothing else', async ({
  reversePort,
  openDoor,
  makePeer,
}) => {
  const writer = openDoor({ reversePort });
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  peer.say({ groupId: newGroup.group_id, userId: 9, name: '欧阳守正', text: '祠堂门口那盏灯没亮过' });
  await expect.poll(async () => (await writer.client.inbox.counts({})).open, { timeout: 30_000 }).toBe(1);
  expect(await writer.close()).toBe(0);

  const door = openDoor({ as: 'wall' });
  const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
  const page = { filter, before: null, limit: 10 };
  for (const [call, input] of [
    ['inbox.list', page],
    ['inbox.search', { ...page, query: '祠堂', period: null }],
    ['inbox.counts', {}],
    ['issues.list', { view: 'all', countyCode: null, text: '', sort: 'due', after: null, limit: 10 }],
    ['accounts.list', {}],
  ] as const)
    expect([call, await codeOf(door, call, input)]).toEqual([call, 'not-allowed']);
  const { output } = await door.ask('charts.wall', {});
  expect(output).toMatchObject({ waiting: 1, messagesToday: 1 });
  for (const secret of ['欧阳守正', '祠堂', newGroup.group_name, '李巡', '王督'])
    expect(JSON.stringify(output)).not.toContain(secret);
});

async function codeOf(door: HeadlessDoor, call: string, input: unknown): Promise<string | undefined> {
  return (await door.ask(call, input)).failure?.code;
}

/** Turns the wall until it shows a slide; two rounds are enough to see every one. */
async function turnTo(wall: WallPage, wanted: string): Promise<void> {
  for (let turn = 0; turn < 16 && (await wall.slide()) !== wanted; turn += 1) {
    const shown = await wall.slide();
    await wall.page.keyboard.press('ArrowRight');
    await expect.poll(() => wall.slide()).not.toBe(shown);
  }
  expect(await wall.slide()).toBe(wanted);
}

async function tile(wall: Page, name: string): Promise<string> {
  return secondLine(wall.getByRole('main').getByText(name, { exact: true }).locator('xpath=..'));
}

/** The figure under a name. */
async function secondLine(figure: Locator): Promise<string> {
  return (await figure.locator('span').nth(1).textContent()) ?? '';
}
