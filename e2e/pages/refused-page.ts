import type { Locator, Page } from '@playwright/test';

/** What stands in place of the console while the store cannot be opened. */
export class RefusedPage {
  readonly page: Page;
  readonly title: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { name: '数据库无法打开' });
  }

  /** The sentence that says why. */
  reason(words: string): Locator {
    return this.page.getByText(words);
  }

  async restoreNewest(): Promise<void> {
    await this.page.getByRole('button', { name: '从此备份恢复' }).first().click();
  }
}
