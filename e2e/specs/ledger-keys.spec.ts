import { expect, test } from '../fixtures/journey.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { LedgerPage } from '../pages/ledger-page.ts';

test('the ledger is worked with keys only, and what is overdue says so in shape and words', async ({ openConsole }) => {
  const { window, windowErrors } = await openConsole({ historyWeeks: 3 });
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await window.keyboard.press('g');
  await window.keyboard.press('l');
  const ledger = new LedgerPage(window);
  await expect(ledger.rows.nth(2)).toBeVisible();

  await window.keyboard.press('Home');
  await expect(ledger.current).toHaveAttribute('aria-rowindex', '2');
  await window.keyboard.press('j');
  await window.keyboard.press('j');
  await expect(ledger.current).toHaveAttribute('aria-rowindex', '4');
  await window.keyboard.press('k');
  await expect(ledger.current).toHaveAttribute('aria-rowindex', '3');

  const number = (await ledger.current.getByRole('gridcell').nth(1).textContent()) ?? '';
  await window.keyboard.press('Enter');
  await expect(ledger.drawer).toContainText(number);
  await window.keyboard.press('3');
  const urging = ledger.form('催办');
  await expect(urging).toBeVisible();
  await urging.getByRole('textbox').fill('请今天答复');
  await window.keyboard.press('Control+Enter');
  await expect(urging).toHaveCount(0);
  await expect(ledger.drawer).toContainText('请今天答复');
  await window.keyboard.press('Escape');
  await expect(ledger.drawer).toHaveCount(0);
  await expect(ledger.grid).toBeFocused();

  await ledger.view('超时');
  await expect(ledger.rows.first()).toBeVisible();
  for (const row of (await ledger.rows.all()).slice(0, 5)) {
    const light = row.getByRole('gridcell').first();
    await expect(light).toContainText('▲');
    await expect(light).toContainText(/超/);
  }
  expect(windowErrors).toEqual([]);
});
