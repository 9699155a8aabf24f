import { join } from 'node:path';
import { chooseSavePath } from '../fixtures/stub-dialogs.ts';
import { expect, test } from '../fixtures/journey.ts';
import { placeGroup } from '../fixtures/place-group.ts';
import { readDocx } from '../fixtures/read-docx.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { BriefsPage } from '../pages/briefs-page.ts';
import { ChartsPage } from '../pages/charts-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LedgerPage } from '../pages/ledger-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

test('a message becomes an issue that is dispatched, answered, verified and told, and every figure counts it', async ({
  dataDir,
  reversePort,
  openDoor,
  openConsole,
  makePeer,
}) => {
  test.setTimeout(180_000);
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  const door = openDoor({ reversePort });
  const { village, county, commission } = await placeGroup(door, peer);
  expect(await door.close()).toBe(0);
  const console = await openConsole();
  const { window } = console;
  const desk = new ConsoleWindow(window);
  await desk.isReady();

  const number = await test.step('the message is read and triaged by keys only', async () => {
    await peer.dialUntilOpen();
    peer.say({ groupId: newGroup.group_id, userId: 30_001, name: '周大爷', text: words });
    const inbox = new InboxPage(window);
    await expect(inbox.withWords(words)).toHaveCount(1);
    await expect(inbox.withWords(words)).toContainText(newGroup.group_name);
    await expect(inbox.withWords(words)).toContainText(county);
    const triage = new TriagePane(window);
    await expect(triage.title).toHaveValue(words);
    await window.keyboard.press('1');
    await triage.chooseCategory('路灯');
    await triage.choosePlace(village);
    await triage.chooseNextGrade('复杂', '历史遗留问题');
    await window.keyboard.press('Control+Enter');
    await expect(triage.undoBar).toContainText(/已交办 \d{4}-\d{6}/);
    await expect(inbox.withWords(words)).toHaveCount(0);
    return /\d{4}-\d{6}/.exec(await triage.doneWords())?.[0] ?? '';
  });

  const ledger = new LedgerPage(window);
  await test.step('it stands in the ledger, dispatched to the commission of its county', async () => {
    await desk.go('台账');
    await expect(ledger.row(number)).toContainText(commission);
    await ledger.open(number);
    await ledger.expectState('已交办');
    await expect(ledger.drawer.getByRole('listitem').getByText(words)).toBeVisible();
  });

  await test.step('the unit signs and answers in three parts', async () => {
    await desk.enter('王督');
    await ledger.open(number);
    const signing = await ledger.begin('签收');
    await signing.getByRole('combobox').press('Enter');
    await window.keyboard.press('Enter');
    await signing.getByRole('textbox', { name: '签收人' }).fill('张三');
    await ledger.submit('签收');
    await ledger.expectState('已签收');
    const answer = await ledger.begin('反馈');
    await answer.getByRole('textbox', { name: '情况' }).fill('三盏路灯线路老化。');
    await answer.getByRole('textbox', { name: '处理' }).fill('已更换线路和灯头。');
    await window.keyboard.press('Control+Enter');
    await expect(answer).toContainText('三项缺一不可：还缺效果');
    await answer.getByRole('textbox', { name: '效果' }).fill('三盏灯当晚亮起。');
    await ledger.submit('反馈');
    await ledger.expectState('已反馈');
  });

  await test.step('only a second person may verify it', async () => {
    await expect(ledger.act('核验办结')).toHaveCount(0);
    expect(await ledger.whyNot()).toContain('核验办结');
    await expect(ledger.drawer).toContainText('须由反馈人以外的人员核验');
    await desk.enter('赵核');
    await ledger.view('全部');
    await ledger.open(number);
    await ledger.begin('核验办结');
    await ledger.submit('核验办结');
    await ledger.expectState('已办结');
    const telling = await ledger.begin('告知群众');
    await telling.getByRole('textbox').fill('村口路灯已经修好，感谢反映。');
    await ledger.submit('告知群众');
    await expect(ledger.drawer).toContainText('村口路灯已经修好');
  });

  const charts = new ChartsPage(window);
  await test.step('the category bar and the county figure count it, and open exactly its row', async () => {
    await desk.go('图表');
    for (const [chart, row, column] of [
      ['问题分类', '民生', '受理'],
      ['办理用时', county, '件数'],
    ] as const) {
      const figure = await charts.figure(chart, row, column);
      await expect(figure).toHaveText('1');
      await figure.click();
      await expect(charts.behind).toContainText('1 件 · 与数字一致');
      await expect(charts.behindRows).toHaveCount(1);
      await expect(charts.behindRows).toContainText(number);
    }
  });
  const figures = (await charts.cells('问题分类'))[1];

  await test.step('the brief of this week says the same figures', async () => {
    await desk.enter('周简');
    await desk.go('周报');
    const briefs = new BriefsPage(window);
    await briefs.goToThisWeek();
    const path = join(dataDir, 'brief.docx');
    await chooseSavePath(console.app, path);
    await briefs.export(path);
    const { paragraphs, tables, pictures } = await readDocx(path);
    expect(paragraphs.join('\n')).toContain('本周受理群众诉求1件');
    expect(tables[0]?.[1]?.slice(0, 2)).toEqual(figures?.slice(0, 2));
    expect(pictures.length).toBeGreaterThanOrEqual(3);
    expect([...new Set(pictures.map((picture) => String(picture.slice(0, 4))))]).toEqual(['137,80,78,71']);
  });
  expect(console.windowErrors).toEqual([]);
});

const words = '村口三盏路灯不亮一个星期了';
