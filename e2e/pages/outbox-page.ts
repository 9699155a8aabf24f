import { expect, type Locator, type Page } from '@playwright/test';

/** The outbox: the list of posts, the one beside it, and the dialog in which one is written. */
export class OutboxPage {
  readonly page: Page;
  readonly table: Locator;
  readonly dialog: Locator;
  /** What became of the post that is current, group by group. */
  readonly results: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('grid', { name: '发件' });
    this.dialog = page.getByRole('dialog');
    this.results = page.getByRole('dialog', { name: '逐群结果' });
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

  /** The pane of the post that is current. */
  get pane(): Locator {
    return this.page.getByRole('complementary');
  }

  /** What is asked before an act that nobody can take back. */
  sure(title: string): Locator {
    return this.page.getByRole('dialog', { name: title });
  }

  /** Opens the results by their key. */
  async openResults(): Promise<void> {
    await this.page.keyboard.press('o');
    // Its filter has the focus: the arrows choose.
    await expect(this.results.getByRole('radio', { checked: true })).toBeFocused();
  }

  /** One group of the results. */
  result(group: string): Locator {
    return this.results.getByRole('listitem').filter({ hasText: group });
  }

  /** Closes the results by Escape; the list has the focus again. */
  async closeResults(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.results).toHaveCount(0);
    await expect(this.table).toBeFocused();
  }

  /** Writes the words and puts the post up by keyboard. */
  async putUp(text: string): Promise<void> {
    const field = this.dialog.getByLabel('内容', { exact: true });
    await field.fill(text);
    await field.press('Control+Enter');
    await expect(this.dialog).toHaveCount(0);
  }
}
