import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

/** The same messages as a list of parts and as one CQ string, and how both must read. */
const SAME = [
  {
    parts: [
      { type: 'at', data: { qq: '12345', name: '老赵' } },
      { type: 'text', data: { text: '看[这里], 甲&乙' } },
      { type: 'image', data: { file: 'a.png', url: 'http://127.0.0.1:9/?a=1&b=2,3' } },
    ],
    string:
      '[CQ:at,qq=12345,name=老赵]看&#91;这里&#93;, 甲&amp;乙[CQ:image,file=a.png,url=http://127.0.0.1:9/?a=1&amp;b=2&#44;3]',
    reads: '@老赵 看[这里], 甲&乙[图片]',
  },
  {
    parts: [{ type: 'image', data: { file: 'b.png' } }],
    string: '[CQ:image,file=b.png]',
    reads: '[图片]',
  },
  {
    parts: [{ type: 'text', data: { text: '[CQ:image,file=c.png]' } }],
    string: '&#91;CQ:image,file=c.png&#93;',
    reads: '[CQ:image,file=c.png]',
  },
] as const;

test('a message in a CQ string reads like the same message in parts, and no picture is fetched', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const fetched: string[] = [];
  window.on('request', (request) => fetched.push(request.url()));
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const inbox = new InboxPage(window);

  for (const [index, { parts, string, reads }] of SAME.entries()) {
    for (const [form, message] of [parts, string].entries()) {
      const sender = 2 * index + form + 1;
      peer.send({
        post_type: 'message',
        message_type: 'group',
        sub_type: 'normal',
        message_id: sender,
        group_id: newGroup.group_id,
        user_id: sender,
        message,
        raw_message: string,
        font: 0,
        sender: { user_id: sender, nickname: `村民${sender}号`, card: '', role: 'member' },
      });
    }
    await inbox.haveArrived(2 * (index + 1));
    for (const sender of [2 * index + 1, 2 * index + 2]) {
      await inbox.read(`村民${sender}号`);
      const pane = window.getByRole('region', { name: '消息', exact: true });
      await expect(pane).toContainText(`村民${sender}号`);
      await expect(pane.getByRole('article').getByText(reads, { exact: true })).toBeVisible();
    }
  }
  expect(fetched.filter((url) => url.includes('127.0.0.1:9'))).toEqual([]);
  expect(windowErrors).toEqual([]);
});
