import { expect, type Locator, type Page } from '@playwright/test';

/** The merged inbox. */
export class InboxPage {
  readonly page: Page;
  readonly list: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole('listbox', { name: '消息列表' });
    this.rows = this.list.getByRole('option');
  }

  /** The rows whose text holds these words. */
  withWords(words: string): Locator {
    return this.rows.filter({ hasText: words });
  }

  /** The row under the cursor. */
  get current(): Locator {
    return this.list.locator('[role=option][aria-current="true"]');
  }

  /** A field of the form in which the message becomes an issue. */
  field(label: string): Locator {
    return this.page.getByRole('region', { name: '研判' }).getByLabel(label);
  }

  /** Puts the cursor on a row. */
  async read(words: string): Promise<void> {
    await this.withWords(words).first().click();
  }

  /** Shows 未处理, 命中关键词, 稍后 or 全部. */
  async view(name: string): Promise<void> {
    const tab = this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(this.list).toBeFocused();
  }

  /** Loads what has arrived since the list was opened: it waits above, so that the line being read does not move. */
  async loadArrivals(): Promise<void> {
    await this.page.getByText(/^新到 \d+\+? 条/).waitFor();
    await this.page.keyboard.press('n');
  }

  /** Waits until the list holds this many rows, loading what waits above it. */
  async haveArrived(count: number): Promise<void> {
    const bar = this.page.getByRole('button', { name: /^新到/ });
    await expect(async () => {
      if (await bar.isVisible()) await bar.click({ timeout: 1_000 });
      await expect(this.rows).toHaveCount(count, { timeout: 1_000 });
    }).toPass({ timeout: 30_000 });
  }
}
