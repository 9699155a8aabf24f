import { expect, type Locator, type Page } from '@playwright/test';

/** The password everybody of the training profile has; the screen shows it. */
export const TRAINING_PASSWORD = '练习-2026';

/** The question for the password before an approval. */
export class PasswordDialog {
  readonly dialog: Locator;
  readonly field: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole('dialog', { name: '请核对密码' });
    this.field = this.dialog.getByLabel('密码', { exact: true });
  }

  /** Types the password by keyboard and waits until it was taken. */
  async confirm(password = TRAINING_PASSWORD): Promise<void> {
    await expect(this.field).toBeFocused();
    await this.field.fill(password);
    await this.field.press('Enter');
    await expect(this.dialog).toHaveCount(0);
  }
}
