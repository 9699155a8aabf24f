import { expect, test } from '../fixtures/journey.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { PatrolPage } from '../pages/patrol-page.ts';

const asked = '请问医保今年什么时候交';

test('a question waits under its clock, a shift is handed over, and the watch alone is paged, by keys', async ({
  openConsole,
  makePeer,
}) => {
  test.slow();
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  sayAll(peer, ['今天天气好', asked, '三组有人喝农药，快来人']);
  const inbox = new InboxPage(window);
  const patrol = new PatrolPage(window);
  const press = (key: string) => window.keyboard.press(key);
  const dialog = window.getByRole('dialog');
  const banner = window.getByRole('alert').filter({ hasText: '喝农药' });
  await inbox.haveArrived(3);
  await expect(banner).toBeVisible();

  await test.step('the question is listed with its clock and opens in the inbox', async () => {
    await patrol.open();
    await press('3');
    await expect(window.getByText('1 条待答，0 条超时')).toBeVisible();
    await expect(patrol.row(asked)).toContainText('剩');
    await press('Enter');
    await expect(inbox.current).toContainText(asked);
    await expect(window.getByRole('button', { name: /^无需处理/ })).toBeEnabled();
    await press('4');
    await expect(inbox.withWords(asked)).toHaveCount(0);
    await patrol.open();
    await press('3');
    await expect(window.getByText('没有待答的问题')).toBeVisible();
  });

  await test.step('the shift is handed over with a note and what is open', async () => {
    await press('5');
    await expect(window.getByText('还没有交接记录')).toBeVisible();
    await press('n');
    await expect(dialog.getByRole('textbox', { name: '交接事项' })).toBeFocused();
    await press('Control+Enter');
    await expect(dialog.getByRole('alert')).toContainText('请写明交接事项');
    await window.keyboard.type('三组喝农药的已报 120，等卫生院回话');
    await press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(patrol.row('等卫生院回话')).toContainText('待接班');
    await expect(patrol.row('等卫生院回话')).toContainText('紧急 1');
  });

  await test.step('somebody else takes over and sets a quota', async () => {
    await desk.enter('王督');
    await patrol.open();
    await press('5');
    await expect(patrol.row('等卫生院回话')).toBeVisible();
    await press('t');
    await expect(patrol.row('等卫生院回话')).toContainText('王督');
    await press('4');
    await expect(patrol.row('李巡')).toBeVisible();
    await press('e');
    await expect(dialog.getByRole('textbox')).toBeFocused();
    await window.keyboard.type('六十');
    await press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('整数');
    await press('Control+a');
    await window.keyboard.type('60');
    await press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(patrol.row('李巡')).toContainText('60');
  });

  await test.step('while the roster is away only the watch is paged', async () => {
    await expect(banner).toBeVisible();
    await press('6');
    await expect(window.getByRole('region', { name: '现在' })).toBeVisible();
    await press('e');
    await expect(dialog.getByRole('textbox', { name: '答复时限' })).toBeFocused();
    // Hours that are not now, whenever this runs.
    const hour = new Date(Date.now() + 8 * 3_600_000).getUTCHours();
    const away = (hour + 4) % 20;
    await press('Tab');
    await window.keyboard.type(`${away}:00`);
    await press('Tab');
    await window.keyboard.type(`${away + 2}:00`);
    await press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(window.getByText('没有安排值守，紧急提醒发给每个人')).toBeVisible();
    await expect(banner).toBeVisible();
    await press('n');
    await expect(dialog.getByRole('combobox', { name: '值守人' })).toBeFocused();
    await window.keyboard.type('李巡');
    await expect(window.locator('.ant-select-item-option-active')).toContainText('李巡');
    await press('Enter');
    await expect(dialog.getByTitle('李巡', { exact: true })).toBeVisible();
    await press('Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(window.getByText('紧急提醒只发给 李巡')).toBeVisible();
    await expect(banner).toHaveCount(0);
    await desk.enter('李巡');
    await expect(banner).toBeVisible();
  });
  expect(windowErrors).toEqual([]);
});
