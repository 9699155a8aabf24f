import { expect, type Locator, type Page } from '@playwright/test';
import { PasswordDialog } from './password-dialog.ts';

/** The sealed register of leads, and the one beside it; opened and unmasked with keys only. */
export class LeadsPage {
  readonly page: Page;
  readonly table: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('grid', { name: '线索' });
    this.rows = this.table.getByRole('row').filter({ has: page.getByRole('gridcell') });
  }

  /** The pane beside the register, by the number of its lead. */
  pane(number: string): Locator {
    return this.page.getByRole('complementary', { name: number });
  }

  /** Who reported, while they are shown. */
  get identity(): Locator {
    return this.page.getByRole('group', { name: '反映人' });
  }

  /** O, and the password; nothing is asked where it was given within five minutes. */
  async open(): Promise<void> {
    await expect(this.page.getByText('线索已密封')).toBeVisible();
    await this.table.focus();
    await this.page.keyboard.press('o');
    await new PasswordDialog(this.page).confirm();
  }

  /** U, the reason, and the password, which is asked every time. */
  async unmask(reason: string): Promise<void> {
    await this.table.focus();
    await this.page.keyboard.press('u');
    await expect(this.page.getByRole('textbox', { name: '事由' })).toBeFocused();
    await this.page.keyboard.type(reason);
    await this.page.keyboard.press('Control+Enter');
    await new PasswordDialog(this.page).confirm();
  }
}
