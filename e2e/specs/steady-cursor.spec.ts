import { expect, test } from '../fixtures/journey.ts';
import { loadUntil } from '../fixtures/load-arrivals.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test('what arrives never moves the row under the cursor, and an act gives the focus to the next row', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const say = (text: string) => peer.say({ groupId: newGroup.group_id, userId: 1, name: '甲', text });
  for (const text of early) say(text);
  const inbox = new InboxPage(window);
  await loadUntil(window, inbox.rows, early.length);
  const current = inbox.list.locator('[aria-current="true"]');
  await inbox.read('早先第三条');
  const top = (await current.boundingBox())?.y;

  await test.step('thirty messages wait above and move nothing', async () => {
    for (let index = 1; index <= 30; index += 1) say(`后来第 ${index} 条`);
    await expect(window.getByRole('button', { name: '新到 30 条' })).toBeVisible();
    await expect(current).toContainText('早先第三条');
    expect((await current.boundingBox())?.y).toBe(top);
    await expect(inbox.rows).toHaveCount(early.length);
  });

  await test.step('keys of an input method at work do nothing', async () => {
    for (const code of ['KeyJ', 'Digit4', 'KeyX', 'KeyN'])
      await inbox.list.evaluate((list, pressed) => {
        list.dispatchEvent(
          new KeyboardEvent('keydown', { code: pressed, key: 'Process', isComposing: true, bubbles: true }),
        );
        const late = new KeyboardEvent('keydown', { code: pressed, key: 'Process', bubbles: true });
        Object.defineProperty(late, 'keyCode', { value: 229 });
        list.dispatchEvent(late);
      }, code);
    await expect(current).toContainText('早先第三条');
    await expect(inbox.rows).toHaveCount(early.length);
    await expect(window.getByText(/^已选/)).toHaveCount(0);
    await expect(window.getByRole('button', { name: '新到 30 条' })).toBeVisible();
  });

  await test.step('the next row has the focus after an act', async () => {
    await inbox.list.focus();
    await window.keyboard.press('j');
    await expect(current).toContainText('早先第二条');
    await window.keyboard.press('4');
    await expect(inbox.withWords('早先第二条')).toHaveCount(0);
    await expect(current).toContainText('早先第一条');
    await expect(inbox.list).toBeFocused();
    await window.keyboard.press('k');
    await expect(current).toContainText('早先第三条');
  });

  await test.step('the bar loads what has arrived', async () => {
    await window.keyboard.press('n');
    await expect(window.getByRole('button', { name: /^新到/ })).toHaveCount(0);
    await expect(current).toContainText('后来第 30 条');
    await expect(inbox.list.getByRole('option').first()).toHaveAttribute('aria-setsize', '32');
  });
  expect(windowErrors).toEqual([]);
});

const early = ['早先第一条', '早先第二条', '早先第三条'];
