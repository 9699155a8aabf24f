import { expect, test } from '../fixtures/journey.ts';
import { loadUntil } from '../fixtures/load-arrivals.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { TriagePane } from '../pages/triage-pane.ts';
import { WallPage } from '../pages/wall-page.ts';

test('the wall shows figures on every slide, and no name and no word of a message', async ({
  openConsole,
  makePeer,
}) => {
  const { app, window, windowErrors } = await openConsole({ historyWeeks: 1 });
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  peer.say({ groupId: newGroup.group_id, userId: 9, name: reporter, text: words });
  const inbox = new InboxPage(window);
  await loadUntil(window, inbox.withWords(words), 1);
  await inbox.read(words);
  const triage = new TriagePane(window);
  await window.keyboard.press('3');
  await triage.answerCategory('路灯');
  await window.keyboard.press('Control+Enter');
  await expect(triage.undoBar).toContainText('已登记');

  const wall = await WallPage.open(app, window);
  const shown = new Set<string | null>();
  const said: string[] = [];
  // No round is longer than this.
  for (let turn = 0; turn < 8; turn += 1) {
    const slide = await wall.slide();
    shown.add(slide);
    await expect(wall.title).toHaveText(/\S/);
    said.push(await wall.words());
    await wall.page.keyboard.press('ArrowRight');
    await expect.poll(() => wall.slide()).not.toBe(slide);
  }
  expect([...shown]).toEqual(expect.arrayContaining(['key-figures', 'categories', 'rates']));
  for (const words of said) expect(words).toMatch(/\d/);
  expect(said.join('\n')).toContain('本周受理');
  for (const secret of [reporter, words, words.slice(0, 6), newGroup.group_name, '李巡', '王督'])
    expect(said.join('\n')).not.toContain(secret);
  await wall.close();
  expect(app.windows()).toHaveLength(1);
  expect(windowErrors).toEqual([]);
});

const reporter = '欧阳守正';
const words = '祠堂门口那盏灯从清明起就没亮过';
