import { draftBroadcast, postedIn } from '../fixtures/a-broadcast.ts';
import { doorBeside } from '../fixtures/desk-beside.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import { trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { KeySheet } from '../pages/key-sheet.ts';
import { OutboxPage } from '../pages/outbox-page.ts';
import { PasswordDialog } from '../pages/password-dialog.ts';

const GROUPS = ['东塘一组', '东塘二组', '东塘三组', '东塘四组'].map((name, n) => ({
  ...{ group_id: 720_001 + n, group_name: `${name}邻里群`, member_count: 60 + n },
}));
const [FIRST, SECOND, THIRD, FOURTH] = GROUPS.map(({ group_id }) => group_id) as [number, number, number, number];
const WORDS = '明日停水检修，请提前储水';

/** One person lets posts leave fast, another writes one for the groups of the peer and puts it up. */
async function putUp(door: string): Promise<void> {
  const { desk, draft } = await draftBroadcast(door, { words: WORDS, prefix: '东塘', groups: GROUPS.length });
  const { groups, reachable } = await desk.client.outbox.freeze({ commandId: newCommandId(), ...draft });
  expect([groups, reachable]).toEqual([GROUPS.length, GROUPS.length]);
  await desk.leave();
}

test('a broadcast is approved, paused, resumed, retried and recalled by keys, and each group hears it as the result list says', async ({
  openConsole,
  makePeer,
  dataDir,
}) => {
  const door = doorBeside(dataDir);
  const { window, windowErrors } = await openConsole({ door });
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: GROUPS });
  await peer.dialUntilOpen();
  await putUp(door);
  const outbox = new OutboxPage(window);
  const filter = outbox.results.getByRole('radio', { checked: true });
  const key = (name: string) => window.keyboard.press(name);
  await desk.enter('赵核');
  await desk.go('发件');
  await expect(outbox.row(WORDS)).toContainText('待审批');
  await expect(outbox.act('批准发出')).toBeEnabled();
  await expect(outbox.table).toBeFocused();

  await test.step('a key that means nothing now says why, and does nothing', async () => {
    await key('p');
    await expect(window.getByText('只有发送中的发件可以暂停')).toBeVisible();
    await key('f');
    await expect(window.getByText('没有失败的群')).toBeVisible();
    await expect(outbox.row(WORDS)).toContainText('待审批');
  });

  const release = peer.holdPosts();
  await test.step('P pauses: what is on its way arrives, nothing else leaves', async () => {
    await key('y');
    await new PasswordDialog(window).confirm();
    await expect(outbox.row(WORDS)).toContainText('发送中');
    await expect(outbox.act(/^暂停/)).toBeVisible();
    await expect.poll(() => postedIn(peer)).toEqual([FIRST]);
    await expect(outbox.table).toBeFocused();
    await key('p');
    await expect(outbox.row(WORDS)).toContainText('已暂停');
    await expect(outbox.act(/^继续/)).toBeVisible();
    release();
    await expect(outbox.pane).toContainText('已发 1 · 待发 3');
    await outbox.openResults();
    await expect(outbox.result('东塘一组')).toContainText('已在群中看到');
    await expect(outbox.result('东塘二组')).toContainText('待发');
    await outbox.closeResults();
    expect(postedIn(peer)).toEqual([FIRST]);
  });

  await test.step('R resumes: each of the others is asked once, who refuses is a failure, and who breaks down is unknown', async () => {
    peer.refuses.set(`send_group_msg ${SECOND}`, 100).set(`send_group_msg ${FOURTH}`, 1200);
    await key('r');
    await expect(outbox.row(WORDS)).toHaveCount(0);
    await key('3');
    await expect(outbox.row(WORDS)).toContainText('待核实');
    await expect(outbox.row(WORDS)).toContainText('失败 1');
    await expect(outbox.row(WORDS)).toContainText('不明 1');
    await expect(outbox.table).toBeFocused();
    expect(postedIn(peer)).toEqual([FIRST, SECOND, THIRD, FOURTH]);
  });

  await test.step('the results begin with what is unknown, and who has looked into the group says so', async () => {
    await outbox.openResults();
    await expect(filter).toContainText('不明');
    await expect(outbox.results.getByRole('listitem')).toHaveCount(1);
    await expect(outbox.result('东塘四组')).toContainText('可能已发出');
    await key('Tab');
    await key('Tab');
    await expect(outbox.results.getByRole('button', { name: '群里没有' })).toBeFocused();
    await key('Enter');
    await expect(filter).toContainText('全部');
    await expect(filter).toBeFocused();
    await outbox.closeResults();
    await expect(outbox.row(WORDS)).toContainText('失败 2');
  });

  await test.step('then they begin with the failures; an arrow shows the others', async () => {
    await outbox.openResults();
    await expect(filter).toContainText('失败');
    await expect(outbox.results.getByRole('listitem')).toHaveCount(2);
    await expect(outbox.result('东塘四组')).toContainText('人工到群核实');
    await expect(outbox.result('东塘二组')).toContainText('平台拒绝');
    await key('ArrowLeft');
    await expect(filter).toContainText('已发');
    await expect(outbox.result('东塘一组')).toBeVisible();
    await expect(outbox.result('东塘二组')).toHaveCount(0);
    await outbox.closeResults();
  });

  await test.step('F sends again where it failed and nowhere else', async () => {
    peer.refuses.delete(`send_group_msg ${SECOND}`);
    peer.refuses.set(`send_group_msg ${FOURTH}`, 100);
    await expect(outbox.act('重发失败的 2 个群')).toBeEnabled();
    await key('f');
    await expect(window.getByText('重新发送 2 个失败的群')).toBeVisible();
    await expect(outbox.view('进行中')).toBeChecked();
    await expect(outbox.row(WORDS)).toHaveCount(0);
    await key('3');
    await expect(outbox.row(WORDS)).toContainText('失败 1');
    expect(postedIn(peer)).toEqual([FIRST, SECOND, THIRD, FOURTH, SECOND, FOURTH]);
    expect(GROUPS.map(({ group_id }) => peer.standing(group_id).length)).toEqual([1, 1, 1, 0]);
  });

  await test.step('W asks once more, then takes back what the platform takes back', async () => {
    peer.refuses.set(`delete_msg ${THIRD}`, 100);
    const sure = outbox.sure('撤回已发？');
    const yes = sure.getByRole('button', { name: '撤回已发' });
    await expect(outbox.table).toBeFocused();
    await key('w');
    await expect(yes).toBeFocused();
    await expect(sure).toContainText(WORDS);
    await expect(sure).toContainText('请平台撤回已发出的 3 条');
    await key('Escape');
    await expect(sure).toHaveCount(0);
    expect(peer.calls.filter(({ action }) => action === 'delete_msg')).toEqual([]);
    await key('w');
    await expect(yes).toBeFocused();
    await key('Enter');
    await expect(sure).toHaveCount(0);
    await expect(outbox.row(WORDS)).toContainText('已撤回 2');
    expect(GROUPS.map(({ group_id }) => peer.standing(group_id).length)).toEqual([0, 0, 1, 0]);
  });

  await test.step('each row says what became of it, and a post that was recalled is not sent again', async () => {
    await expect(outbox.pane.getByText('部分撤回', { exact: true })).toBeVisible();
    await expect(outbox.pane).toContainText('1 个群里还在');
    await key('f');
    await expect(window.getByText('已发完、且未撤回的发件才可以重发失败的群')).toBeVisible();
    await outbox.openResults();
    await expect(outbox.results.getByRole('listitem')).toHaveCount(1);
    await expect(outbox.result('东塘四组')).toContainText('失败');
    // From the failures round to everything: queued and others have no rows and no place in the filter.
    await key('ArrowRight');
    await key('ArrowRight');
    await expect(filter).toContainText('全部');
    for (const group of ['东塘一组', '东塘二组']) await expect(outbox.result(group)).toContainText('已撤回');
    await expect(outbox.result('东塘三组')).toContainText('平台未撤回');
    await outbox.closeResults();
    expect(postedIn(peer)).toHaveLength(6);
  });

  await test.step('the ? sheet tells every key of the outbox', async () => {
    const lines = await new KeySheet(window).read();
    const keys = new Map(lines.map(({ title, keys: [caps] }) => [title, caps?.join(' ')]));
    const told = ['暂停发送', '继续发送', '停止发送', '重发失败的群', '撤回已发', '退回修改', '看已结束'];
    expect(told.map((title) => keys.get(title))).toEqual(['P', 'R', 'S', 'F', 'W', 'B', '3']);
  });
  expect(windowErrors).toEqual([]);
});
