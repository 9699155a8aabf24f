import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LedgerPage } from '../pages/ledger-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

const words = '村口路灯不亮一个星期了';

test('Z brings back what needed nothing, an issue, and what was put off, each as it was', async ({
  openConsole,
  makePeer,
}) => {
  const console = await openConsole();
  const { window } = console;
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  peer.say({ groupId: newGroup.group_id, userId: 30_001, name: '周大爷', text: words });
  const inbox = new InboxPage(window);
  const triage = new TriagePane(window);
  const row = inbox.withWords(words);
  const message = window.getByRole('region', { name: '消息', exact: true });
  await expect(row).toHaveAttribute('aria-current', 'true');
  await expect(triage.title).toHaveValue(words);

  await test.step('4 takes the row away, Z brings it back as 待研判', async () => {
    await window.keyboard.press('4');
    await expect(triage.undoBar).toContainText('无需处理 1 条');
    await expect(row).toHaveCount(0);
    await window.keyboard.press('z');
    await expect(row).toHaveAttribute('aria-current', 'true');
    await expect(message).toContainText('待研判');
    await expect(triage.undoBar).toHaveCount(0);
    await inbox.view('全部');
    await expect(message).toContainText('待研判');
    await inbox.view('未处理');
  });

  const ledger = new LedgerPage(window);
  await test.step('1 and Enter make an issue, Z withdraws it', async () => {
    await expect(row).toHaveAttribute('aria-current', 'true');
    await window.keyboard.press('1');
    await triage.chooseCategory('路灯');
    await window.keyboard.press('Control+Enter');
    await expect(triage.undoBar).toContainText(/已登记 \d{4}-\d{6}/);
    await expect(row).toHaveCount(0);
    await window.keyboard.press('z');
    await expect(row).toHaveAttribute('aria-current', 'true');
    await expect(message).toContainText('待研判');
    await desk.go('台账');
    await expect(ledger.rows).toHaveCount(0);
    await expect(window.getByRole('main')).toContainText('此视图没有问题');
    await ledger.view('全部');
    await expect(ledger.rows).toHaveCount(1);
    await expect(ledger.rows).toContainText('已撤销');
  });

  await test.step('H puts the row off, 稍后 shows it, and it can be taken back too', async () => {
    await desk.go('收件箱');
    await expect(row).toHaveAttribute('aria-current', 'true');
    await expect(inbox.list).toBeFocused();
    await window.keyboard.press('h');
    await expect(row).toHaveCount(0);
    await expect(triage.undoBar).toContainText('稍后处理 1 条');
    await inbox.view('稍后');
    await expect(row).toHaveCount(1);
    await expect(message).toContainText('稍后');
    await window.keyboard.press('z');
    await expect(row).toHaveCount(0);
    await inbox.view('未处理');
    await expect(row).toHaveCount(1);
  });
  expect(console.windowErrors).toEqual([]);
});

test('keys of an input method and letters in a field never decide about a message', async ({
  openConsole,
  makePeer,
}) => {
  const { window } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  peer.say({ groupId: newGroup.group_id, userId: 30_001, name: '周大爷', text: words });
  const inbox = new InboxPage(window);
  const triage = new TriagePane(window);
  const row = inbox.withWords(words);
  await expect(row).toHaveAttribute('aria-current', 'true');
  await expect(triage.title).toHaveValue(words);

  await test.step('while an input method composes, no key is a command', async () => {
    for (const code of ['Digit4', 'Digit1', 'KeyH', 'KeyX', 'KeyC'])
      for (const composing of [{ isComposing: true }, { keyCode: 229, key: 'Process' }])
        await inbox.list.dispatchEvent('keydown', { code, bubbles: true, cancelable: true, ...composing });
    await expect(row).toHaveAttribute('aria-selected', 'false');
    await expect(triage.category).not.toBeFocused();
    await expect(triage.undoBar).toHaveCount(0);
  });

  await test.step('the same keys without one are commands', async () => {
    for (const isSelected of ['true', 'false']) {
      await inbox.list.dispatchEvent('keydown', { code: 'KeyX', key: 'x', bubbles: true, cancelable: true });
      await expect(row).toHaveAttribute('aria-selected', isSelected);
    }
  });

  await test.step('in a field they are letters', async () => {
    await window.keyboard.press('e');
    await expect(triage.title).toBeFocused();
    await window.keyboard.press('Control+a');
    await window.keyboard.type('4hzxj12n');
    await expect(triage.title).toHaveValue('4hzxj12n');
    await expect(row).toHaveAttribute('aria-selected', 'false');
    await expect(triage.undoBar).toHaveCount(0);
    await window.keyboard.press('Escape');
    await expect(inbox.list).toBeFocused();
  });

  await test.step('the same key on the list decides', async () => {
    await window.keyboard.press('4');
    await expect(row).toHaveCount(0);
  });
});
