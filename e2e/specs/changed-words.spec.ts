import { DeskBeside, doorBeside } from '../fixtures/desk-beside.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import { signedPost } from '../fixtures/signed-post.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

const SECRET = '一个只有两边知道的口令';
const BEFORE = '三组的路灯坏了半个月';
const AFTER = '三组的水管坏了半个月';

test('a message that was changed in the chat shows what it says now and what it said before', async ({
  openConsole,
  dataDir,
}) => {
  const door = doorBeside(dataDir);
  const { window, windowErrors } = await openConsole({ door });
  await new ConsoleWindow(window).isReady();
  const chen = await DeskBeside.open(door, '陈管');
  const { account } = await chen.client.accounts.save({
    ...{
      commandId: newCommandId(),
      id: null,
      version: 0,
      label: '自有程序',
      holder: '',
      connector: 'webhook' as const,
    },
    ...{ role: 'monitor' as const, selfId: '9', url: null, token: SECRET, enabled: true },
  });
  await expect.poll(async () => (await chen.client.accounts.list({})).reversePort).not.toBeNull();
  const { reversePort } = await chen.client.accounts.list({});
  const to = { port: reversePort ?? 0, accountId: account.id, secret: SECRET };
  const message = {
    type: 'message',
    groupId: 'g-1',
    groupName: '自建群',
    messageId: 'm-1',
    senderId: 'u-1',
    senderName: '王桂兰',
  };
  const sentAt = Date.now() - 60_000;
  // Nobody may be listening yet, or not for this account: the same message sent again is the same message.
  const send = () => signedPost(to, [{ ...message, sentAt, text: BEFORE }]).catch((error: Error) => error.message);
  await expect.poll(send).toBe(204);

  const inbox = new InboxPage(window);
  await inbox.read(BEFORE);
  const middle = window.getByRole('region', { name: '消息', exact: true });
  await expect(middle).toContainText('路灯照明');
  await window
    .getByRole('tab', { name: /^命中关键词/ })
    .filter({ hasText: '1' })
    .waitFor();
  expect(await signedPost(to, [{ type: 'edit', groupId: 'g-1', messageId: 'm-1', at: Date.now(), text: AFTER }])).toBe(
    204,
  );

  await expect(inbox.current).toContainText(AFTER);
  await expect(inbox.current).toContainText('已修改');
  await expect(middle).toContainText('修改前');
  await expect(middle.getByText(BEFORE).first()).toBeVisible();
  await window.screenshot({ path: test.info().outputPath('changed.png') });
  await window.keyboard.press('Slash');
  await window.keyboard.type('路灯坏了');
  await expect(window.getByText('没有找到“路灯坏了”')).toBeVisible();
  expect(windowErrors).toEqual([]);
});
