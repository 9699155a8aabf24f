import { expect, test } from '../fixtures/journey.ts';
import { sayAll } from '../fixtures/say-all.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { RulesPage } from '../pages/rules-page.ts';

test('a rule is written, tried on what was said, put to use, changed, compared and restored, by keyboard', async ({
  openConsole,
  makePeer,
}) => {
  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  await peer.dialUntilOpen();
  sayAll(peer, ['村口荷花灯又不亮了', '荷花开得真好，灯会晚上开始', 'hehuadeng 还是不亮', '荷花灯不亮的通知已发']);
  const inbox = new InboxPage(window);
  await expect(inbox.withWords('荷花灯不亮的通知')).toHaveCount(1);
  await inbox.read('荷花灯不亮的通知');
  await window.keyboard.press('4');
  const rules = new RulesPage(window);
  const toast = (said: string | RegExp) => window.getByText(said);
  await desk.enter('王督');
  await desk.go('规则');

  await test.step('what is wrong is said in words, at its place', async () => {
    await expect(window.getByRole('heading', { name: '关键词规则' })).toBeVisible();
    await window.keyboard.press('n');
    await expect(window.getByRole('heading', { name: '新增规则' })).toBeVisible();
    await rules.field('名称').pressSequentially('荷花灯');
    await rules.field('词语').fill('荷花灯[音]\n灯[音]');
    await window.keyboard.press('Control+Enter');
    await expect(rules.editor.getByText('“灯[音]”太短：至少两个汉字才能按读音找，否则误中太多')).toBeVisible();
  });

  await test.step('the sentence says what the fields mean', async () => {
    await rules.field('词语').fill('荷花灯[音]');
    await rules.editor.getByRole('button', { name: '再加一组词' }).press('Enter');
    await rules.field('词语 2').fill('不亮');
    await rules.editor.getByRole('radio', { name: '同时出现' }).press('ArrowRight');
    await expect(
      rules.editor.getByText('消息说到“荷花灯”（含同音字、拼音），并且相距不超过 8 字说到“不亮”，就算命中。'),
    ).toBeVisible();
  });

  await test.step('a rule that was never tried is refused, and tried at once', async () => {
    await rules.field('名称').press('Control+Enter');
    await expect(toast(/规则未试跑过/).first()).toBeVisible();
    await rules.hasTried();
    await expect(rules.figures('本次条件')).toHaveText(['3', '0', '1', '2', '0 %']);
    await expect(rules.samples.filter({ hasText: 'hehuadeng' }).locator('mark')).toHaveText(['hehuadeng', '不亮']);
    await window.keyboard.press('Control+Enter');
    await expect(toast('“荷花灯”已保存（第 1 版）')).toBeVisible();
  });

  await test.step('a change is compared with the version in use', async () => {
    await rules.field('排除词').fill('通知');
    await window.keyboard.press('Control+Shift+Enter');
    await rules.hasTried();
    await expect(rules.figures('现用版本')).toHaveText(['3', '0', '1', '2', '0 %']);
    await expect(rules.figures('本次条件')).toHaveText(['2', '0', '0', '2', '–']);
    await rules.show('不再命中');
    await expect(rules.samples).toHaveText([/荷花灯不亮的通知已发/]);
    await window.keyboard.press('Control+Enter');
    await expect(toast('“荷花灯”已保存（第 2 版）')).toBeVisible();
  });

  await test.step('the versions say what changed, and the first comes back', async () => {
    await rules.show('历史版本');
    await expect(rules.editor.getByText('+ 通知')).toBeVisible();
    await rules.editor.getByRole('button', { name: '恢复第 1 版' }).press('Enter');
    await expect(rules.field('排除词')).toHaveValue('');
    await window.keyboard.press('Control+Enter');
    await expect(toast('“荷花灯”已保存（第 3 版）')).toBeVisible();
  });

  await test.step('what arrives now is hit by the rule in its version', async () => {
    sayAll(peer, ['今晚 he hua deng 还是不亮']);
    await desk.go('收件箱');
    await inbox.view('命中关键词');
    await expect(inbox.withWords('he hua deng').locator('mark')).toHaveText(['he hua deng', '不亮']);
  });
  expect(windowErrors).toEqual([]);
});
