import { expect, test } from '../fixtures/journey.ts';
import { loadUntil } from '../fixtures/load-arrivals.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { OutboxPage } from '../pages/outbox-page.ts';
import { PasswordDialog } from '../pages/password-dialog.ts';

const WORDS = '您反映的情况已登记，请以有关单位答复为准';

test('a villager is answered: written by one person, approved by another, sent once, and seen in the group', async ({
  openConsole,
  makePeer,
}) => {
  const { window } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const asked = peer.say({ groupId: newGroup.group_id, userId: 7, name: '甲', text: '几点来水' });
  const inbox = new InboxPage(window);
  await loadUntil(window, inbox.rows, 1);

  await inbox.read('几点来水');
  await window.getByRole('button', { name: '在群里回复' }).click();
  const outbox = new OutboxPage(window);
  await expect(outbox.dialog).toContainText('几点来水');
  await outbox.dialog.getByLabel('内容', { exact: true }).fill('我们马上解决，刁民');
  await expect(outbox.dialog.getByRole('alert')).toContainText('「马上解决」许诺、「刁民」粗话');
  await expect(outbox.dialog.getByRole('button', { name: '保存并提交审批' })).toBeDisabled();
  await outbox.putUp(WORDS);
  await expect(outbox.row(WORDS)).toContainText('待审批');
  await expect(outbox.act('批准发出')).toBeDisabled();

  await desk.enter('赵核');
  await desk.go('发件');
  // Nobody approves what is not on the screen yet: the key comes with the post beside the list.
  await expect(outbox.act('批准发出')).toBeEnabled();
  await window.keyboard.press('y');
  await new PasswordDialog(window).confirm();
  await outbox.view('已结束').click();
  await expect(outbox.row(WORDS)).toContainText('已发完');
  await expect(outbox.row(WORDS)).toContainText('1 / 1');
  await expect(outbox.act(/^逐群结果/)).toBeVisible();
  await window.keyboard.press('o');
  await expect(window.getByRole('list', { name: '逐群结果' })).toContainText('已在群中看到');

  const sent = peer.calls.filter(({ action }) => action === 'send_group_msg').map(({ params }) => params);
  const message = [
    { type: 'reply', data: { id: String(asked) } },
    { type: 'text', data: { text: `${WORDS}\n——清风株洲` } },
  ];
  expect(sent).toEqual([{ group_id: newGroup.group_id, message }]);
});

test('a broadcast goes to the groups of a region and nowhere else, and says where nobody can post', async ({
  openConsole,
  makePeer,
}) => {
  const { window } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  await desk.go('群组');
  await window.getByRole('textbox', { name: '按群名' }).fill('晨光村');
  await expect(window.getByRole('complementary', { name: '晨光村议事群' })).toBeVisible();
  await window.getByRole('combobox', { name: '标签' }).fill('库区');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: '保存标签' }).click();
  await expect(window.getByText('“晨光村议事群”的标签已保存')).toBeVisible();

  await desk.go('发件');
  const outbox = new OutboxPage(window);
  await expect(outbox.view('进行中')).toBeVisible();
  await window.keyboard.press('n');
  await outbox.dialog.getByRole('combobox', { name: '区域' }).fill('醴陵');
  const found = window
    .locator('.ant-select-tree-treenode:not([aria-hidden])')
    .filter({ has: window.locator('.ant-select-tree-checkbox') });
  await expect(found.first()).toContainText('醴陵');
  await found.first().locator('.ant-select-tree-checkbox').click();
  await window.keyboard.press('Escape');
  await expect(outbox.dialog.getByRole('status')).toContainText(/将发到 \d+ 个群，其中 0 个可达/);
  await outbox.dialog.getByRole('switch', { name: '全部群' }).click();
  await expect(outbox.dialog.getByRole('status')).toContainText(/其中 1 个可达，由 1 个账号发送/);
  await outbox.dialog.getByRole('combobox', { name: '标签' }).fill('库区');
  await window.keyboard.press('Enter');
  await expect(outbox.dialog.getByRole('status')).toContainText('将发到 1 个群，其中 1 个可达');
  await outbox.putUp('明日停水检修，请提前储水');
  await outbox.act('撤回提交').click();
  await outbox.view('我的草稿').click();
  await expect(outbox.row('明日停水检修')).toContainText('草稿');
  expect(peer.calls.filter(({ action }) => action === 'send_group_msg')).toEqual([]);
});
