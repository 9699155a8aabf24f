import { expect, test } from '../fixtures/journey.ts';
import { ConsoleWindow } from '../pages/console-window.ts';

test('the console learns from the triage of the past and says how good it is, by keys', async ({ openConsole }) => {
  test.slow();
  const { window, windowErrors } = await openConsole({ historyWeeks: 2 });
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const drawer = window.getByRole('dialog');
  await desk.enter('王督');
  await desk.go('规则');
  await expect(window.getByRole('button', { name: /^建议/ })).toBeVisible();
  await window.keyboard.press('u');
  await expect(drawer).toContainText('尚未学习');
  await drawer.getByRole('button', { name: '重新学习' }).press('Enter');
  await expect(drawer).toContainText('第 1 版', { timeout: 90_000 });
  await expect(drawer.getByText('检验得分（宏平均 F1）')).toBeVisible();
  await expect(drawer.getByRole('table', { name: '各类得分' }).getByRole('row').nth(3)).toBeVisible();
  await expect(drawer.getByRole('list')).toContainText('现用');
  await window.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  expect(windowErrors).toEqual([]);
});
