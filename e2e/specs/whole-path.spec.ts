import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import JSZip from 'jszip';
import type { ConsoleApp } from '../fixtures/console-app.ts';
import { expect, test } from '../fixtures/journey.ts';
import { registerAccount } from '../fixtures/register-account.ts';
import { ChartsPage } from '../pages/charts-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LedgerPage } from '../pages/ledger-page.ts';

test('a message on a socket becomes an issue, is dispatched, verified and told, and stands in the charts and the brief', async ({
  dataDir,
  openDoor,
  openConsole,
  makePeer,
}) => {
  const door = openDoor();
  await registerAccount(door, { label: '一号', selfId: '20001', token });
  await door.close();
  const console = await openConsole();
  const { window } = console;
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ selfId: 20_001, token, groups: [] });
  await peer.dialUntilOpen();
  peer.say({ groupId: 700_001, userId: 30_001, name: '王大叔', text: words });

  await test.step('the operator makes an issue of it by keys alone', () => dispatchByKeys(window));
  await test.step('the county signs for it and feeds back', () => signAndFeedBack(window));
  await test.step('a second person verifies it, and the villagers are told', () => verifyAndTell(window));
  const closingRate = await test.step('the charts count it and open exactly its row', () => askTheCharts(window));
  await test.step('the brief says the same figures', async () => {
    const said = await exportTheBrief(console, join(dataDir, 'brief.docx'));
    expect(said).toContain('本周受理群众诉求1件');
    expect(said).toContain(`办结率${closingRate}（1/1）`);
    expect(said).not.toContain('王大叔');
  });
  expect(console.windowErrors).toEqual([]);
});

async function dispatchByKeys(window: Page): Promise<void> {
  const inbox = new InboxPage(window);
  const { keyboard } = window;
  await expect(inbox.withWords(words)).toHaveCount(1);
  await expect(inbox.field('标题')).toHaveValue(words);
  await keyboard.press('Digit1');
  await expect(window.getByRole('button', { name: /^交办并看下一条/ })).toBeEnabled();
  await keyboard.press('d');
  await expect(inbox.field('属地')).toBeFocused();
  await keyboard.type('荷塘区');
  await expect(window.getByRole('menuitemcheckbox', { name: '荷塘区' })).toBeVisible();
  await keyboard.press('Enter');
  await expect(window.getByText('交办至 荷塘区纪委监委')).toBeVisible();
  await keyboard.press('Enter');
  await expect(window.getByRole('status').filter({ hasText: /已交办 \d{4}-\d{6}/ })).toBeVisible();
  await expect(inbox.withWords(words)).toHaveCount(0);
}

async function signAndFeedBack(window: Page): Promise<void> {
  const desk = new ConsoleWindow(window);
  const ledger = new LedgerPage(window);
  await desk.enter('王督');
  await desk.go('台账');
  await ledger.open(title);
  await expect(ledger.drawer).toContainText('荷塘区纪委监委');

  const signing = await ledger.begin('签收');
  await signing.getByRole('combobox', { name: '办理单位' }).click();
  // Only departments handle: the commission that supervises is not among them.
  await window.keyboard.type('纪委');
  await expect(window.getByRole('option', { name: /纪委/ })).toHaveCount(0);
  await window.keyboard.press('Control+a');
  await window.keyboard.type('荷塘区城管局');
  await window.keyboard.press('Enter');
  await signing.getByLabel('签收人').fill('刘科');
  await ledger.submit(signing);

  const feeding = await ledger.begin('反馈');
  await feeding.getByLabel('情况').fill('三盏路灯的控制器进水');
  await feeding.getByLabel('处理').fill('更换控制器');
  await expect(feeding).toContainText('还缺效果');
  await expect(feeding.getByRole('button', { name: /^提交/ })).toBeDisabled();
  await feeding.getByLabel('效果').fill('当晚已亮');
  await ledger.submit(feeding);
}

async function verifyAndTell(window: Page): Promise<void> {
  const desk = new ConsoleWindow(window);
  const ledger = new LedgerPage(window);
  await expect(ledger.drawer.getByRole('button', { name: /^核验办结/ })).toHaveCount(0);
  await desk.enter('赵核');
  await desk.go('台账');
  await ledger.showAll();
  await ledger.open(title);
  await ledger.submit(await ledger.begin('核验办结'));
  await expect(ledger.drawer).toContainText('已办结');
  const telling = await ledger.begin('告知群众');
  await telling.getByLabel('群内答复').fill('路灯已经修好，请大家晚上留意。');
  await ledger.submit(telling);
  await expect(ledger.drawer).toContainText('请大家晚上留意');
}

/** Gives the closing rate as the charts write it. */
async function askTheCharts(window: Page): Promise<string> {
  await new ConsoleWindow(window).go('图表');
  const charts = new ChartsPage(window);
  const figure = await charts.cell('问题分类', '民生', '受理');
  await expect(figure).toHaveText('1');
  await figure.getByRole('button').click();
  await expect(charts.behind).toContainText('1 件');
  await expect(charts.behind).toContainText('与数字一致');
  await expect(charts.behind.getByRole('option')).toHaveCount(1);
  await expect(charts.behind.getByRole('option')).toContainText(title);
  await expect(await charts.cell('首次响应', '荷塘区', '件数')).toHaveText('1');
  return withoutSpaces(await charts.rate('办结率').innerText());
}

/** Exports this week's brief; gives the words of the file, and finds its pictures in it. */
async function exportTheBrief({ app, window }: ConsoleApp, file: string): Promise<string> {
  const desk = new ConsoleWindow(window);
  await desk.enter('周简');
  await desk.go('周报');
  await window.getByRole('button', { name: '下一周' }).click();
  await expect(window.getByRole('main')).toContainText('本周受理群众诉求1件');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await window.getByRole('button', { name: /^导出 Word/ }).click();
  await expect(window.getByText(/^已保存到/)).toBeVisible({ timeout: 30_000 });
  const zip = await JSZip.loadAsync(readFileSync(file));
  expect(Object.keys(zip.files).filter((name) => name.startsWith('word/media/')).length).toBeGreaterThan(0);
  const document = (await zip.file('word/document.xml')?.async('string')) ?? '';
  return withoutSpaces(document.replaceAll(/<[^>]+>/g, ''));
}

function withoutSpaces(words: string): string {
  return words.replaceAll(/\s/g, '');
}

const token = 'a-token-for-tests';
const words = '村口的路灯坏了三天，晚上看不见路';
const title = '村口的路灯坏了三天';
