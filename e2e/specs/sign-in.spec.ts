import { passTheKey } from '../fixtures/open-centre.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { PeoplePage } from '../pages/people-page.ts';
import { SignInPages, type Officer } from '../pages/sign-in-pages.ts';
import { expect, test } from '../fixtures/journey.ts';

const OFFICERS: readonly Officer[] = [
  { office: '系统管理员', name: '章系', login: 'zhangxi', password: '山高水长-2026a' },
  { office: '安全管理员', name: '温安', login: 'wenan', password: '路远天长-2026b' },
  { office: '审计员', name: '沈计', login: 'shenji', password: '云淡风轻-2026c' },
];
const CENTRE = { name: '某市大监督中心', city: '某市' };
const OWN = '春暖花开-2026d';

test('from an empty centre to an operator at work, a closed login and a locked desk', async ({ openConsole }) => {
  test.setTimeout(240_000);
  const { window, windowErrors } = await openConsole({ profile: 'centre' });
  await passTheKey(window);
  const pages = new SignInPages(window);
  const desk = new ConsoleWindow(window);

  await test.step('the first run names the centre and its three officers', async () => {
    await expect(pages.firstRun).toBeVisible({ timeout: 60_000 });
    await pages.setUp(CENTRE, OFFICERS);
    await expect(pages.signIn).toContainText('初始设置已完成');
    await expect(pages.signIn).toContainText(CENTRE.name);
  });

  const temporary = await test.step('the security officer adds an operator', async () => {
    await pages.enter('wenan', '路远天长-2026b');
    await pages.expectAtDesk('温安 · 安全管理员');
    await desk.go('人员');
    return new PeoplePage(window).add('李一', 'liyi');
  });

  await test.step('the operator must change the password that was given, and works', async () => {
    await window.getByTitle('值班', { exact: true }).click();
    await window.getByRole('button', { name: '退出登录' }).press('Enter');
    await expect(pages.signIn).toBeVisible();
    await pages.enter('liyi', temporary);
    await expect(pages.change).toBeVisible({ timeout: 30_000 });
    await pages.changePassword(temporary, OWN);
    await pages.expectAtDesk('李一 · 巡群员');
    await desk.go('台账');
  });

  await test.step('a locked desk keeps nothing in its window, and opens on the same page', async () => {
    await window.evaluate(() => Object.assign(window, { leftInMemory: '李一' }));
    await window.keyboard.press('Control+l');
    await expect(pages.locked).toContainText('李一（巡群员）在岗');
    expect(await window.evaluate(() => 'leftInMemory' in window)).toBe(false);
    await pages.unlock(OWN);
    await expect(desk.entry('台账')).toHaveAttribute('aria-current', 'page', { timeout: 30_000 });
  });

  await test.step('five wrong passwords close the login, in words and with the time', async () => {
    await window.keyboard.press('Control+l');
    for (const left of [4, 3, 2, 1]) {
      await pages.unlock('不是这个密码-1');
      await expect(pages.refusal).toContainText(`还可再试 ${left} 次`);
    }
    await pages.unlock('不是这个密码-1');
    await expect(pages.refusal).toContainText(/密码连续输错 5 次，该登录名锁定至 \d\d:\d\d/);
    await pages.unlock(OWN);
    await expect(pages.refusal).toContainText(/锁定至 \d\d:\d\d/);
  });

  await test.step('somebody else can sit down at the locked desk', async () => {
    await pages.locked.getByRole('button', { name: '换人登录' }).press('Enter');
    await pages.enter('shenji', '云淡风轻-2026c');
    await pages.expectAtDesk('沈计 · 审计员');
  });
  expect(windowErrors).toEqual([]);
});
