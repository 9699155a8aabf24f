import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { AccountsPage } from '../pages/accounts-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test('frames nobody can read are set aside with the reason, and the next good one arrives', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  peer.sendRaw('这不是 JSON {');
  peer.sendRaw(`{"post_type":"message","padding":"${'x'.repeat(2 * 1024 * 1024)}"}`);
  peer.sendRaw(`${'['.repeat(2_000)}${']'.repeat(2_000)}`);
  peer.sendRaw(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d]));
  peer.send({
    post_type: 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: 4_001,
    group_id: newGroup.group_id,
    user_id: 5,
    message: '[CQ:at,qq=all] 水管&#91;主管&#93;爆了[CQ:face,id=1]',
    raw_message: '[CQ:at,qq=all] 水管&#91;主管&#93;爆了[CQ:face,id=1]',
    font: 0,
    sender: { user_id: 5, nickname: '戊', card: '', role: 'member' },
  });
  const inbox = new InboxPage(window);
  await expect(inbox.withWords('水管[主管]爆了')).toHaveCount(1);
  expect(peer.isOpen).toBe(true);

  await desk.go('账号');
  const accounts = new AccountsPage(window);
  const detail = await accounts.open(trainingGateway.label);
  await expect(detail).toContainText('在线');
  await detail.getByRole('button', { name: '查看 4 条' }).click();
  for (const reason of ['不是 JSON', '内容过大', '嵌套过深', '编码错误'])
    await expect(accounts.setAside.getByRole('row').filter({ hasText: reason })).toHaveCount(1);
  expect(windowErrors).toEqual([]);
});

test('an outage is shown as a red bar until somebody has looked at the phone', async ({ openConsole, makePeer }) => {
  const { window } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  peer.say({ groupId: newGroup.group_id, userId: 1, name: '甲', text: '断线之前的消息' });
  const inbox = new InboxPage(window);
  await expect(inbox.withWords('断线之前的消息')).toHaveCount(1);
  await desk.enter('陈管');
  await desk.go('账号');
  const accounts = new AccountsPage(window);
  const detail = await accounts.open(trainingGateway.label);
  await expect(detail).toContainText('没有未处理的断档');
  await peer.hangUp();
  await expect(accounts.row(trainingGateway.label)).toContainText('连接已断开');
  await peer.dialUntilOpen();
  await expect(detail).toContainText('在线');
  const gap = detail.getByRole('listitem').filter({ hasText: '连接中断' });
  await expect(gap).toHaveCount(1);
  const cell = accounts.row(trainingGateway.label).getByRole('gridcell').last();
  await expect(cell).toHaveText('1');
  await expect(cell.locator('i')).toHaveCSS('background-color', /^rgb\((1[4-9]\d|2\d\d), \d{1,2}, \d{1,2}\)$/);
  await gap.getByRole('button', { name: '已查看' }).click();
  await expect(detail).toContainText('没有未处理的断档');
  await expect(cell).toHaveText('0');
});
