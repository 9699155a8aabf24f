import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/journey.ts';
import type { OneBotPeer } from '../fixtures/onebot-peer.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { AccountsPage } from '../pages/accounts-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test('what was said during an outage comes out of the history of the gateway, and then nothing is missing', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup], keepsHistory: true });
  await peer.dialUntilOpen();
  say(peer, '断线之前');
  const inbox = new InboxPage(window);
  await inbox.haveArrived(1);
  await desk.go('账号');
  const accounts = new AccountsPage(window);
  await accounts.open(trainingGateway.label);
  await peer.hangUp();
  await expect(accounts.row(trainingGateway.label)).toContainText('连接已断开');
  say(peer, '断线之中一');
  say(peer, '断线之中二');
  await peer.dialUntilOpen();
  say(peer, '断线之后');

  await desk.go('收件箱');
  await inbox.haveArrived(4);
  for (const text of ['断线之前', '断线之中一', '断线之中二', '断线之后'])
    await expect(inbox.withWords(text)).toHaveCount(1);
  await desk.go('账号');
  const detail = await accounts.open(trainingGateway.label);
  await expect(detail).toContainText('在线');
  await expect(detail).toContainText('没有未处理的断档');
  expect(windowErrors).toEqual([]);
});

test('a gap the gateway told nothing about is a red bar, and is fetched again by key once it tells its history', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup], keepsHistory: true });
  peer.tellsHistory = false;
  await peer.dialUntilOpen();
  say(peer, '断线之前');
  const inbox = new InboxPage(window);
  await inbox.haveArrived(1);
  await desk.go('账号');
  const accounts = new AccountsPage(window);
  const detail = await accounts.open(trainingGateway.label);
  await peer.hangUp();
  await expect(accounts.row(trainingGateway.label)).toContainText('连接已断开');
  say(peer, '断线之中');
  await peer.dialUntilOpen();
  await expect(accounts.gapBar(/未处理/)).toHaveCount(1);

  await accounts.row(trainingGateway.label).click();
  await expect(desk.hint('补取断档')).toBeVisible();
  await window.keyboard.press('f');
  await expect(detail).toContainText('该网关不提供聊天记录');
  peer.tellsHistory = true;
  await expect(desk.hint('补取断档')).toBeVisible();
  await window.keyboard.press('f');
  await expect(detail).toContainText('没有未处理的断档');
  await expect(accounts.gapBar(/已补齐/)).toHaveCount(1);
  await desk.go('收件箱');
  await inbox.haveArrived(2);
  await expect(inbox.withWords('断线之中')).toHaveCount(1);
  expect(windowErrors).toEqual([]);
});

test('the time in which the console itself was off is a gap that outlives another start, and an operator cannot close it', async ({
  openConsole,
  makePeer,
}) => {
  test.setTimeout(180_000);
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  const first = await openConsole();
  await new ConsoleWindow(first.window).isReady();
  await peer.dialUntilOpen();
  say(peer, '关机之前');
  await new InboxPage(first.window).haveArrived(1);
  await first.close();

  const second = await openConsole();
  await peer.dialUntilOpen();
  await expect(await gapOf(second.window)).toHaveCount(1);
  await expect((await gapOf(second.window)).getByRole('button', { name: '已查看' })).toBeDisabled();
  await second.close();

  const { window } = await openConsole();
  const gap = await gapOf(window);
  await expect(gap).toHaveCount(1);
  await new ConsoleWindow(window).enter('陈管');
  await expect(gap).toHaveCount(1);
  await gap.getByRole('button', { name: '已查看' }).click();
  await expect(gap).toHaveCount(0);
});

/** The gap of the gateway's account, on its page. */
async function gapOf(window: Page) {
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.go('账号');
  const detail = await new AccountsPage(window).open(trainingGateway.label);
  return detail.getByRole('listitem').filter({ hasText: '程序未运行' });
}

function say(peer: OneBotPeer, text: string): void {
  peer.say({ groupId: newGroup.group_id, userId: 1, name: '甲', text });
}
