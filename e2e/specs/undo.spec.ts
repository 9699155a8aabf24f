import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/journey.ts';
import { loadUntil } from '../fixtures/load-arrivals.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LedgerPage } from '../pages/ledger-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

test('an act can be taken back, several messages become one issue and one message several', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  for (const [index, text] of texts.entries())
    peer.say({ groupId: newGroup.group_id, userId: index + 1, name: '甲', text });
  const inbox = new InboxPage(window);
  await loadUntil(window, inbox.rows, texts.length);
  const triage = new TriagePane(window);
  const ledger = new LedgerPage(window);

  await test.step('a registered issue is withdrawn and its message comes back', async () => {
    await inbox.read(texts[0]);
    await register(window, triage);
    await expect(inbox.withWords(texts[0])).toHaveCount(0);
    await expect(triage.undoBar).toContainText(/已登记 \d{4}-\d{6}/);
    const number = /\d{4}-\d{6}/.exec(await triage.doneWords())?.[0] ?? '';
    await window.keyboard.press('z');
    await expect(inbox.withWords(texts[0])).toHaveCount(1);
    await desk.go('台账');
    await ledger.view('全部');
    await expect(ledger.row(number)).toContainText('已撤销');
    await ledger.view('在办');
    await expect(ledger.rows).toHaveCount(0);
    await desk.go('收件箱');
  });

  await test.step('so is the mark that nothing is needed', async () => {
    await inbox.read(texts[3]);
    await window.keyboard.press('4');
    await expect(inbox.withWords(texts[3])).toHaveCount(0);
    await expect(triage.undoBar).toContainText('无需处理 1 条');
    await window.keyboard.press('z');
    await expect(inbox.withWords(texts[3])).toHaveCount(1);
  });

  await test.step('two selected messages become one issue that quotes both', async () => {
    for (const text of [texts[0], texts[1]]) {
      await inbox.read(text);
      await window.keyboard.press('x');
    }
    await expect(window.getByText('已选 2 条')).toBeVisible();
    await expect(triage.pane).toContainText('2 条消息合为 1 个问题');
    await register(window, triage);
    await expect(triage.undoBar).toContainText(/已登记 \d{4}-\d{6}/);
    const number = /\d{4}-\d{6}/.exec(await triage.doneWords())?.[0] ?? '';
    await desk.go('台账');
    await ledger.open(number);
    await expect(ledger.drawer).toContainText('2 条消息');
    await expect(ledger.drawer.locator('blockquote')).toContainText([texts[0], texts[1]]);
    await desk.go('收件箱');
  });

  await test.step('one message becomes two issues', async () => {
    await inbox.read(texts[2]);
    await window.keyboard.press('3');
    await triage.answerCategory('供水');
    await triage.pane.getByRole('button', { name: /^再拆一个问题/ }).click();
    await expect(triage.pane.getByRole('tab')).toHaveCount(2);
    await triage.title.fill('桥面开裂');
    await triage.category.click();
    await triage.answerCategory('道路');
    await window.keyboard.press('Control+Enter');
    await expect(triage.undoBar).toContainText(/已登记 \d{4}-\d{6}、\d{4}-\d{6}/);
    await desk.go('台账');
    await expect(ledger.row('桥面开裂')).toHaveCount(1);
    await expect(ledger.rows).toHaveCount(3);
    await ledger.open('桥面开裂');
    await expect(ledger.drawer.locator('blockquote')).toContainText(texts[2]);
  });
  expect(windowErrors).toEqual([]);
});

const texts = ['村口路灯不亮', '三组路灯也不亮', '水管漏水，桥面也裂了', '谢谢各位'] as const;

/** 3, a category, Ctrl-Enter. */
async function register(window: Page, triage: TriagePane): Promise<void> {
  await window.keyboard.press('3');
  await triage.chooseCategory('路灯');
  await window.keyboard.press('Control+Enter');
}
