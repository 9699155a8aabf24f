import { expect, test } from '../fixtures/journey.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

/** Words of a topic the history of the training profile is full of, in a sentence that none of its rules knows. */
const MESSAGE = '屋里接的水有股怪味，烧开了壶底一层白的，喝了拉肚子，敢不敢喝';

test('the console learns from the triage of the past, says how good it is, and proposes with its reasons', async ({
  openConsole,
  makePeer,
}) => {
  test.slow();
  const { window, windowErrors } = await openConsole({ historyWeeks: 2 });
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const drawer = window.getByRole('dialog');

  await test.step('the dispatcher lets it learn, and reads the figures', async () => {
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
  });

  await test.step('a new message gets a category with a confidence, and the form says which words led to it', async () => {
    await desk.go('收件箱');
    const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
    await peer.dialUntilOpen();
    sayAll(peer, [MESSAGE]);
    const inbox = new InboxPage(window);
    await inbox.loadArrivals();
    await expect(inbox.withWords(MESSAGE)).toContainText(/\d+%/, { timeout: 30_000 });
    await inbox.read(MESSAGE);
    const triage = new TriagePane(window);
    await expect(triage.pane.getByText(/^建议 \d+%$/).first()).toBeVisible();
    await expect(triage.pane).toContainText('依据');
  });

  await test.step('switched off, it proposes nothing any more', async () => {
    await desk.go('规则');
    await expect(window.getByRole('button', { name: /^建议/ })).toBeVisible();
    await window.keyboard.press('u');
    await drawer.getByRole('switch').press('Space');
    await expect(drawer.getByRole('switch')).toHaveAttribute('aria-checked', 'false');
    await window.keyboard.press('Escape');
    await desk.go('收件箱');
    await expect(new InboxPage(window).withWords(MESSAGE)).not.toContainText(/\d+%/);
  });
  expect(windowErrors).toEqual([]);
});
