import { expect, test } from '../fixtures/journey.ts';
import { placeGroup } from '../fixtures/place-group.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { PatrolPage } from '../pages/patrol-page.ts';

const texts = ['巡群第一条。', '巡群第二条。', '巡群第三条。'];

test('reading the inbox covers a group, and what nobody has read is found from county to village, by keys', async ({
  openDoor,
  openConsole,
  makePeer,
  reversePort,
}) => {
  const door = openDoor({ reversePort });
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  const { county, village } = await placeGroup(door, peer);
  await peer.hangUp();
  await door.close();
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const phone = makePeer({ ...trainingGateway, groups: [newGroup] });
  await phone.dialUntilOpen();
  sayAll(phone, texts);
  const inbox = new InboxPage(window);
  const patrol = new PatrolPage(window);
  await inbox.haveArrived(texts.length);
  await expect(inbox.list).toBeFocused();
  await window.keyboard.press('Home');

  await test.step('the group is unpatrolled until all of it was read', async () => {
    await patrol.open();
    await expect(patrol.figures).toContainText('已巡 0 群 / 今日有消息可读 1 群');
    await expect(patrol.row(county)).toBeVisible();
    await window.keyboard.press('Enter');
    await expect(patrol.row(village)).toBeVisible();
    await window.keyboard.press('Enter');
    await expect(patrol.unread.getByRole('row').filter({ hasText: newGroup.group_name })).toContainText('未巡');
  });

  await test.step('the group opens in the inbox; resting on each message reads it', async () => {
    await window.keyboard.press('Enter');
    await expect(inbox.list).toBeFocused();
    for (const text of texts.toReversed()) {
      await expect(inbox.current).toContainText(text);
      await expect(window.getByRole('region', { name: '群内前后文' })).toBeVisible();
      // A rest of half a second is what reading is; nothing on the screen tells when it is over.
      await window.waitForTimeout(700);
      await window.keyboard.press('j');
    }
    await patrol.open();
    await expect(patrol.figures).toContainText('已巡 1 群 / 今日有消息可读 1 群');
    await expect(patrol.figures).toContainText('100%');
  });

  await test.step('what is said later waits again, and X marks it as read on the phone', async () => {
    sayAll(phone, ['巡群第四条。']);
    await window.keyboard.press('2');
    await window.keyboard.press('a');
    await expect(patrol.unread.getByRole('row').filter({ hasText: newGroup.group_name })).toContainText('又有新消息');
    await window.keyboard.press('x');
    await expect(window.getByText(/已标为读到最新/)).toBeVisible();
    await expect(window.getByText('没有未巡的群')).toBeVisible();
  });
  expect(windowErrors).toEqual([]);
});
