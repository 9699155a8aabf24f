import { expect, type Locator, type Page } from '@playwright/test';

/** The outbox: the list of posts, the one beside it, and the dialog in which one is written. */
export class OutboxPage {
  readonly page: Page;
  readonly table: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('grid', { name: '发件' });
    this.dialog = page.getByRole('dialog');
  }

  row(words: string): Locator {
    return this.table.getByRole('row').filter({ hasText: words });
  }

  act(name: string | RegExp): Locator {
    return this.page.getByRole('complementary').getByRole('button', { name });
  }

  view(name: '进行中' | '我的草稿' | '已结束'): Locator {
    return this.page.getByRole('radio', { name });
  }

  /** Writes the words and puts the post up by keyboard. */
  async putUp(text: string): Promise<void> {
    const field = this.dialog.getByLabel('内容', { exact: true });
    await field.fill(text);
    await field.press('Control+Enter');
    await expect(this.dialog).toHaveCount(0);
  }
}
