import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { CategoriesPage } from '../pages/categories-page.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LedgerPage } from '../pages/ledger-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

test('a new leaf can be chosen, a renamed one keeps its old name on old issues, a parent is not retired', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  peer.say({ groupId: newGroup.group_id, userId: 1, name: '甲', text: words });
  await desk.enter('王督');
  await desk.go('分类');
  const categories = new CategoriesPage(window);
  await categories.addUnder('道路出行', '共享单车');

  await desk.go('收件箱');
  const inbox = new InboxPage(window);
  const triage = new TriagePane(window);
  await inbox.read(words);
  await window.keyboard.press('3');
  await triage.chooseCategory('共享单车');
  await window.keyboard.press('Control+Enter');
  await expect(triage.undoBar).toContainText(/已登记 \d{4}-\d{6}/);

  await desk.go('分类');
  await categories.rename('共享单车', '互联网租赁车');
  const pane = await categories.choose('道路出行');
  await expect(pane).toContainText('还有 5 个下级分类，须先停用或移走下级');
  await expect(pane.getByRole('button', { name: '停用' })).toBeDisabled();
  await categories.tree.focus();
  await window.keyboard.press('Delete');
  await expect(window.getByText('该分类下还有 5 个下级分类，不能停用')).toBeVisible();
  await expect(categories.node('道路出行')).not.toContainText('已停用');

  const leaf = await categories.choose('互联网租赁车');
  await leaf.getByRole('button', { name: '停用' }).click();
  await expect(categories.node('互联网租赁车')).toContainText('已停用');

  await desk.go('台账');
  const ledger = new LedgerPage(window);
  await expect(ledger.rows).toHaveCount(1);
  await expect(ledger.rows).toContainText('共享单车');
  await ledger.open(words);
  await expect(ledger.drawer).toContainText('共享单车');
  await expect(ledger.drawer).not.toContainText('互联网租赁车');
  expect(windowErrors).toEqual([]);
});

const words = '人行道上停满了车走不过去';
