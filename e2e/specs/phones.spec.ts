import { expect, test } from '../fixtures/journey.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { AccountsPage } from '../pages/accounts-page.ts';

test('what each phone carries is shown by key, with a plan that can be copied, and not to the administrator', async ({
  openConsole,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.go('账号');
  const accounts = new AccountsPage(window);
  await expect(accounts.grid.getByRole('row').first()).toBeVisible();
  await expect(accounts.grid.getByRole('img', { name: /^时钟：/ }).first()).toBeVisible();
  await expect(desk.hint('群数与均衡')).toBeVisible();
  await window.keyboard.press('l');
  const phones = window.getByRole('list', { name: '各手机群数' });
  await expect(phones.getByRole('listitem').first()).toContainText(/\d+ 个群/);
  const plan = window.getByRole('dialog').getByRole('grid', { name: '均衡方案' });
  await expect(plan.getByRole('row').nth(1)).toBeVisible();
  await window.getByRole('button', { name: '复制方案' }).click();
  await expect(window.getByText(/已复制 \d+ 步/)).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(plan).toBeHidden();

  await desk.enter('陈管');
  await expect(window.getByRole('button', { name: '群数与均衡' })).toBeDisabled();
  expect(windowErrors).toEqual([]);
});
