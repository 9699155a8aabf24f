import { expect, test } from '../fixtures/journey.ts';
import { registerAccount } from '../fixtures/register-account.ts';
import { loadUntil } from '../fixtures/load-arrivals.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test('what two accounts see is one row, what is said twice or by two people is two', async ({
  reversePort,
  openDoor,
  openConsole,
  makePeer,
}) => {
  const door = openDoor({ reversePort });
  await registerAccount(door, { label: '监看二号', selfId: '20002', token: trainingGateway.token });
  expect(await door.close()).toBe(0);
  const { window } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peers = [trainingGateway.selfId, 20_002].map((selfId) =>
    makePeer({ selfId, token: trainingGateway.token, groups: [newGroup] }),
  );
  for (const peer of peers) await peer.dialUntilOpen();
  const say = (userId: number, name: string, text: string) => {
    for (const peer of peers) peer.say({ groupId: newGroup.group_id, userId, name, text });
  };
  say(1, '甲', '请问补贴什么时候发');
  say(1, '甲', '好');
  say(1, '甲', '好');
  say(1, '甲', '收到');
  say(2, '乙', '收到');
  say(2, '乙', '都说完了');

  const inbox = new InboxPage(window);
  await expect(inbox.rows.first()).toBeVisible();
  await expect(window.getByRole('tab', { name: /^未处理/ })).toContainText('6');
  await loadUntil(window, inbox.rows, 6);
  for (const row of await inbox.rows.all()) await expect(row).toContainText('见于 2 个账号');
  const said = (name: string, text: string) => inbox.withWords(text).filter({ hasText: name });
  await expect(said('甲', '请问补贴')).toHaveCount(1);
  await expect(inbox.rows.filter({ hasText: /好(?!像)/ })).toHaveCount(2);
  await expect(said('甲', '收到')).toHaveCount(1);
  await expect(said('乙', '收到')).toHaveCount(1);
});

test('ids of 64 bits survive, and a recalled message keeps its words', async ({ openConsole, makePeer }) => {
  const { window } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const [first, second] = ['9007199254740993', '9007199254740992'];
  for (const [id, text] of [
    [first, '这一条会被撤回'],
    [second, '这一条留着'],
  ] as const)
    peer.sendRaw(messageWithLargeId(id, text));
  const inbox = new InboxPage(window);
  await loadUntil(window, inbox.rows, 2);

  peer.sendRaw(
    `{"time":${now()},"self_id":10001,"post_type":"notice","notice_type":"group_recall","group_id":700001,"user_id":1,"operator_id":1,"message_id":${first}}`,
  );
  await expect(inbox.withWords('这一条会被撤回')).toContainText('已撤回');
  await expect(inbox.withWords('这一条留着')).not.toContainText('已撤回');
  await inbox.read('这一条会被撤回');
  await expect(window.getByRole('region', { name: '消息', exact: true })).toContainText('此处保留原文');
});

/** Two ids that are one number in a double. */
function messageWithLargeId(id: string, text: string): string {
  return `{"time":${now()},"self_id":10001,"post_type":"message","message_type":"group","sub_type":"normal","message_id":${id},"group_id":700001,"user_id":1,"message":[{"type":"text","data":{"text":"${text}"}}],"raw_message":"${text}","font":0,"sender":{"user_id":1,"nickname":"甲","card":"","role":"member"}}`;
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
