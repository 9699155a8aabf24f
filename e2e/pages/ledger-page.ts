import { expect, type Locator, type Page } from '@playwright/test';

/** The ledger with the life of one issue beside it. */
export class LedgerPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: '台账' });
    this.drawer = page.getByRole('complementary', { name: /^问题/ });
  }

  row(words: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: words });
  }

  /** Shows every issue, whatever its state. */
  async showAll(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: '台账视图' }).getByRole('radio', { name: /^全部/ }).click();
  }

  async open(words: string): Promise<void> {
    await this.row(words).click();
    await expect(this.drawer).toContainText(words);
  }

  /** Begins an act of the open issue; gives its form. */
  async begin(act: string): Promise<Locator> {
    await this.drawer.getByRole('button', { name: new RegExp(`^${act}`) }).click();
    return this.drawer.getByRole('form', { name: act });
  }

  /** Submits the form in hand and waits until the life has taken it in. */
  async submit(form: Locator): Promise<void> {
    await expect(form.getByRole('button', { name: /^提交/ })).toBeEnabled();
    await form.getByRole('button', { name: /^提交/ }).click();
    await expect(form).toHaveCount(0);
  }
}
