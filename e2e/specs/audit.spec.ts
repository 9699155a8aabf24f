import { spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from '../fixtures/journey.ts';
import { chooseFile, chooseSavePath } from '../fixtures/stub-dialogs.ts';
import { AuditPage } from '../pages/audit-page.ts';
import { CategoriesPage } from '../pages/categories-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { PasswordDialog } from '../pages/password-dialog.ts';

const verifier = resolve(import.meta.dirname, '../../scripts/audit/verify.mjs');

function verified(...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [verifier, ...args], { encoding: 'utf8' });
  return { status, stdout };
}

test('the auditor reads who did what, verifies the chain, takes it away, and tells a changed file from its own', async ({
  openConsole,
  dataDir,
}) => {
  const { app, window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('王督');
  await desk.go('分类');
  await new CategoriesPage(window).rename('道路出行', '道路与出行');
  await desk.enter('冯审');
  await desk.go('审计');
  const audit = new AuditPage(window);
  await expect(audit.row('改分类名')).toContainText('王督');
  await expect(audit.log).not.toContainText('道路');
  await expect(await audit.verify()).toContainText('链条完整');

  const file = join(dataDir, '审计.jsonl');
  await chooseSavePath(app, file);
  await audit.export('季度审计');
  const toast = window.getByText(/登记号 \d{4}-000001，校验码/);
  await expect(toast).toBeVisible();
  const code = /校验码 (\S+)/.exec((await toast.textContent()) ?? '')?.[1] ?? '';
  const anchors = join(dataDir, 'audit-anchors.jsonl');
  expect(verified(file, '--anchors', anchors)).toMatchObject({ status: 0 });

  await audit.log.focus();
  await window.keyboard.press('r');
  await chooseFile(app, file);
  await expect(await audit.check()).toContainText('未改动');
  const copy = join(dataDir, '副本.jsonl');
  writeFileSync(copy, readFileSync(file, 'utf8').replace('categories.rename', 'categories.remove'));
  await chooseFile(app, copy);
  await expect(await audit.check(code)).toContainText('与登记不符');
  const broken = verified(copy, '--anchors', anchors);
  expect([broken.status, broken.stdout.includes('内容与其哈希不符')]).toEqual([1, true]);
  expect(windowErrors).toEqual([]);
});

test('a thinned file of anchors is told on every desk until the auditor has said why', async ({
  openConsole,
  dataDir,
}) => {
  const first = await openConsole();
  await new ConsoleWindow(first.window).isReady();
  await first.close();
  const anchors = join(dataDir, 'audit-anchors.jsonl');
  const [line = ''] = readFileSync(anchors, 'utf8').split('\n');
  writeFileSync(anchors, '');
  appendFileSync(anchors, `${line}\n`);

  const { window } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const alarm = window.getByRole('alert').filter({ hasText: '审计链条异常' });
  await expect(alarm).toContainText('锚点文件少了锚点');
  await desk.enter('冯审');
  await desk.go('审计');
  const audit = new AuditPage(window);
  await audit.chain.getByRole('button', { name: '查明后确认…' }).click();
  const dialog = window.getByRole('dialog', { name: '确认链条与锚点不符的原因' });
  await dialog.getByRole('radio', { name: '存放锚点的磁盘更换或丢失' }).click();
  await dialog.getByRole('button', { name: '写入确认' }).press('Enter');
  await new PasswordDialog(window).confirm();
  await expect(alarm).toBeHidden();
  await expect(audit.row('确认链锚不符')).toContainText('冯审');
  await expect(await audit.verify()).toContainText('链条完整');
});
