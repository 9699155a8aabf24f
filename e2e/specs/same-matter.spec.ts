import { expect, test } from '../fixtures/journey.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { MatterPanel } from '../pages/matter-panel.ts';
import { TriagePane } from '../pages/triage-pane.ts';

const LAMPS = [
  '东塘广场的路灯坏了半个月，晚上黑灯瞎火没人修',
  '东塘广场路灯坏了，晚上黑漆漆的，怎么没人修',
  '东塘广场的路灯半个月不亮，晚上没人修吗',
] as const;
const TALK = '今晚打牌三缺一';
const LATER = '东塘广场的路灯今晚还是坏的，没人修';

test('messages of one matter become one issue by one key, come back by another, and a later one is merged by the same key', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  sayAll(peer, [...LAMPS, TALK]);
  const inbox = new InboxPage(window);
  const matter = new MatterPanel(window);
  const triage = new TriagePane(window);
  await inbox.haveArrived(4);

  await test.step('each row says how many are like it, and small talk says nothing', async () => {
    for (const words of LAMPS) await expect(inbox.withWords(words)).toContainText('相似 ×3');
    await expect(inbox.withWords(TALK)).not.toContainText('相似');
  });

  await test.step('the echo counts households and groups, and lists the others', async () => {
    await inbox.read(LAMPS[1]);
    await expect(matter.panel).toContainText('3 户、1 个群、最早');
    await expect(matter.rows).toHaveCount(2);
    await expect(matter.panel.getByRole('button', { name: /3 条合为一个问题/ })).toBeVisible();
  });

  await test.step('M gathers all three into one issue', async () => {
    await inbox.list.focus();
    await window.keyboard.press('m');
    await expect(triage.pane).toContainText('3 条消息合为 1 个问题');
    await window.keyboard.press('Enter');
    await expect(triage.undoBar).toContainText(/已登记 \d{4}-\d{6}/);
    await expect(inbox.rows).toHaveCount(1);
  });

  await test.step('Z brings the three back, and M makes the issue again', async () => {
    await window.keyboard.press('z');
    await expect(inbox.rows).toHaveCount(4);
    await inbox.read(LAMPS[1]);
    await expect(matter.panel.getByRole('button', { name: /3 条合为一个问题/ })).toBeVisible();
    // The next row at once, before its echo has come: the key waits for it.
    await window.keyboard.press('j');
    await window.keyboard.press('m');
    await expect(inbox.current).toContainText(LAMPS[0]);
    await expect(triage.pane).toContainText('3 条消息合为 1 个问题');
    await window.keyboard.press('Enter');
    await expect(inbox.rows).toHaveCount(1);
  });

  await test.step('a later message is merged into the issue of its matter by the same key', async () => {
    sayAll(peer, [LATER]);
    await inbox.haveArrived(2);
    await expect(inbox.withWords(LATER)).toContainText('相似 ×4');
    await inbox.read(LATER);
    await expect(matter.panel.getByRole('button', { name: /1 条并入 \d{4}-\d{6}/ })).toBeVisible();
    await inbox.list.focus();
    await window.keyboard.press('m');
    await expect(triage.undoBar).toContainText(/已并入 \d{4}-\d{6}/);
    await expect(inbox.rows).toHaveCount(1);
  });
  expect(windowErrors).toEqual([]);
});

test('a message that is another matter is taken out by Shift-M and put back by its button', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  sayAll(peer, LAMPS);
  const inbox = new InboxPage(window);
  const matter = new MatterPanel(window);
  await inbox.haveArrived(3);
  await expect(inbox.withWords(LAMPS[2])).toContainText('相似 ×3');
  await inbox.read(LAMPS[2]);
  await expect(matter.rows).toHaveCount(2);
  await inbox.list.focus();
  await window.keyboard.press('Shift+m');
  await expect(matter.panel).toContainText('此条已由人工移出同类消息');
  await expect(inbox.withWords(LAMPS[0])).toContainText('相似 ×2');
  await matter.panel.getByRole('button', { name: '恢复归入' }).press('Enter');
  await expect(matter.rows).toHaveCount(2);
  await expect(inbox.withWords(LAMPS[0])).toContainText('相似 ×3');
  expect(windowErrors).toEqual([]);
});
