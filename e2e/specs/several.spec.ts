import { expect, test } from '../fixtures/journey.ts';
import { placeGroup } from '../fixtures/place-group.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { LedgerPage } from '../pages/ledger-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';

const texts = [
  '村口路灯不亮',
  '路灯坏了一个星期',
  '晚上路灯都不亮',
  '水管漏水，路面也不平',
  '路灯今天还是没修',
] as const;

test('three messages become one issue, one becomes two, and a further one is merged into an issue of the place', async ({
  reversePort,
  openDoor,
  openConsole,
  makePeer,
}) => {
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  const door = openDoor({ reversePort });
  const { county } = await placeGroup(door, peer);
  expect(await door.close()).toBe(0);
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await peer.dialUntilOpen();
  sayAll(peer, texts.slice(0, 4));
  const inbox = new InboxPage(window);
  const triage = new TriagePane(window);
  const ledger = new LedgerPage(window);
  await inbox.haveArrived(4);

  const lamps = await test.step('X selects three messages, and they become one issue', async () => {
    await window.keyboard.press('End');
    for (const text of texts.slice(0, 3)) {
      await expect(inbox.withWords(text)).toHaveAttribute('aria-current', 'true');
      await window.keyboard.press('x');
      await expect(inbox.withWords(text)).toHaveAttribute('aria-selected', 'true');
      await window.keyboard.press('k');
    }
    await expect(window.getByText('已选 3 条')).toBeVisible();
    await expect(triage.pane).toContainText('3 条消息合为 1 个问题');
    await window.keyboard.press('1');
    await triage.chooseCategory('路灯');
    await window.keyboard.press('Control+Enter');
    await expect(triage.undoBar).toContainText(/已交办 \d{4}-\d{6}/);
    await expect(inbox.rows).toHaveCount(1);
    return numbersIn(await triage.doneWords())[0] ?? '';
  });

  const two = await test.step('one message becomes two issues with a number each', async () => {
    await expect(inbox.withWords(texts[3])).toHaveAttribute('aria-current', 'true');
    await expect(triage.title).toHaveValue(texts[3]);
    await triage.chooseCategory('供水');
    await triage.pane.getByRole('button', { name: '再拆一个问题' }).click();
    await expect(triage.pane.getByRole('tab', { name: '问题 2' })).toHaveAttribute('aria-selected', 'true');
    await triage.title.fill('路面不平');
    await triage.title.press('Escape');
    await expect(inbox.list).toBeFocused();
    await triage.chooseCategory('道路');
    await window.keyboard.press('Control+Enter');
    await expect(triage.undoBar).toContainText(/已交办 \d{4}-\d{6}、\d{4}-\d{6}/);
    await expect(inbox.rows).toHaveCount(0);
    return numbersIn(await triage.doneWords());
  });
  expect(new Set([lamps, ...two]).size).toBe(3);

  await test.step('2 shows the open issues of the place, and merges', async () => {
    sayAll(peer, texts.slice(4));
    await expect(inbox.withWords(texts[4])).toHaveAttribute('aria-current', 'true');
    await expect(triage.title).toHaveValue(texts[4]);
    await window.keyboard.press('2');
    const near = triage.pane.getByRole('listbox', { name: '附近未办结问题' }).getByRole('option');
    await expect(near).toHaveCount(3);
    const candidates = await near.allTextContents();
    const at = candidates.findIndex((words) => words.includes(lamps));
    expect(at).toBeGreaterThanOrEqual(0);
    await window.keyboard.press(String(at + 1));
    await expect(triage.undoBar).toContainText(`已并入 ${lamps}`);
    await expect(inbox.rows).toHaveCount(0);
  });

  await test.step('the ledger quotes four messages for the one and the same message for the two', async () => {
    await desk.go('台账');
    await expect(ledger.rows).toHaveCount(3);
    await expect(ledger.rows.filter({ hasText: county })).toHaveCount(3);
    await ledger.open(lamps);
    const quotes = ledger.drawer.getByRole('blockquote');
    await expect(quotes).toHaveCount(4);
    expect((await quotes.allTextContents()).toSorted()).toEqual([...texts.slice(0, 3), texts[4]].toSorted());
    for (const number of two) {
      await ledger.open(number);
      await expect(ledger.drawer).toHaveAccessibleName(`问题 ${number}`);
      await expect(quotes).toHaveText([texts[3]]);
    }
  });
  expect(windowErrors).toEqual([]);
});

function numbersIn(words: string): readonly string[] {
  return words.match(/\d{4}-\d{6}/g) ?? [];
}
