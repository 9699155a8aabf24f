import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../fixtures/journey.ts';
import { CENTRE_PASSPHRASE } from '../fixtures/open-centre.ts';
import { chooseSavePath } from '../fixtures/stub-dialogs.ts';
import { KeyPages } from '../pages/key-pages.ts';

// Every start of these journeys stretches a passphrase at its full cost, on purpose.
test.describe.configure({ timeout: 300_000 });

const OTHER_PASSPHRASE = '两岸猿声啼不住轻舟已过万重山';

test('a centre is set up with a passphrase and a printed phrase, and either of them opens it again', async ({
  dataDir,
  openConsole,
}) => {
  const first = await openConsole({ profile: 'centre' });
  const making = new KeyPages(first.window);
  await expect(making.setUpTitle).toBeVisible({ timeout: 60_000 });
  await expect(first.window.getByText('本机没有可用的系统密钥环')).toBeVisible();
  await making.chooseProtection('123456789012');
  await expect(making.alert).toContainText('口令太简单');
  await making.chooseProtection(CENTRE_PASSPHRASE);
  await first.window.keyboard.press('Enter');
  await expect(making.sheet).toBeVisible();
  const pdf = join(dataDir, '..', `phrase-${process.pid}.pdf`);
  await chooseSavePath(first.app, pdf);
  await first.window.getByRole('button', { name: '另存为 PDF…' }).click();
  await expect(first.window.getByText('打印后请删除该文件')).toBeVisible();
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  rmSync(pdf);
  await first.window.getByRole('button', { name: '已写在纸上，下一步' }).click();
  await expect(making.sheet).toHaveCount(0);
  for (const field of await making.askedGroups.all()) await field.fill('2222');
  await first.window.getByRole('button', { name: '完成', exact: true }).click();
  await expect(making.alert).toContainText('与纸上的不一致');
  await first.window.getByRole('button', { name: '再看一次短语' }).click();
  const phrase = await making.writeDown();
  await making.isPassed();
  await first.close();

  const second = await openConsole({ profile: 'centre' });
  const locked = new KeyPages(second.window);
  await expect(locked.lockedTitle).toBeVisible({ timeout: 60_000 });
  await locked.unlock('这不是当初设定的那个口令啊');
  await expect(locked.alert).toContainText('口令或短语不正确，还可再试 4 次');
  await expect(locked.passphrase).toBeFocused();
  await locked.typePhrase(phrase.with(0, phrase[1] ?? ''));
  await expect(second.window.getByText('第 1 行有误，请核对')).toBeVisible();
  await expect(locked.open).toBeDisabled();
  await locked.typePhrase(phrase);
  await locked.open.click();
  await locked.isPassed();
  await second.close();

  const third = await openConsole({ profile: 'centre' });
  const again = new KeyPages(third.window);
  await expect(again.lockedTitle).toBeVisible({ timeout: 60_000 });
  await again.unlock(CENTRE_PASSPHRASE);
  await again.isPassed();
});

test('wrong passphrases are counted over restarts, and after the fifth one has to wait', async ({
  dataDir,
  openConsole,
  openCentre,
}) => {
  await (await openCentre()).console.close();
  const { window, close } = await openConsole({ profile: 'centre' }).then((console) => ({
    window: console.window,
    close: () => console.close(),
  }));
  const locked = new KeyPages(window);
  await expect(locked.lockedTitle).toBeVisible({ timeout: 60_000 });
  for (const left of [4, 3, 2, 1]) {
    await locked.unlock(`这是第 ${left} 个错误的启动口令`);
    await expect(locked.alert).toContainText(`还可再试 ${left} 次`);
  }
  await locked.unlock('这是最后一个错误的启动口令');
  await expect(locked.alert).toContainText('连续输错次数过多');
  await close();
  // Half a minute may be over before a slow machine has started again: the end of the wait is put off.
  const attempts = join(dataDir, 'unlock-attempts.json');
  const counted: unknown = JSON.parse(readFileSync(attempts, 'utf8'));
  expect(counted).toMatchObject({ failures: 5 });
  writeFileSync(attempts, JSON.stringify({ failures: 5, until: Date.now() + 600_000 }));
  const again = new KeyPages((await openConsole({ profile: 'centre' })).window);
  await expect(again.alert).toContainText('连续输错次数过多', { timeout: 60_000 });
  await again.unlock(CENTRE_PASSPHRASE);
  await expect(again.alert).toContainText('连续输错次数过多');
  await expect(again.lockedTitle).toBeVisible();
});

