import { expect, test } from '../fixtures/journey.ts';
import { registerAccount } from '../fixtures/register-account.ts';
import { ConsoleWindow, PAGES, type PageName } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test('the console opens on the training profile and every page draws itself', async ({ openConsole }) => {
  const console = await openConsole({ feedRate: 5, historyWeeks: 2 });
  const desk = new ConsoleWindow(console.window);
  await desk.isReady();
  await expect(new InboxPage(console.window).rows.first()).toBeVisible();
  const draws = async (name: PageName) => {
    await desk.go(name);
    await expect(console.window.getByRole('main')).toContainText(/\S/);
    await expect(desk.brokenPage).toHaveCount(0);
  };
  // Nobody may open every page, and no page is there for nobody.
  const drawn = new Set<PageName>();
  for (const person of ['李巡', '王督', '陈管', '钱线', '郑安', '冯审']) {
    await desk.enter(person);
    for (const name of PAGES) {
      const entry = desk.entry(name);
      if ((await entry.count()) === 0) continue;
      await draws(name);
      drawn.add(name);
    }
  }
  expect([...drawn].toSorted()).toEqual([...PAGES].toSorted());
  await console.window.keyboard.press('Shift+Slash');
  const sheet = console.window.getByRole('dialog', { name: '快捷键' });
  await expect(sheet).toContainText('前往审计');
  // The auditor is not told of pages that are not the auditor's.
  await expect(sheet).not.toContainText('前往线索');
  expect(console.windowErrors).toEqual([]);
});

test('a villager speaks in a group and the console shows it once, however many accounts have seen it', async ({
  openConsole,
  openDoor,
  makePeer,
}) => {
  const door = openDoor();
  for (const selfId of [20_001, 20_002])
    await registerAccount(door, { label: `监看号 ${selfId}`, selfId: String(selfId), token });
  expect(await door.close()).toBe(0);

  const console = await openConsole();
  await new ConsoleWindow(console.window).isReady();
  const peers = [20_001, 20_002].map((selfId) => makePeer({ selfId, token, groups }));
  for (const peer of peers) await peer.dialUntilOpen();
  for (const peer of peers) peer.say({ groupId: 700_001, userId: 30_001, name: '王大叔', text: words });

  const inbox = new InboxPage(console.window);
  await expect(inbox.withWords('路灯不亮')).toHaveCount(1);
  await expect(inbox.withWords('路灯不亮')).toContainText('见于 2 个账号');
});

const token = 'a-token-for-tests';
const words = '村口的路灯不亮三天了，晚上看不见路';
const groups = [{ group_id: 700_001, group_name: '东风村村民群', member_count: 212 }];
