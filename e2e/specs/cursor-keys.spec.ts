import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures/journey.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

const first = Array.from({ length: 20 }, (_, index) => `先到的第${index + 1}条。`);
const later = Array.from({ length: 30 }, (_, index) => `后到的第${index + 1}条。`);

test('the row that is read keeps its place while messages arrive, and the keys move from there', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const inbox = new InboxPage(window);
  const triage = new TriagePane(window);
  const bar = window.getByRole('button', { name: /^新到/ });
  const tab = window.getByRole('tab', { name: /^未处理/ });
  sayAll(peer, first);
  await expect(tab).toContainText('20');
  await expect(async () => {
    if (await bar.isVisible()) await window.keyboard.press('n');
    await expect(inbox.withWords('先到的第20条。')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(bar).toHaveCount(0);

  await test.step('J, K, Home and End move the cursor', async () => {
    await expect(inbox.list).toBeFocused();
    for (const [key, text] of [
      ['Home', first[19]],
      ['j', first[18]],
      ['j', first[17]],
      ['k', first[18]],
      ['ArrowDown', first[17]],
      ['ArrowUp', first[18]],
      ['k', first[19]],
      ['k', first[19]],
      ['End', first[0]],
      ['j', first[0]],
      ['Home', first[19]],
      ['j', first[18]],
      ['j', first[17]],
    ] as const) {
      await window.keyboard.press(key);
      await expect(inbox.current).toContainText(text ?? '');
    }
  });

  await test.step('thirty messages arrive, and neither the row nor the form moves', async () => {
    const before = await placeOf(inbox.current);
    await expect(triage.title).toHaveValue(/^先到的第18条/);
    sayAll(peer, later);
    await expect(bar).toContainText('新到 30 条');
    await expect(tab).toContainText('50');
    expect(await placeOf(inbox.current)).toEqual(before);
    await expect(triage.title).toHaveValue(/^先到的第18条/);
    await expect(inbox.withWords('后到的')).toHaveCount(0);
  });

  await test.step('after an act the next row has the cursor at the same height, and nothing is loaded', async () => {
    const before = await placeOf(inbox.current);
    await window.keyboard.press('4');
    await expect(inbox.current).toContainText(first[16] ?? '');
    const { y } = await placeOf(inbox.current);
    expect(y).toBe(before.y);
    await expect(inbox.withWords('后到的')).toHaveCount(0);
    await expect(bar).toContainText('新到 30 条');
  });

  await test.step('N loads them and goes to the newest', async () => {
    await window.keyboard.press('n');
    await expect(inbox.current).toContainText(later[29] ?? '');
    await expect(bar).toHaveCount(0);
    await window.keyboard.press('j');
    await expect(inbox.current).toContainText(later[28] ?? '');
    await window.keyboard.press('End');
    await expect(inbox.current).toContainText(first[0] ?? '');
    await expect(window.getByText('第 49 条')).toBeVisible();
  });
  expect(windowErrors).toEqual([]);
});

/** Which row it is, and how far below the top of the window it stands. */
async function placeOf(row: Locator): Promise<{ readonly id: string | null; readonly y: number | undefined }> {
  await expect(row).toHaveCount(1);
  return { id: await row.getAttribute('id'), y: (await row.boundingBox())?.y };
}