test('a changed keychain is refused in words, and the recovery phrase opens the centre on what is there now', async ({
  openConsole,
}) => {
  const keychain = (name: string) => ({ profile: 'centre', environment: { CONSOLE_KEYCHAIN: name } }) as const;
  const first = await openConsole(keychain('kwallet5:one'));
  const making = new KeyPages(first.window);
  await expect(making.setUpTitle).toBeVisible({ timeout: 60_000 });
  await expect(first.window.getByRole('radio', { name: /系统密钥环（kwallet5）/ })).toBeChecked();
  await first.window.getByRole('button', { name: '下一步', exact: true }).click();
  const phrase = await making.writeDown();
  await making.isPassed();
  await first.close();

  const second = await openConsole(keychain('gnome_libsecret:one'));
  const changed = new KeyPages(second.window);
  await expect(changed.refusedTitle).toBeVisible({ timeout: 60_000 });
  await expect(changed.alert).toContainText('与保存密钥时的不是同一种');
  await expect(changed.alert).toContainText('kwallet5 → gnome_libsecret');
  await second.close();

  const third = await openConsole(keychain('kwallet5:another'));
  const other = new KeyPages(third.window);
  await expect(other.refusedTitle).toBeVisible({ timeout: 60_000 });
  await expect(other.alert).toContainText('没有交回原来的密钥');
  await other.typePhrase(phrase);
  await other.open.click();
  await other.isPassed();
  await third.close();

  const fourth = await openConsole(keychain('kwallet5:another'));
  await new KeyPages(fourth.window).isPassed();
  await expect(fourth.window.getByRole('heading', { name: '密钥无法使用' })).toHaveCount(0);
});

test('a recovery phrase that was taken out is noticed, and a new one has to be made', async ({
  dataDir,
  openCentre,
  openConsole,
}) => {
  await (await openCentre()).console.close();
  for (const file of [join(dataDir, 'key-ring.json'), join(dataDir, 'backups', 'key-ring.json')]) {
    const { recovery: _taken, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    writeFileSync(file, JSON.stringify(rest));
  }
  const { window } = await openConsole({ profile: 'centre' });
  const keys = new KeyPages(window);
  await expect(keys.lockedTitle).toBeVisible({ timeout: 60_000 });
  await keys.unlock(CENTRE_PASSPHRASE);
  await expect(keys.refusedTitle).toBeVisible();
  await expect(keys.alert).toContainText('恢复短语已被人删除');
  await keys.setUp(OTHER_PASSPHRASE);
  await keys.isPassed();
});

test('a training folder is not opened as a centre, and a centre not as training', async ({
  dataDir,
  openConsole,
  openCentre,
}) => {
  const { console: centre } = await openCentre();
  await centre.close();
  const asTraining = await openConsole({ profile: 'training' });
  await expect(new KeyPages(asTraining.window).alert).toContainText('正式中心的数据文件夹', { timeout: 60_000 });
  await asTraining.close();
  writeFileSync(join(dataDir, 'training.key'), `${'ab'.repeat(32)}\n`);
  const asCentre = await openConsole({ profile: 'centre' });
  await expect(new KeyPages(asCentre.window).alert).toContainText('训练环境的数据文件夹', { timeout: 60_000 });
});
