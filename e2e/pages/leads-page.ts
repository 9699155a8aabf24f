import type { Page } from '@playwright/test';

/** The sealed register of leads as a lead officer sees it. */
export class LeadsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get title() {
    return this.page.getByRole('heading', { name: '线索', exact: true });
  }

  /** The dialog that makes a lead of a message or an issue. */
  get sealing() {
    return this.page.getByRole('dialog', { name: /转为问题线索/ });
  }

  /** The pane of the lead under the cursor. */
  get pane() {
    return this.page.getByRole('complementary', { name: /^线索〔/ });
  }

  /** The dialog that asks for the password, wherever it is asked. */
  get password() {
    return this.page.getByRole('dialog').getByLabel('口令', { exact: false });
  }

  /** Types what is reported and seals it, by keys: the first field has the focus. */
  async seal(unit: string, name: string): Promise<void> {
    await this.sealing.waitFor();
    await this.page.keyboard.insertText(unit);
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.insertText(name);
    await this.page.keyboard.press('Control+Enter');
  }

  /** Gives the password to the dialog that asks for it. */
  async give(password: string): Promise<void> {
    await this.password.waitFor();
    await this.page.keyboard.insertText(password);
    await this.page.keyboard.press('Enter');
  }
}
