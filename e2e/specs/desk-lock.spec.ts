import { TRAINING_PASSWORD } from '../pages/password-dialog.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { SignInPages } from '../pages/sign-in-pages.ts';
import { expect, test } from '../fixtures/journey.ts';

/** Something a page has in its memory, to see whether it is still the same page. */
const mark = () => Object.assign(window, { leftInMemory: '村口三盏路灯不亮' });
const isMarked = () => 'leftInMemory' in window;

test('a locked desk keeps nothing in its window, and opens by the password on the same page', async ({
  openConsole,
}) => {
  const { app, window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  const pages = new SignInPages(window);
  await desk.isReady();
  await desk.go('台账');
  await window.evaluate(mark);

  await test.step('by key', async () => {
    await window.keyboard.press('Control+l');
    await expect(pages.locked).toContainText('李巡（巡群员）在岗');
    expect(await window.evaluate(isMarked)).toBe(false);
    await expect(desk.rail).toHaveCount(0);
  });

  await test.step('a wrong password is refused in words, the right one opens the page that was open', async () => {
    await pages.unlock('不是这个密码-1');
    await expect(pages.refusal).toContainText('还可再试 4 次');
    await expect(pages.locked.getByLabel('密码', { exact: true })).toBeFocused();
    await pages.unlock(TRAINING_PASSWORD);
    await expect(desk.entry('台账')).toHaveAttribute('aria-current', 'page');
    await pages.expectAtDesk('李巡');
  });

  for (const event of ['lock-screen', 'suspend'] as const) {
    await test.step(`with the machine: ${event}`, async () => {
      await window.evaluate(mark);
      await app.evaluate(({ powerMonitor }, told) => powerMonitor.emit(told), event);
      await expect(pages.locked).toBeVisible();
      expect(await window.evaluate(isMarked)).toBe(false);
      await pages.unlock(TRAINING_PASSWORD);
      await pages.expectAtDesk('李巡');
    });
  }

  await test.step('what comes in meanwhile and afterwards is shown again', async () => {
    await desk.enter('王督');
    await desk.go('收件箱');
  });
  expect(windowErrors).toEqual([]);
});

test('a desk nobody touches locks itself', async ({ openConsole }) => {
  const { window } = await openConsole({ idleMinutes: 0.1 });
  const pages = new SignInPages(window);
  await expect(pages.locked).toBeVisible({ timeout: 60_000 });
  await pages.unlock(TRAINING_PASSWORD);
  await pages.expectAtDesk('李巡');
});
