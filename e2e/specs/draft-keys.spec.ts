import { draftBroadcast, postedIn } from '../fixtures/a-broadcast.ts';
import { doorBeside } from '../fixtures/desk-beside.ts';
import { expect, test } from '../fixtures/journey.ts';
import { trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { OutboxPage } from '../pages/outbox-page.ts';
import { PasswordDialog } from '../pages/password-dialog.ts';

const GROUPS = ['荷塘一组', '荷塘二组', '荷塘三组'].map((name, n) => ({
  ...{ group_id: 730_001 + n, group_name: `${name}邻里群`, member_count: 40 + n },
}));
const WORDS = '周五上午义诊，村部集合';
const MENDED = '周五上午九点义诊，村部集合';
const REASON = '请写明几点开始';

test('a draft is put up, taken back, declined, mended, stopped and discarded by keys, and no group hears what was not approved', async ({
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
  for (const words of [WORDS, '写错了的一稿']) {
    const beside = await draftBroadcast(door, { words, prefix: '荷塘', groups: GROUPS.length });
    await beside.desk.leave();
  }
  const outbox = new OutboxPage(window);
  const key = (name: string) => window.keyboard.press(name);
  const asks = () => postedIn(peer).length;
  /** Goes to the row in the view where it is listed; its acts are in the pane then. */
  const goTo = async (words: string) => {
    await expect(outbox.row(words)).toBeVisible();
    await expect(outbox.table).toBeFocused();
    await key('Home');
    for (let step = 0; step < 3 && (await outbox.row(words).getAttribute('aria-selected')) !== 'true'; step += 1)
      await key('ArrowDown');
    await expect(outbox.pane).toContainText(words);
  };
  /** Sits down and comes to the outbox from another page, so that its list has the focus. */
  const sitDown = async (person: string) => {
    await desk.enter(person);
    await desk.go('收件箱');
    await desk.go('发件');
    await expect(outbox.table).toBeFocused();
  };
  await desk.go('发件');
  await expect(outbox.table).toBeFocused();
  await key('2');
  await expect(outbox.view('我的草稿')).toBeChecked();

  await test.step('D asks once more, and discards one draft only', async () => {
    await goTo('写错了的一稿');
    await expect(outbox.act(/^作废/)).toBeEnabled();
    const sure = outbox.sure('作废草稿？');
    await key('d');
    await expect(sure.getByRole('button', { name: '作废' })).toBeFocused();
    await expect(sure).toContainText('写错了的一稿');
    await key('Escape');
    await expect(sure).toHaveCount(0);
    await expect(outbox.row('写错了的一稿')).toBeVisible();
    await key('d');
    await expect(sure.getByRole('button', { name: '作废' })).toBeFocused();
    await key('Enter');
    await expect(outbox.row('写错了的一稿')).toHaveCount(0);
    await expect(outbox.row(WORDS)).toBeVisible();
  });

  await test.step('U puts it up, T takes it back, and who wrote it does not approve it', async () => {
    await goTo(WORDS);
    await key('u');
    await expect(outbox.view('进行中')).toBeChecked();
    await expect(outbox.row(WORDS)).toContainText('待审批');
    await expect(outbox.act('批准发出')).toBeDisabled();
    await key('y');
    await expect(outbox.row(WORDS)).toContainText('待审批');
    await key('t');
    await expect(outbox.view('我的草稿')).toBeChecked();
    await expect(outbox.row(WORDS)).toContainText('草稿');
    await goTo(WORDS);
    await key('u');
    await expect(outbox.row(WORDS)).toContainText('待审批');
  });

  await test.step('B gives it back with a reason, which its author reads', async () => {
    await sitDown('赵核');
    await goTo(WORDS);
    await expect(outbox.act(/^退回/)).toBeEnabled();
    await key('b');
    await expect(outbox.dialog.getByLabel('退回理由')).toBeFocused();
    await key('Control+Enter');
    await expect(outbox.dialog).toBeVisible();
    await window.keyboard.type(REASON);
    await key('Control+Enter');
    await expect(outbox.row(WORDS)).toHaveCount(0);
    await sitDown('李巡');
    await key('2');
    await goTo(WORDS);
    await expect(outbox.pane).toContainText(REASON);
  });

  await test.step('E mends the words, and what is put up are the mended ones', async () => {
    await key('e');
    const field = outbox.dialog.getByLabel('内容', { exact: true });
    await expect(field).toHaveValue(WORDS);
    await outbox.putUp(MENDED);
    await expect(outbox.row(MENDED)).toContainText('待审批');
    expect(asks()).toBe(0);
  });

  const release = peer.holdPosts();
  await test.step('S asks once more, then nothing else leaves', async () => {
    await sitDown('赵核');
    await goTo(MENDED);
    await expect(outbox.act('批准发出')).toBeEnabled();
    await key('y');
    await new PasswordDialog(window).confirm();
    await expect.poll(asks).toBe(1);
    await expect(outbox.act(/^停止/)).toBeVisible();
    await expect(outbox.table).toBeFocused();
    const sure = outbox.sure('停止发送？');
    await key('s');
    await expect(sure.getByRole('button', { name: '停止' })).toBeFocused();
    await expect(sure).toContainText(MENDED);
    await key('Enter');
    await expect(sure).toHaveCount(0);
    await expect(outbox.view('已结束')).toBeChecked();
    await expect(outbox.row(MENDED)).toContainText('已停止');
    release();
    await expect(outbox.pane).toContainText('已发 1');
    await expect(outbox.pane).toContainText('未发即取消 2');
    expect(GROUPS.map(({ group_id }) => peer.standing(group_id).length)).toEqual([1, 0, 0]);
    expect(asks()).toBe(1);
  });
  expect(windowErrors).toEqual([]);
});
