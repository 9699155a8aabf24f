import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import type { OneBotPeer, PeerGroup } from '../fixtures/onebot-peer.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

const otherGroup: PeerGroup = { group_id: 700_002, group_name: '晨光村二群', member_count: 90 };
const SUBJECT = '已经报给村里了，三天没人来';
const FIRST = '晨光桥头的灯坏了';
const RECALLED = '这话当我没说';

/** Forty lines of talk: a complaint, an answer to it after a long time, an answer to that, and what came after. */
function talk(peer: OneBotPeer): void {
  const say = (userId: number, name: string, text: string, replyTo?: number, groupId = newGroup.group_id) =>
    peer.say({ groupId, userId, name, text, ...(replyTo === undefined ? {} : { replyTo }) });
  say(9, '王小明', '二群里我也说过一次', undefined, otherGroup.group_id);
  const first = say(7, '李桂花', FIRST);
  for (let n = 1; n <= 25; n += 1) say(20 + n, `村民${n}`, `前面的闲话${n}`);
  const second = say(8, '张建国', '我家门口的也不亮', first);
  const gone = say(6, '赵四', RECALLED);
  say(9, '王小明', SUBJECT, second);
  for (let n = 1; n <= 25; n += 1) say(60 + n, `邻居${n}`, `后面的闲话${n}`);
  say(9, '王小明', '有人回话了吗');
  peer.send({
    post_type: 'notice',
    notice_type: 'group_recall',
    group_id: newGroup.group_id,
    message_id: gone,
    user_id: 6,
  });
}

test('what was said around a message is read on by keys, quotes lead to where they were said, and recalled words are struck through', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup, otherGroup] });
  await peer.dialUntilOpen();
  talk(peer);
  const inbox = new InboxPage(window);
  await expect(window.getByRole('tab', { name: /^未处理/ })).toContainText('56');
  await window.keyboard.press('Slash');
  await window.keyboard.type(SUBJECT);
  await expect(inbox.rows).toHaveCount(1);
  await inbox.read(SUBJECT);
  const around = window.getByRole('region', { name: '群内前后文' });
  const said = around.getByRole('listitem');

  await test.step('the message stands among those before and after', async () => {
    await expect(said).toHaveCount(13);
    await expect(around.locator('[aria-current="true"]')).toContainText(SUBJECT);
    await expect(around.getByText('后面的闲话6')).toBeVisible();
  });

  await test.step('[ and ] read on, to either end', async () => {
    await window.keyboard.press('BracketLeft');
    await expect(said).toHaveCount(31);
    await window.keyboard.press('BracketLeft');
    await expect(around.getByText(FIRST).first()).toBeAttached();
    await window.keyboard.press('BracketRight');
    await expect(around.getByText('后面的闲话24')).toBeVisible();
    await window.keyboard.press('BracketRight');
    await expect(around.getByText('有人回话了吗')).toBeVisible();
    await window.keyboard.press('BracketRight');
    await expect(window.getByText('已到最新')).toBeVisible();
  });

  await test.step('recalled words stay, struck through, with the word for it', async () => {
    const recalled = said.filter({ hasText: RECALLED });
    await expect(recalled.getByText('已撤回')).toBeVisible();
    await expect(recalled.locator('del')).toHaveText(RECALLED);
    await expect(recalled.locator('del')).toHaveCSS('text-decoration-line', 'line-through');
    await expect(said.locator('del')).toHaveCount(1);
  });

  await test.step('Q follows the quotes to their beginning and then leads back', async () => {
    await expect(around.locator('[aria-current="true"]')).toContainText('张建国');
    await window.screenshot({ path: test.info().outputPath('conversation.png') });
    await window.keyboard.press('q');
    await expect(around.locator('[aria-current="true"]')).toContainText('我家门口的也不亮');
    await window.keyboard.press('q');
    await expect(around.locator('[aria-current="true"]')).toContainText(FIRST);
    await window.keyboard.press('q');
    await expect(around.locator('[aria-current="true"]')).toContainText(SUBJECT);
  });

  await test.step('S turns to what the sender has said in every group, and back', async () => {
    await window.keyboard.press('s');
    const sender = window.getByRole('region', { name: '发送人往来' });
    await expect(sender).toContainText('2 个群、3 条');
    await expect(sender.getByRole('listitem')).toHaveCount(2);
    await expect(sender).toContainText('二群里我也说过一次');
    await expect(sender).toContainText('王小明');
    await window.screenshot({ path: test.info().outputPath('sender.png') });
    await window.keyboard.press('s');
    await expect(around).toBeVisible();
  });

  await test.step('[ pressed as soon as the cursor stands on a row waits for what was said around it', async () => {
    await window.keyboard.press('Escape');
    await expect(inbox.list.locator('[aria-setsize="56"]').first()).toBeVisible();
    await window.keyboard.press('Home');
    await expect(inbox.current).toContainText('有人回话了吗');
    await window.keyboard.press('j');
    await window.keyboard.press('BracketLeft');
    await expect(around.locator('[aria-current="true"]')).toContainText('后面的闲话25');
    // Six before it, itself and one after it at first; eighteen more for the key.
    await expect(said).toHaveCount(26);
  });

  await test.step('whoever decides nothing is told no names, and finds nobody by name', async () => {
    await desk.enter('孙领');
    await inbox.view('全部');
    await inbox.read('有人回话了吗');
    await expect(inbox.current).toContainText('王*');
    await expect(window.getByRole('region', { name: '消息', exact: true })).not.toContainText('王小明');
    await window.keyboard.press('Slash');
    await window.keyboard.type('发送人:王小明');
    await expect(window.getByRole('alert')).toContainText('您的岗位不查看发送人');
    await expect(inbox.rows).toHaveCount(0);
  });
  expect(windowErrors).toEqual([]);
});
