import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { AccountsPage } from '../pages/accounts-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

const GROUP = newGroup.group_id;

/** Frames that are JSON and yet no message, each with the reason and the words the account page gives for it. */
const ODD = [
  ['[]', '字段值不合规', '帧不是 JSON 对象'],
  ['{"post_type":"message","post_type":"notice"}', '字段值不合规', '帧中同一个键出现两次'],
  ['{"post_type":"message","__proto__":{"isAdmin":true}}', '字段值不合规', '__proto__'],
  ['{"post_type":"message","raw_message":"a\\u0000b"}', '字段值不合规', 'NUL'],
  ['{"post_type":"rumour"}', '字段值不合规', 'post_type'],
  [
    '{"post_type":"message","message_type":"group","message_id":1,"time":1767225600,"message":"甲"}',
    '缺少字段',
    'group_id',
  ],
  [
    `{"post_type":"message","message_type":"group","group_id":${GROUP},"time":1767225600,"message":"甲"}`,
    '缺少字段',
    'message_id',
  ],
  [
    `{"post_type":"message","message_type":"group","group_id":${GROUP},"message_id":2,"time":99,"message":"甲"}`,
    '字段值不合规',
    'time',
  ],
  [
    `{"post_type":"message","message_type":"group","group_id":${GROUP},"message_id":3,"time":1767225600}`,
    '缺少字段',
    '群消息缺少字段 message',
  ],
  ['{"post_type":"notice","notice_type":"group_recall"}', '缺少字段', '撤回通知'],
] as const;

test('frames that are no message are set aside one by one, a private message leaves no trace, and the line stays open', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  for (const [frame] of ODD) peer.sendRaw(frame);
  peer.sendAsText(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0xc3, 0x28, 0x22, 0x7d]));
  peer.send({ post_type: 'message', message_type: 'private', message_id: 9, user_id: 9, message: '私下说的话' });
  peer.say({ groupId: GROUP, userId: 1, name: '甲', text: '这一条是好的' });
  const inbox = new InboxPage(window);
  await inbox.haveArrived(1);
  await expect(inbox.withWords('这一条是好的')).toHaveCount(1);
  expect(peer.isOpen).toBe(true);

  await desk.go('账号');
  const accounts = new AccountsPage(window);
  const detail = await accounts.open(trainingGateway.label);
  await expect(detail).toContainText('在线');
  await detail.getByRole('button', { name: `查看 ${ODD.length + 1} 条` }).click();
  for (const [, reason, words] of [...ODD, ['', '编码错误', '帧不是 UTF-8 编码']] as const) {
    const row = accounts.setAside.getByRole('row').filter({ hasText: words });
    await expect(row.filter({ hasText: reason }).first()).toBeVisible();
  }
  await expect(window.getByText('私下说的话')).toHaveCount(0);
  expect(windowErrors).toEqual([]);
});

test('words that would be markup, hide or turn the line stay words that are seen', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const markup = '<img src=x onerror="document.title=1"><b>粗</b>{{n}}&amp;';
  const long = '长'.repeat(50_000);
  const said = [
    markup,
    '好人\u202e员会委\u200b村',
    '半个字符\ud83d到此',
    `${long}末尾`,
    Array(500).fill('一行').join('\n'),
  ];
  for (const [index, text] of said.entries()) peer.say({ groupId: GROUP, userId: index + 1, name: '<i>名</i>', text });
  const inbox = new InboxPage(window);
  await inbox.haveArrived(said.length);
  const pane = window.getByRole('region', { name: '消息', exact: true });

  await inbox.read('<img src=x');
  await expect(pane.getByRole('article').getByText(markup, { exact: true })).toBeVisible();
  await expect(pane).toContainText('<i>名</i>');
  await expect(window.locator('img[src=x], article b, article i')).toHaveCount(0);
  await expect(inbox.withWords('好人')).toContainText('好人RLO员会委ZWSP村');
  await expect(inbox.withWords('半个字符')).toContainText('半个字符\ufffd到此');
  await inbox.read('长长长');
  const article = pane.getByRole('article');
  await expect(article).not.toContainText('末尾');
  await article.getByRole('button', { name: /^显示全部/ }).click();
  await expect(article.getByText(/长{1000}末尾$/)).toBeVisible();
  await expect(inbox.rows).toHaveCount(said.length);
  expect(windowErrors).toEqual([]);
});
