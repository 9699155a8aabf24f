import { expect, test } from '../fixtures/journey.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test('words of any length, Latin and traditional ones are found, lit and counted', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  for (const text of texts) peer.say({ groupId: newGroup.group_id, userId: 1, name: '甲', text });
  await expect(window.getByRole('tab', { name: /^全部/ })).toContainText(String(texts.length));

  const inbox = new InboxPage(window);
  const field = window.getByRole('textbox', { name: '全文搜索' });
  await expect(inbox.rows.first()).toBeVisible();
  await window.keyboard.press('/');
  await expect(field).toBeFocused();
  for (const [words, found, lit] of [
    ['棋', ['梧桐树下有人下棋'], ['棋']],
    ['广场', ['广场舞八点开始', '廣場舞換地方了'], ['廣場', '广场']],
    ['广场舞', ['广场舞八点开始', '廣場舞換地方了'], ['廣場舞', '广场舞']],
    ['八点开始', ['广场舞八点开始'], ['八点开始']],
    ['wifi', ['村部的WiFi满格'], ['WiFi']],
    ['廣場', ['广场舞八点开始', '廣場舞換地方了'], ['廣場', '广场']],
    ['广场 八点', ['广场舞八点开始'], ['广场', '八点']],
  ] as const) {
    await field.fill(words);
    await expect(window.getByText(`${found.length} 条`, { exact: true })).toBeVisible();
    await expect(inbox.rows).toHaveCount(found.length);
    for (const text of found) await expect(inbox.withWords(text)).toHaveCount(1);
    await expect(inbox.rows.locator('mark')).toHaveText([...lit]);
  }

  await field.fill('天上掉馅饼');
  await expect(window.getByText('没有找到“天上掉馅饼”')).toBeVisible();
  await expect(inbox.rows).toHaveCount(0);
  await window.keyboard.press('Escape');
  await expect(inbox.rows).not.toHaveCount(0);
  expect(windowErrors).toEqual([]);
});

const texts = ['梧桐树下有人下棋', '广场舞八点开始', '村部的WiFi满格', '廣場舞換地方了'];
