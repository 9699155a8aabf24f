import type { RegionCode } from '../../domain/ids.ts';
import type { HeadlessDoor } from '../fixtures/headless-door.ts';
import { expect, test } from '../fixtures/journey.ts';
import { makeIssue } from '../fixtures/make-issue.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import type { PeerGroup } from '../fixtures/onebot-peer.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ChartsPage } from '../pages/charts-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LedgerPage } from '../pages/ledger-page.ts';

const MINE = { county: '醴陵市', issue: '醴陵东门路灯不亮', message: '醴陵西门路灯也不亮' };
const THEIRS = { county: '荷塘区', issue: '荷塘月台路灯不亮', message: '荷塘广场路灯也不亮' };
const theirGroup: PeerGroup = { group_id: 700_002, group_name: '月台社区议事群', member_count: 96 };

/** Places a group in the first village of a county. */
async function placeIn(door: HeadlessDoor, group: PeerGroup, county: string): Promise<RegionCode> {
  const asked = { text: group.group_name, countyCode: null, withoutVillage: true, after: null, limit: 10 };
  await expect.poll(async () => (await door.client.groups.list(asked)).groups.length, { timeout: 30_000 }).toBe(1);
  const [found] = (await door.client.groups.list(asked)).groups;
  const { regions } = await door.client.regions.all({});
  const code = regions.find(({ name, level }) => level === 'county' && name === county)?.code ?? '';
  const village = regions.find((region) => region.level === 'village' && region.code.startsWith(code));
  if (found === undefined || village === undefined) throw new Error(`${county} has no village.`);
  const { id, version } = found;
  await door.client.groups.place({ commandId: newCommandId(), id, version, villageCode: village.code });
  return village.code;
}

test('somebody of one county sees that county alone in the ledger and in the charts', async ({
  openConsole,
  openDoor,
  makePeer,
  reversePort,
}) => {
  test.setTimeout(180_000);
  const peer = makePeer({ ...trainingGateway, groups: [newGroup, theirGroup] });
  const door = openDoor({ reversePort });
  await peer.dialUntilOpen();
  const mine = await placeIn(door, newGroup, MINE.county);
  const theirs = await placeIn(door, theirGroup, THEIRS.county);
  await makeIssue(door, peer, MINE.issue, mine);
  await makeIssue(door, peer, THEIRS.issue, theirs);
  expect(await door.close()).toBe(0);

  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await peer.dialUntilOpen();
  peer.say({ groupId: newGroup.group_id, userId: 2, name: '乙', text: MINE.message });
  peer.say({ groupId: theirGroup.group_id, userId: 3, name: '丙', text: THEIRS.message });
  const inbox = new InboxPage(window);
  const ledger = new LedgerPage(window);
  const charts = new ChartsPage(window);

  const search = async (): Promise<void> => {
    await inbox.list.focus();
    await window.keyboard.press('/');
    await expect(window.getByRole('textbox', { name: '全文搜索' })).toBeFocused();
    await window.keyboard.type('路灯也不亮');
  };
  const counties = async (): Promise<readonly string[]> => {
    const names = (await charts.cells('办理用时')).map(([name = '']) => name);
    return names.filter((name) => name === MINE.county || name === THEIRS.county).toSorted();
  };

  await test.step('somebody of the whole city sees both', async () => {
    await inbox.haveArrived(2);
    await search();
    await expect(inbox.rows).toHaveCount(2);
    await window.keyboard.press('Escape');
    await desk.go('台账');
    await expect(ledger.rows).toHaveCount(2);
    await desk.go('图表');
    expect(await counties()).toEqual([MINE.county, THEIRS.county].toSorted());
  });

  await test.step('the operator of a county sees one of each', async () => {
    await desk.enter('何醴');
    expect(await counties()).toEqual([MINE.county]);
    await desk.go('台账');
    await expect(ledger.rows).toHaveCount(1);
    await expect(ledger.row(MINE.issue)).toContainText(MINE.county);
    await expect(window.locator('body')).not.toContainText('荷塘');
    await desk.go('收件箱');
    await inbox.view('全部');
    await expect(inbox.withWords(MINE.message)).toHaveCount(1);
    await expect(inbox.withWords(THEIRS.message)).toHaveCount(0);
    await search();
    await expect(inbox.rows).toHaveCount(1);
    await expect(window.locator('body')).not.toContainText(theirGroup.group_name);
  });
  expect(windowErrors).toEqual([]);
});

test('an issue whose evidence names somebody of the centre is kept from them, and from nobody else', async ({
  openConsole,
  openDoor,
  makePeer,
  reversePort,
}) => {
  test.setTimeout(120_000);
  const named = '李巡在群里说话难听';
  const other = '晨光村的路灯不亮';
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  const door = openDoor({ reversePort });
  await peer.dialUntilOpen();
  await makeIssue(door, peer, named, null);
  await makeIssue(door, peer, other, null);
  expect(await door.close()).toBe(0);

  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const inbox = new InboxPage(window);
  const ledger = new LedgerPage(window);

  await test.step('whoever is named finds neither the issue nor the message', async () => {
    await inbox.view('全部');
    await expect(inbox.rows).toHaveCount(1);
    await expect(inbox.withWords(other)).toHaveCount(1);
    await desk.go('台账');
    await expect(ledger.row(other)).toHaveCount(1);
    await expect(ledger.rows).toHaveCount(1);
    await expect(window.locator('body')).not.toContainText('说话难听');
  });

  await test.step('a colleague finds both, and who stands back', async () => {
    await desk.enter('王督');
    await expect(ledger.rows).toHaveCount(2);
    await ledger.open(named);
    await expect(ledger.drawer.getByRole('region', { name: '回避' })).toContainText('李巡');
  });
  expect(windowErrors).toEqual([]);
});
