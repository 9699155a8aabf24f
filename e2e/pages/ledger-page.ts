import { expect, type Locator, type Page } from '@playwright/test';
import { PasswordDialog } from './password-dialog.ts';

/** The ledger: views, the grid, and the life of the issue that is open. */
export class LedgerPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly rows: Locator;
  readonly drawer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: '台账' });
    this.rows = this.grid.getByRole('row').filter({ has: page.getByRole('gridcell') });
    this.drawer = page.getByRole('complementary', { name: /^问题/ });
  }

  /** The row the keys are on. */
  get current(): Locator {
    return this.grid.locator('[data-current="true"]');
  }

  row(words: string): Locator {
    return this.rows.filter({ hasText: words });
  }

  async view(name: string): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: '台账视图' })
      .getByRole('radio', { name: new RegExp(`^${name}`) })
      .click();
  }

  async open(words: string): Promise<void> {
    await this.row(words).click();
    await expect(this.drawer).toBeVisible();
  }

  /** The button of an act the drawer offers now. */
  act(name: string): Locator {
    return this.drawer.getByRole('button', { name: new RegExp(`^${name}`) });
  }

  form(name: string): Locator {
    return this.drawer.getByRole('form', { name });
  }

  /** Opens the form of an act. */
  async begin(name: string): Promise<Locator> {
    await this.act(name).click();
    await expect(this.form(name)).toBeVisible();
    return this.form(name);
  }

  /** Submits the form that is open and waits until it has gone. */
  async submit(name: string): Promise<void> {
    await this.form(name)
      .getByRole('button', { name: `提交${name}` })
      .click();
    // An approval asks for the password, unless it was typed within five minutes.
    if (name === '核验办结') await new PasswordDialog(this.page).confirm();
    await expect(this.form(name)).toHaveCount(0);
  }

  /** The state the drawer gives, in words. */
  async expectState(word: string): Promise<void> {
    await expect(this.drawer.getByRole('article').locator('header')).toContainText(word);
  }

  /** What cannot be done now, with the reasons. */
  async whyNot(): Promise<string> {
    await this.drawer.getByText('暂不能办').click();
    return (await this.drawer.getByRole('list').last().textContent()) ?? '';
  }
}
