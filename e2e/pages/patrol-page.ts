import { expect, type Locator, type Page } from '@playwright/test';

/** The patrol page: coverage of today and what nobody has read. */
export class PatrolPage {
  readonly page: Page;
  readonly coverage: Locator;
  readonly unread: Locator;
  readonly figures: Locator;

  constructor(page: Page) {
    this.page = page;
    this.coverage = page.getByRole('grid', { name: '覆盖' });
    this.unread = page.getByRole('grid', { name: '未巡' });
    this.figures = page.getByRole('region', { name: '今日覆盖' });
  }

  /** Opens the page by G N. */
  async open(): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('n');
    await expect(this.page.getByRole('heading', { name: '巡群' })).toBeVisible();
  }

  /** The row of a group or a place. */
  row(words: string): Locator {
    return this.page.getByRole('row').filter({ hasText: words });
  }
}
