import type { Locator, Page } from '@playwright/test';

/** The echo of the message under the cursor over groups and days. */
export class MatterPanel {
  readonly panel: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('region', { name: '同一件事' });
    this.rows = this.panel.getByRole('list', { name: '相似消息' }).getByRole('listitem');
  }
}
