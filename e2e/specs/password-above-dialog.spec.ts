import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/journey.ts';
import { makeIssue } from '../fixtures/make-issue.ts';
import { chooseSavePath } from '../fixtures/stub-dialogs.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { LedgerPage } from '../pages/ledger-page.ts';
import { PasswordDialog, TRAINING_PASSWORD } from '../pages/password-dialog.ts';
import { PeoplePage } from '../pages/people-page.ts';

const ISSUE = '晨光村的路灯不亮';

test('a password asked above a dialog is typed at once; Escape leaves the entries of the dialog below as they were', async ({
  openConsole,
  openDoor,
  makePeer,
  reversePort,
  dataDir,
}) => {
  test.setTimeout(180_000);
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  const door = openDoor({ reversePort });
  await peer.dialUntilOpen();
  await makeIssue(door, peer, ISSUE, null);
  expect(await door.close()).toBe(0);
  const { app, window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const password = new PasswordDialog(window);

  await test.step('the auditor takes the log away', async () => {
    await desk.enter('冯审');
    await desk.go('审计');
    await expect(window.getByRole('grid', { name: '审计日志' })).toBeVisible();
    const file = join(dataDir, '审计.jsonl');
    await chooseSavePath(app, file);
    await window.keyboard.press('e');
    const dialog = window.getByRole('dialog', { name: '导出审计日志' });
    await dialog.getByLabel('用途').focus();
    await window.keyboard.type('季度审计');
    const send = dialog.getByRole('button', { name: '选择位置并导出' });
    await send.focus();
    await window.keyboard.press('Enter');
    await expect(password.field).toBeFocused();
    await window.keyboard.press('Escape');
    await expect(password.dialog).toHaveCount(0);
    await expect(dialog.getByLabel('用途')).toHaveValue('季度审计');
    await expect(send).toBeFocused();
    expect(existsSync(file)).toBe(false);
    await window.keyboard.press('Enter');
    await expect(password.field).toBeFocused();
    await window.keyboard.type(TRAINING_PASSWORD);
    await window.keyboard.press('Enter');
    await expect(window.getByText(/登记号 \d{4}-000001，校验码/)).toBeVisible();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('the security officer gives somebody a new password', async () => {
    await desk.enter('郑安');
    await desk.go('人员');
    const people = new PeoplePage(window);
    await people.row('李巡').click();
    await window.getByRole('button', { name: '重置密码' }).press('Enter');
    const dialog = window.getByRole('dialog', { name: /李巡/ });
    const field = dialog.getByRole('textbox');
    await expect(field).toBeFocused();
    await field.fill('山花烂漫-2026x');
    await window.keyboard.press('Enter');
    await expect(password.field).toBeFocused();
    await window.keyboard.press('Escape');
    await expect(password.dialog).toHaveCount(0);
    await expect(field).toHaveValue('山花烂漫-2026x');
    await expect(field).toBeFocused();
    await window.keyboard.press('Enter');
    await password.confirm();
    await expect(dialog).toHaveCount(0);
  });

  await test.step('the approver lets somebody see an issue again', async () => {
    await desk.enter('王督');
    await desk.go('台账');
    const ledger = new LedgerPage(window);
    await ledger.open(ISSUE);
    await ledger.drawer.getByRole('button', { name: '设置回避' }).press('Enter');
    const dialog = window.getByRole('dialog', { name: '设置回避' });
    await expect(dialog.getByRole('combobox')).toBeFocused();
    await window.keyboard.type('李巡');
    await expect(window.locator('.ant-select-item-option-active')).toContainText('李巡');
    await window.keyboard.press('Enter');
    await dialog.getByRole('textbox', { name: '理由' }).fill('与当事人是亲戚');
    await dialog.getByRole('button', { name: '确定' }).press('Enter');
    await expect(dialog).toHaveCount(0);
    await ledger.drawer.getByRole('button', { name: '解除李巡的回避' }).press('Enter');
    const lift = window.getByRole('dialog', { name: '解除李巡的回避' });
    const reason = lift.getByRole('textbox');
    await expect(reason).toBeFocused();
    await window.keyboard.type('查明不是亲戚');
    await lift.getByRole('button', { name: '确定' }).press('Enter');
    await expect(password.field).toBeFocused();
    await window.keyboard.press('Escape');
    await expect(reason).toHaveValue('查明不是亲戚');
    await lift.getByRole('button', { name: '确定' }).press('Enter');
    await password.confirm();
    await expect(lift).toHaveCount(0);
  });
  expect(windowErrors).toEqual([]);
});
