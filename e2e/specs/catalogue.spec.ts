import { expect, test } from '../fixtures/journey.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { CategoriesPage } from '../pages/categories-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LedgerPage } from '../pages/ledger-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

const words = '村口路灯不亮';

test('the administrator changes the tree, the operator chooses from it, and an old issue keeps its old name', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  sayAll(peer, [words]);
  const inbox = new InboxPage(window);
  const triage = new TriagePane(window);
  const tree = new CategoriesPage(window);
  const toast = (said: string) => window.getByText(said);
  await expect(inbox.withWords(words)).toHaveCount(1);

  await test.step('the operator may look at the tree and change nothing', async () => {
    await desk.go('分类');
    const pane = await tree.choose('道路出行');
    await expect(pane.getByRole('textbox', { name: '名称' }).first()).toBeDisabled();
    await expect(pane.getByRole('button', { name: '新增', exact: true })).toBeDisabled();
  });

  await test.step('陈管 adds a leaf; the same name under the same parent is refused in words', async () => {
    await desk.enter('陈管');
    await tree.addUnder('道路出行', '景观照明');
    await expect(toast('已新增“景观照明”')).toBeVisible();
    const pane = await tree.choose('道路出行');
    await pane.locator('#category-add').fill('景观照明');
    await pane.getByRole('button', { name: '新增', exact: true }).click();
    await expect(toast('名称“景观照明”已存在')).toBeVisible();
    await expect(tree.node('景观照明')).toHaveCount(1);
    await expect(pane.locator('#category-add')).toHaveValue('景观照明');
    await expect(tree.node('道路出行')).toContainText('5');
  });

  const number = await test.step('李巡 chooses the new leaf', async () => {
    await desk.enter('李巡');
    await desk.go('收件箱');
    await expect(inbox.withWords(words)).toHaveAttribute('aria-current', 'true');
    await expect(inbox.list).toBeFocused();
    await triage.chooseCategory('景观照明');
    await window.keyboard.press('Control+Enter');
    await expect(triage.undoBar).toContainText(/已登记 \d{4}-\d{6}/);
    return /\d{4}-\d{6}/.exec(await triage.doneWords())?.[0] ?? '';
  });

  await test.step('a renamed leaf has its new name in the tree and its old one on the issue', async () => {
    await desk.enter('陈管');
    await desk.go('分类');
    await tree.rename('景观照明', '亮化工程');
    await expect(tree.node('景观照明')).toHaveCount(0);
    await desk.enter('李巡');
    await desk.go('台账');
    const ledger = new LedgerPage(window);
    await expect(ledger.row(number)).toContainText('景观照明');
    await ledger.open(number);
    await expect(ledger.drawer).toContainText('景观照明');
    await expect(ledger.drawer).not.toContainText('亮化工程');
  });

  await test.step('no leaf takes the name of its sister', async () => {
    await desk.enter('陈管');
    await desk.go('分类');
    const pane = await tree.choose('亮化工程');
    await pane.locator('#category-name').fill('路灯');
    await pane.getByRole('button', { name: '改名', exact: true }).click();
    await expect(toast('名称“路灯”已存在')).toBeVisible();
    await expect(tree.node('亮化工程')).toHaveCount(1);
    await expect(tree.node('路灯')).toHaveCount(1);
  });
  expect(windowErrors).toEqual([]);
});
