import { expect, type Locator, type Page } from '@playwright/test';

/** What stands before the store of a centre: setting its key up, opening it, refusals. */
export class KeyPages {
  readonly page: Page;
  readonly setUpTitle: Locator;
  readonly lockedTitle: Locator;
  readonly refusedTitle: Locator;
  readonly clockTitle: Locator;
  readonly passphrase: Locator;
  readonly open: Locator;
  readonly sheet: Locator;
  /** Why the last attempt did nothing, or why the key is not used. */
  readonly alert: Locator;

  constructor(page: Page) {
    this.page = page;
    const heading = (name: string) => page.getByRole('heading', { name, exact: true });
    this.setUpTitle = heading('建立本中心的密钥');
    this.lockedTitle = heading('请输入启动口令');
    this.refusedTitle = heading('密钥无法使用');
    this.clockTitle = heading('本机时间早于上次使用');
    this.passphrase = page.getByLabel('启动口令', { exact: true }).last();
    this.open = page.getByRole('button', { name: '打开', exact: true });
    this.sheet = page.getByRole('region', { name: '恢复短语' });
    this.alert = page.getByRole('alert');
  }

  /** Waits for the first of the two pages. */
  async standing(): Promise<'set-up' | 'locked'> {
    await expect(this.setUpTitle.or(this.lockedTitle)).toBeVisible({ timeout: 60_000 });
    return (await this.setUpTitle.isVisible()) ? 'set-up' : 'locked';
  }

  /** Protects the key by a passphrase, writes the phrase down and types two groups back; answers its lines. */
  async setUp(passphrase: string): Promise<readonly string[]> {
    await this.chooseProtection(passphrase);
    await this.page.getByRole('button', { name: '下一步', exact: true }).click();
    return this.writeDown();
  }

  /** Types the passphrase of the protection twice. */
  async chooseProtection(passphrase: string): Promise<void> {
    await this.page.getByRole('textbox', { name: '启动口令', exact: true }).fill(passphrase);
    await this.page.getByRole('textbox', { name: '再输一次', exact: true }).fill(passphrase);
  }

  /** Reads the phrase that is shown and confirms it. */
  async writeDown(): Promise<readonly string[]> {
    await expect(this.sheet).toBeVisible();
    const phrase = await this.phraseShown();
    await this.page.getByRole('button', { name: '已写在纸上，下一步' }).click();
    for (const field of await this.askedGroups.all()) {
      const [, line = '1', group = '1'] =
        /第 (\d) 行第 (\d) 组/.exec((await field.getAttribute('aria-label')) ?? '') ?? [];
      await field.fill(phrase[Number(line) - 1]?.split(' ')[Number(group) - 1] ?? '');
    }
    await this.page.getByRole('button', { name: '完成', exact: true }).click();
    return phrase;
  }

  get askedGroups(): Locator {
    return this.page.getByRole('textbox', { name: /^第 \d 行第 \d 组$/ });
  }

  /** The lines of the phrase on the page, as they are printed. */
  async phraseShown(): Promise<readonly string[]> {
    const lines = await this.sheet.getByRole('listitem').allInnerTexts();
    return lines.map((line) => /([2-9A-HJ-NP-Z]{4} [2-9A-HJ-NP-Z]{4})/.exec(line)?.[1] ?? '');
  }

  async unlock(passphrase: string): Promise<void> {
    await this.passphrase.fill(passphrase);
    await this.open.click();
  }

  /** Turns to the recovery phrase and types its lines. */
  async typePhrase(lines: readonly string[]): Promise<void> {
    const turn = this.page.getByRole('button', { name: '忘记口令？改用恢复短语' });
    if (await turn.isVisible()) await turn.click();
    for (const [index, line] of lines.entries())
      await this.page.getByRole('textbox', { name: `第 ${index + 1} 行`, exact: true }).fill(line);
  }

  /** Waits until nothing about the key stands before the console any more. */
  async isPassed(): Promise<void> {
    for (const title of [this.setUpTitle, this.lockedTitle, this.refusedTitle, this.clockTitle])
      await expect(title).toHaveCount(0, { timeout: 60_000 });
  }
}
