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

test('a search is narrowed by conditions, completed and kept by keyboard, and says what it cannot read', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  const say = (userId: number, name: string, text: string) =>
    peer.say({ groupId: newGroup.group_id, userId, name, text });
  say(1, '三组-周伟', '渡口的船停了');
  say(2, '李芳', '渡口的船又开了');
  say(3, '周伟民', '渡口修好了吗，渡口要修多久');
  await expect(window.getByRole('tab', { name: /^全部/ })).toContainText('3');
  const inbox = new InboxPage(window);
  const field = window.getByRole('textbox', { name: '全文搜索' });
  const options = window.getByRole('listbox', { name: '可用的搜索条件' }).getByRole('option');
  await window.keyboard.press('/');
  await expect(field).toBeFocused();

  await test.step('alternatives, exclusions and phrases', async () => {
    for (const [words, found] of [
      ['渡口 停了|开了', ['渡口的船停了', '渡口的船又开了']],
      ['渡口 -船', ['渡口修好了吗']],
      ['「渡口的船」', ['渡口的船停了', '渡口的船又开了']],
    ] as const) {
      await field.fill(words);
      await expect(window.getByText(`${found.length} 条`, { exact: true })).toBeVisible();
      for (const text of found) await expect(inbox.withWords(text)).toHaveCount(1);
    }
  });

  await test.step('a condition is completed by key', async () => {
    await field.fill('');
    await window.keyboard.type('渡口 ');
    await expect(window.getByText('3 条', { exact: true })).toBeVisible();
    await window.keyboard.type('发');
    await expect(options).toHaveText(['发送人:']);
    await window.keyboard.press('Tab');
    await expect(field).toHaveValue('渡口 发送人:');
    await window.keyboard.type('周伟');
    await expect(window.getByText('2 条', { exact: true })).toBeVisible();
    await expect(inbox.withWords('李芳')).toHaveCount(0);
    await window.keyboard.type(' 状态:待');
    await expect(options.first()).toContainText('待研判');
    await window.keyboard.press('ArrowDown');
    await window.keyboard.press('Enter');
    await expect(field).toHaveValue('渡口 发送人:周伟 状态:待研判 ');
    await expect(window.getByText('2 条', { exact: true })).toBeVisible();
  });

  await test.step('what cannot be read is said in words', async () => {
    await field.fill('渡口 日期:明年');
    await expect(window.getByRole('alert')).toHaveText(/看不懂日期“明年”/);
    await field.fill('渡口 群:没有的群');
    await expect(window.getByRole('alert')).toHaveText(/没有名称含“没有的群”的群/);
  });

  await test.step('a search is kept under a name and called up from an empty field', async () => {
    await field.fill('渡口 发送人:周伟');
    await expect(window.getByText('2 条', { exact: true })).toBeVisible();
    await window.keyboard.press('Control+s');
    const name = window.getByRole('textbox', { name: '常用搜索的名称' });
    await expect(name).toBeFocused();
    await name.fill('周伟说渡口');
    await window.keyboard.press('Enter');
    await expect(window.getByText('已保存常用搜索“周伟说渡口”')).toBeVisible();
    await field.focus();
    await field.fill('');
    await expect(options.first()).toContainText('周伟说渡口');
    await window.keyboard.press('ArrowDown');
    await expect(options.first()).toHaveAttribute('aria-selected', 'true');
    await window.keyboard.press('Enter');
    await expect(field).toHaveValue('渡口 发送人:周伟');
    await expect(window.getByText('2 条', { exact: true })).toBeVisible();
  });
  expect(windowErrors).toEqual([]);
});
