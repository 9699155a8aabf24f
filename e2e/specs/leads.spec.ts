import { readdirSync } from 'node:fs';
import path from 'node:path';
import { aPng } from '../fixtures/a-picture.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { AuditPage } from '../pages/audit-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LeadsPage } from '../pages/leads-page.ts';
import { TRAINING_PASSWORD } from '../pages/password-dialog.ts';
import { SignInPages } from '../pages/sign-in-pages.ts';

const REPORT = '晨光村支书刘某甲收了测绘公司五条芙蓉王，我的电话13907339911';
const SENDER = '诸葛麒麟';
const UNIT = '晨光村村民委员会';
const REASON = '向反映人核实收烟的时间';
const FIVE_MINUTES = 5 * 60_000;

test('a report is sealed by one key, opened by the lead officer alone, and who reported is shown for five minutes', async ({
  openConsole,
  makePeer,
  dataDir,
}) => {
  test.setTimeout(180_000);
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const say = (userId: number, name: string, text: string) =>
    peer.say({ groupId: newGroup.group_id, userId, name, text });
  say(30_002, '王婶', '今天停水吗');
  peer.send({
    ...{ post_type: 'message', message_type: 'group', message_id: 9_001, group_id: newGroup.group_id, user_id: 30_001 },
    message: [
      { type: 'text', data: { text: REPORT } },
      { type: 'image', data: { file: `base64://${aPng(120, 80).toString('base64')}`, name: '芙蓉王.png' } },
    ],
    sender: { user_id: 30_001, nickname: SENDER, card: '' },
  });
  const inbox = new InboxPage(window);
  await inbox.haveArrived(2);

  const search = async (words: string): Promise<void> => {
    await inbox.list.focus();
    await window.keyboard.press('/');
    await expect(window.getByRole('textbox', { name: '全文搜索' })).toBeFocused();
    await window.keyboard.type(words);
  };

  await test.step('search finds the report before it is sealed', async () => {
    await search('芙蓉王');
    await expect(inbox.rows).toHaveCount(1);
    await expect(inbox.withWords(REPORT)).toHaveCount(1);
    await window.keyboard.press('Escape');
    await expect(inbox.rows).toHaveCount(2);
  });

  const number = await test.step('5 seals it: its row leaves', async () => {
    await inbox.read(REPORT);
    await expect(window.getByRole('list', { name: '图片和文件' }).getByRole('button', { name: '图片' })).toHaveCount(1);
    await window.keyboard.press('5');
    const dialog = window.getByRole('dialog', { name: /^转为问题线索/ });
    await expect(dialog.getByRole('textbox', { name: '被反映人单位' })).toBeFocused();
    await expect(dialog.getByRole('textbox', { name: '反映内容' })).not.toHaveValue(/13907339911/);
    await window.keyboard.type(UNIT);
    await window.keyboard.press('Control+Enter');
    const toast = window.getByText(/^已转为线索〔\d{4}〕0001/);
    await expect(toast).toBeVisible();
    await expect(dialog).toHaveCount(0);
    await expect(inbox.withWords('芙蓉王')).toHaveCount(0);
    await expect(inbox.rows).toHaveCount(1);
    return /线索〔\d{4}〕0001/.exec((await toast.textContent()) ?? '')?.[0] ?? '';
  });

  await test.step('search finds nothing, and the register is not even named to the operator', async () => {
    await search('芙蓉王');
    await expect(window.getByText('没有找到“芙蓉王”')).toBeVisible();
    await expect(desk.entry('线索')).toHaveCount(0);
    await window.keyboard.press('Escape');
  });

  const leads = new LeadsPage(window);
  const masked = leads.pane(number).getByText('诸* · 微信号 ****1', { exact: true });
  await test.step('the lead officer opens it by the password and sees the reporter masked', async () => {
    await desk.enter('钱线');
    await desk.go('线索');
    await expect(leads.rows).toHaveCount(1);
    await expect(leads.rows).toContainText(number);
    await expect(leads.rows).not.toContainText(UNIT);
    await leads.open();
    await expect(leads.pane(number)).toContainText(UNIT);
    await expect(masked).toBeVisible();
    await expect(window.locator('body')).not.toContainText(SENDER);
  });

  await test.step('a reason and the password show who it was', async () => {
    await leads.unmask(REASON);
    await expect(leads.identity).toContainText(SENDER);
    await expect(leads.identity).toContainText(REPORT);
    // The picture was sealed with the report; it is drawn again for whoever unmasks, and its old file is gone.
    await expect
      .poll(() => leads.identity.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBe(120);
    const kept = readdirSync(path.join(dataDir, 'media'), { recursive: true, encoding: 'utf8' });
    expect(kept.filter((name) => /[0-9a-f]{32}$/.test(name)).map((name) => path.dirname(name))).toEqual(['sealed']);
    await expect(leads.identity.getByRole('timer')).toContainText('后重新隐去');
  });

  const pages = new SignInPages(window);
  await test.step('locking the desk masks it again', async () => {
    await window.keyboard.press('Control+l');
    await expect(pages.locked).toBeVisible();
    await expect(window.locator('body')).not.toContainText(SENDER);
    await pages.unlock(TRAINING_PASSWORD);
    await expect(masked).toBeVisible();
    await expect(window.locator('body')).not.toContainText(SENDER);
  });

  await test.step('and so does the end of the five minutes', async () => {
    await window.clock.install();
    await leads.unmask(REASON);
    await expect(leads.identity).toContainText(SENDER);
    await window.clock.fastForward(FIVE_MINUTES);
    await expect(window.getByText('查看时间已到，身份已重新隐去')).toBeVisible();
    await expect(window.locator('body')).not.toContainText(SENDER);
  });

  await test.step('the auditor reads that it was looked at, and nothing of what was said', async () => {
    await desk.enter('冯审');
    await desk.go('审计');
    const audit = new AuditPage(window);
    await expect(audit.row('揭示反映人身份')).toHaveCount(2);
    await expect(audit.row('揭示反映人身份').first()).toContainText('钱线');
    await audit.row('揭示反映人身份').first().click();
    for (const words of [SENDER, UNIT, REASON, '芙蓉王', '13907339911', '刘某甲'])
      await expect(window.locator('body')).not.toContainText(words);
  });
  expect(windowErrors).toEqual([]);
});
