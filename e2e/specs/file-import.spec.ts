import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gb18030 } from '../fixtures/gb18030.ts';
import { expect, test } from '../fixtures/journey.ts';
import { wechatExport } from '../fixtures/wechat-export.ts';
import { weFlowJson, weFlowSheet } from '../fixtures/weflow-export.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { ImportsPage } from '../pages/imports-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test('an export is previewed, imported once however often it is chosen, and cut or strange files are explained', async ({
  dataDir,
  openConsole,
}) => {
  const { app, window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.go('导入');
  const imports = new ImportsPage(app, window);

  await test.step('a file in GB18030 is understood and read', async () => {
    const path = join(dataDir, 'export.csv');
    writeFileSync(path, gb18030(wechatExport(['自来水浑浊发黄', '小区井盖松动', '大家注意安全'])));
    await imports.choose(path);
    await expect(imports.preview).toContainText('WeChatMsg');
    await expect(imports.preview).toContainText('GB18030');
    await expect(imports.preview.getByRole('cell', { name: '自来水浑浊发黄' })).toBeVisible();
    await imports.start('晨光小区业主群');
    await expect(imports.detail).toContainText('已完成');
    await imports.expectFacts({ 已读行数: '3', 新增消息: '3', 已有消息: '0', 搁置行: '0' });
  });

  await test.step('the same file again adds nothing', async () => {
    await imports.choose(join(dataDir, 'export.csv'));
    await imports.start('晨光小区业主群');
    await expect(imports.rows).toHaveCount(2);
    await expect(imports.detail).toContainText('已完成');
    await imports.expectFacts({ 已读行数: '3', 新增消息: '0', 已有消息: '3' });
  });

  await test.step('a file that was cut is read up to the cut, and the row is named', async () => {
    const path = join(dataDir, 'cut.csv');
    writeFileSync(path, wechatExport(['停电两天', '变压器冒烟', '何时来电']).slice(0, -20).replace('何时', '"何时'));
    await imports.choose(path);
    await imports.start('晨光小区二群');
    await expect(imports.detail).toContainText('已完成');
    await imports.expectFacts({ 新增消息: '2', 搁置行: '1' });
    await expect(imports.detail.getByRole('listitem')).toHaveText('第 4 行文件在这一行中断');
  });

  await test.step('a table that is no chat export is refused in words', async () => {
    const path = join(dataDir, 'strange.csv');
    writeFileSync(path, '姓名,年龄\n甲,33\n');
    await imports.choose(path);
    await expect(imports.preview).toContainText('文件第 1 行无法读取：不认识第 1 行的表头');
    await expect(imports.preview.getByRole('button', { name: '开始导入' })).toHaveCount(0);
    await window.keyboard.press('Escape');
  });

  await test.step('JSON and a sheet of another exporter name their group themselves', async () => {
    const path = join(dataDir, 'weflow.json');
    writeFileSync(path, weFlowJson(['山塘水位偏高', '桥栏杆断了']));
    await imports.choose(path);
    await expect(imports.preview).toContainText('WeFlow');
    await expect(imports.preview.getByRole('cell', { name: '山塘水位偏高' })).toBeVisible();
    await imports.start(null);
    await expect(imports.detail).toContainText('已完成');
    await imports.expectFacts({ 已读行数: '2', 新增消息: '2' });
    const sheet = join(dataDir, 'weflow.xlsx');
    writeFileSync(sheet, await weFlowSheet(['公厕没有水']));
    await imports.choose(sheet);
    await expect(imports.preview).toContainText('XLSX');
    await imports.start(null);
    await imports.expectFacts({ 已读行数: '1', 新增消息: '1' });
  });

  await desk.go('收件箱');
  const inbox = new InboxPage(window);
  await expect(inbox.rows).toHaveCount(8);
  await expect(inbox.withWords('公厕没有水')).toContainText('晨光小区三群');
  await expect(inbox.withWords('自来水浑浊发黄')).toContainText('晨光小区业主群');
  expect(windowErrors).toEqual([]);
});

test('an import that the end of the program has interrupted goes on and misses nothing', async ({
  dataDir,
  openConsole,
}) => {
  test.setTimeout(180_000);
  const path = join(dataDir, 'long.csv');
  const rows = 60_000;
  writeFileSync(path, wechatExport(Array.from({ length: rows }, (_, index) => `第${index + 1}条记录`)));
  const first = await openConsole();
  await new ConsoleWindow(first.window).isReady();
  await new ConsoleWindow(first.window).go('导入');
  const begun = new ImportsPage(first.app, first.window);
  await begun.choose(path);
  await begun.start('晨光小区业主群');
  await expect(begun.fact('新增消息')).toHaveText(/[1-9]/);
  await expect(begun.detail).toContainText('导入中');
  await first.close();

  const { app, window } = await openConsole();
  await new ConsoleWindow(window).isReady();
  await new ConsoleWindow(window).go('导入');
  const imports = new ImportsPage(app, window);
  await expect(imports.detail).toContainText('已中断');
  await imports.detail.getByRole('button', { name: /^继续导入/ }).click();
  await expect(imports.detail).toContainText('已完成', { timeout: 90_000 });
  const added = async (name: string) => Number((await imports.fact(name).textContent())?.replaceAll(',', ''));
  expect((await added('新增消息')) + (await added('已有消息'))).toBeGreaterThanOrEqual(rows);
  await new ConsoleWindow(window).go('收件箱');
  await expect(window.getByRole('tab', { name: /^未处理/ })).toContainText(rows.toLocaleString('zh-CN'));
});
