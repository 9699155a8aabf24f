import { expect, test } from '../fixtures/journey.ts';
import { ConsoleWindow } from '../pages/console-window.ts';

/** Counts from now on how often the window does not know who sits at it. */
const watchSeat = () => {
  const counted = { forgotten: 0 };
  Object.assign(globalThis, { seat: counted });
  new MutationObserver(() => {
    if (document.querySelector('[title="值班"]') === null) counted.forgotten += 1;
  }).observe(document.body, { childList: true, subtree: true });
};
const timesForgotten = () => (globalThis as unknown as { seat: { forgotten: number } }).seat.forgotten;

test('whoever sits down goes on by keys at once: the window never forgets who sits at it', async ({ openConsole }) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await window.evaluate(watchSeat);
  for (const person of ['王督', '王督', '李巡']) {
    await desk.enter(person);
    await window.keyboard.press('g');
    await window.keyboard.press('q');
    await expect(window.getByRole('grid', { name: '群组' })).toBeFocused();
    await window.keyboard.press('g');
    await window.keyboard.press('i');
    await expect(desk.entry('收件箱')).toHaveAttribute('aria-current', 'page');
  }
  // Without knowing it no key means anything, and those that are pressed meanwhile are lost.
  expect(await window.evaluate(timesForgotten)).toBe(0);
  expect(windowErrors).toEqual([]);
});
