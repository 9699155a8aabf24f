import type { AccountRow } from '../../contract/accounts.ts';
import type { HeadlessDoor } from '../fixtures/headless-door.ts';
import { expect, test } from '../fixtures/journey.ts';
import { MovedClock } from '../fixtures/moved-clock.ts';
import type { OneBotPeer } from '../fixtures/onebot-peer.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { AccountsPage } from '../pages/accounts-page.ts';

test('what each phone carries is shown by key, with a plan that can be copied, and not to the administrator', async ({
  openConsole,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.go('账号');
  const accounts = new AccountsPage(window);
  await expect(accounts.grid.getByRole('row').first()).toBeVisible();
  await expect(accounts.grid.getByRole('img', { name: /^时钟：/ }).first()).toBeVisible();
  await expect(desk.hint('群数与均衡')).toBeVisible();
  await window.keyboard.press('l');
  const phones = window.getByRole('list', { name: '各手机群数' });
  await expect(phones.getByRole('listitem').first()).toContainText(/\d+ 个群/);
  const plan = window.getByRole('dialog').getByRole('grid', { name: '均衡方案' });
  await expect(plan.getByRole('row').nth(1)).toBeVisible();
  await window.getByRole('button', { name: '复制方案' }).click();
  await expect(window.getByText(/已复制 \d+ 步/)).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(plan).toBeHidden();

  await desk.enter('陈管');
  await expect(window.getByRole('button', { name: '群数与均衡' })).toBeDisabled();
  expect(windowErrors).toEqual([]);
});

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WORDS_A_DAY = 12;

test('a phone that falls silent against its own rhythm is an alarm; R notes what was found, and its next word ends it', async ({
  openConsole,
  openDoor,
  makePeer,
  reversePort,
  dataDir,
}) => {
  test.slow();
  const clock = new MovedClock(dataDir);
  const peer = makePeer({ ...trainingGateway, groups: [newGroup], now: () => clock.now() });
  // Yesterday in Asia/Shanghai, a little after eleven in the morning.
  const silentAt = Math.floor((Date.now() + 8 * HOUR) / DAY) * DAY - DAY + 3 * HOUR + HOUR / 10;
  clock.standAt(silentAt - 17 * DAY);
  const door = openDoor({ reversePort, environment: clock.environment });
  const account = await talksFor16Days(door, peer, (day) => clock.standAt(silentAt - (16 - day) * DAY - HOUR));
  clock.standAt(silentAt);
  await expect.poll(async () => (await account()).silence?.expected, { timeout: 30_000 }).toBe(WORDS_A_DAY);
  await peer.hangUp();
  expect(await door.close()).toBe(0);
  clock.standAt(Date.now());

  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('李巡');
  await peer.dialUntilOpen();
  await expect(desk.entry('账号')).toContainText('1');
  await expect(window.getByRole('link', { name: '账号状态' })).toContainText('静默 1');
  const accounts = new AccountsPage(window);
  const row = accounts.row(trainingGateway.label);
  const detail = window.getByRole('complementary', { name: new RegExp(trainingGateway.label) });
  await window.keyboard.press('g');
  await window.keyboard.press('a');
  await expect(row).toHaveAttribute('aria-selected', 'true');
  await expect(row).toContainText('久无消息', { timeout: 30_000 });
  await expect(detail).toContainText(`通常应有约 ${WORDS_A_DAY} 条`);

  await test.step('R opens the note; nothing is saved without words, and Escape leaves nothing', async () => {
    const dialog = window.getByRole('dialog', { name: '记录处理情况' });
    const note = dialog.getByRole('textbox', { name: '查看手机的情况' });
    await expect(desk.hint('记录静默处理情况')).toBeVisible();
    await accounts.grid.focus();
    await window.keyboard.press('r');
    await expect(note).toBeFocused();
    await expect(note).toHaveValue('');
    await window.keyboard.press('Control+Enter');
    await expect(dialog.getByRole('alert')).toContainText('请写明查看手机的情况');
    await window.keyboard.type('手机');
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await window.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(detail).not.toContainText('李巡');
    await window.keyboard.press('r');
    await expect(note).toBeFocused();
    await expect(note).toHaveValue('');
    await window.keyboard.type('手机没电，已充电');
    await window.keyboard.press('Control+Enter');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('what was found stands beside it, nobody is called any more, and the keys go on where they were', async () => {
    await expect(detail).toContainText(/李巡 .* 记录：手机没电，已充电/);
    await expect(window.getByRole('link', { name: '账号状态' })).not.toContainText('静默');
    await expect(row).toContainText('久无消息');
    await expect(accounts.grid).toBeFocused();
  });

  await test.step('the next word of the phone ends it', async () => {
    peer.say({ groupId: newGroup.group_id, userId: 7, name: '甲', text: '手机又有电了' });
    await expect(row).toContainText('在线', { timeout: 30_000 });
    await expect(detail).toContainText(/记录：手机没电，已充电/);
    await expect(detail).toContainText(/ 恢复/);
    await expect(desk.hint('记录静默处理情况')).toHaveCount(0);
  });
  expect(windowErrors).toEqual([]);
});

/** Lets the phone say a dozen words at the same hour of sixteen days; answers how to look at its account. */
async function talksFor16Days(
  door: HeadlessDoor,
  peer: OneBotPeer,
  wakeOn: (day: number) => void,
): Promise<() => Promise<AccountRow>> {
  await peer.dialUntilOpen();
  const account = async (): Promise<AccountRow> => {
    const { accounts } = await door.client.accounts.list({});
    const found = accounts.find(({ label }) => label.includes(trainingGateway.label));
    if (found === undefined) throw new Error('The training profile has no gateway account.');
    return found;
  };
  await expect.poll(async () => (await account()).lamp, { timeout: 30_000 }).toBe('online');
  for (let day = 0; day < 16; day += 1) {
    wakeOn(day);
    for (let word = 0; word < WORDS_A_DAY; word += 1)
      peer.say({ groupId: newGroup.group_id, userId: 7, name: '甲', text: `第${day + 1}天第${word + 1}句` });
    await expect.poll(async () => (await account()).messagesToday, { timeout: 30_000 }).toBe(WORDS_A_DAY);
  }
  return account;
}
