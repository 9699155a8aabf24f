import { join } from 'node:path';
import { expect, test } from '../fixtures/journey.ts';
import { readDocx } from '../fixtures/read-docx.ts';
import { chooseSavePath } from '../fixtures/stub-dialogs.ts';
import { BriefsPage } from '../pages/briefs-page.ts';
import { ChartsPage } from '../pages/charts-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';

test('the exported brief of a week full of issues says what the charts say, to the digit', async ({
  dataDir,
  openConsole,
}) => {
  const { app, window, windowErrors } = await openConsole({ historyWeeks: 2 });
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('周简');
  await desk.go('图表');
  await window.getByRole('radio', { name: '上周' }).click();
  await window.getByRole('radio', { name: /时段结束/ }).click();
  // The figures before stay on the screen until those of the end of the week are there.
  await expect(window.getByText(/数据截至 \S+ 23:59$/)).toBeVisible();
  const charts = new ChartsPage(window);
  const categories = await charts.cells('问题分类');
  const responses = await charts.cells('首次响应');
  const handling = await charts.cells('办理用时');
  const received = await charts.keyFigure('受理').locator('span').nth(1).textContent();
  expect(Number(received)).toBeGreaterThan(20);

  await desk.go('周报');
  const briefs = new BriefsPage(window);
  await briefs.goToLastWeek();
  await expect(briefs.paper).toContainText(`本周受理群众诉求${received}件`);
  const path = join(dataDir, 'brief.docx');
  await chooseSavePath(app, path);
  await briefs.export(path);
  const { paragraphs, tables, pictures } = await readDocx(path);
  expect(paragraphs.join('\n')).toContain(`本周受理群众诉求${received}件`);
  expect(pictures).toHaveLength(4);

  const [ofCategories = [], ofCounties = []] = tables;
  const stages = columnsOf(ofCategories, ['分类', '受理', '待交办', '待签收', '办理中', '已办结']);
  expect(stages).toEqual(
    expect.arrayContaining([...columnsOf(categories, ['分类', '受理', '待交办', '待签收', '办理中', '已办结'])]),
  );
  expect(columnsOf(ofCounties, ['县区', '首次响应件数', '首次响应中位数', '首次响应九成'])).toEqual(
    expect.arrayContaining([...columnsOf(responses, ['县区', '件数', '中位数', '九成'])]),
  );
  expect(columnsOf(ofCounties, ['县区', '办理件数', '办理中位数', '办理九成'])).toEqual(
    expect.arrayContaining([...columnsOf(handling, ['县区', '件数', '中位数', '九成'])]),
  );
  expect(windowErrors).toEqual([]);
});

/** These columns of a table, found by their names in its first row. */
function columnsOf(table: readonly (readonly string[])[], names: readonly string[]): readonly (readonly string[])[] {
  const [head = [], ...rows] = table;
  const places = names.map((name) => head.indexOf(name));
  expect(places).not.toContain(-1);
  expect(rows.length).toBeGreaterThan(4);
  return rows.map((row) => places.map((place) => row[place] ?? ''));
}
