import { expect, test } from '../fixtures/journey.ts';
import { registerAccount } from '../fixtures/register-account.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

const SECOND_ACCOUNT = 20_002;
/** Two ids that are one number in a double. */
const [ID, NEXT_ID] = ['7773749793478223190', '7773749793478223191'];

interface Frame {
  readonly selfId: number;
  readonly messageId: string;
  readonly text: string;
  readonly groupId?: string;
  readonly userId?: string;
  /** The number of the message in its group, as some gateways tell it. */
  readonly sequence?: string;
}

test('frames that are delivered again add nothing, with and without a number of the message in its group', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const { selfId } = trainingGateway;
  const frames = [
    { selfId, messageId: '1', text: '好' },
    { selfId, messageId: '2', text: '好' },
    { selfId, messageId: '3', text: '行', sequence: '71' },
    { selfId, messageId: '4', text: '行', sequence: '72' },
  ].map(frameOf);
  for (const frame of [...frames, ...frames]) peer.sendRaw(frame);
  await peer.hangUp();
  await peer.dialUntilOpen();
  for (const frame of [...frames, frameOf({ selfId, messageId: '5', text: '都说完了' })]) peer.sendRaw(frame);

  const inbox = new InboxPage(window);
  await inbox.haveArrived(5);
  await expect(inbox.withWords('都说完了')).toHaveCount(1);
  await expect(inbox.withWords('好')).toHaveCount(2);
  await expect(inbox.withWords('行')).toHaveCount(2);
  expect(windowErrors).toEqual([]);
});

test('ids that differ in their nineteenth digit stay two groups, two people and two messages', async ({
  reversePort,
  openDoor,
  openConsole,
  makePeer,
}) => {
  const door = openDoor({ reversePort });
  await registerAccount(door, { label: '监看二号', selfId: String(SECOND_ACCOUNT), token: trainingGateway.token });
  expect(await door.close()).toBe(0);
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const first = makePeer({ ...trainingGateway, groups: [newGroup] });
  const second = makePeer({ selfId: SECOND_ACCOUNT, token: trainingGateway.token, groups: [newGroup] });
  await first.dialUntilOpen();
  await second.dialUntilOpen();
  const { selfId } = trainingGateway;
  const hear = (one: Omit<Frame, 'selfId'>, other: Omit<Frame, 'selfId'>) => {
    first.sendRaw(frameOf({ selfId, ...one }));
    second.sendRaw(frameOf({ selfId: SECOND_ACCOUNT, ...other }));
  };
  hear({ messageId: '1', text: '两个群', groupId: ID }, { messageId: '1', text: '两个群', groupId: NEXT_ID });
  hear({ messageId: '2', text: '两个人', userId: ID }, { messageId: '2', text: '两个人', userId: NEXT_ID });
  hear({ messageId: '3', text: '两条', sequence: ID }, { messageId: '3', text: '两条', sequence: NEXT_ID });
  hear({ messageId: '4', text: '同一条', sequence: '73' }, { messageId: '4', text: '同一条', sequence: '73' });

  const inbox = new InboxPage(window);
  await inbox.haveArrived(7);
  for (const text of ['两个群', '两个人', '两条']) {
    await expect(inbox.withWords(text)).toHaveCount(2);
    await expect(inbox.withWords(text).filter({ hasText: '见于' })).toHaveCount(0);
  }
  await expect(inbox.withWords('同一条')).toContainText('见于 2 个账号');
  for (const id of [ID, NEXT_ID]) await expect(inbox.withWords('两个群').filter({ hasText: id })).toHaveCount(1);
  expect(windowErrors).toEqual([]);
});

/** A message as a gateway writes it whose ids are bare numbers, whatever their size. */
function frameOf({ selfId, messageId, text, groupId = '700001', userId = '1', sequence }: Frame): string {
  const fields = {
    time: FIRST_SECOND,
    self_id: selfId,
    message_id: messageId,
    ...(sequence === undefined ? {} : { real_seq: sequence }),
    group_id: groupId,
    user_id: userId,
    message: JSON.stringify([{ type: 'text', data: { text } }]),
    raw_message: JSON.stringify(text),
    font: 0,
    sender: `{"user_id":${userId},"nickname":"甲","card":"","role":"member"}`,
  };
  const written = Object.entries(fields).map(([name, value]) => `"${name}":${value}`);
  return `{"post_type":"message","message_type":"group","sub_type":"normal",${written.join(',')}}`;
}

/** All is said in one second, so that time tells no two messages apart. */
const FIRST_SECOND = Math.floor(Date.now() / 1000);
