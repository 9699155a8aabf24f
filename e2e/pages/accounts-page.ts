import type { Locator, Page } from '@playwright/test';

/** The register of monitored accounts and what stands beside it for one of them. */
export class AccountsPage {
  readonly page: Page;
  readonly grid: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: '监看账号' });
  }

  row(words: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: words });
  }

  /** Everything about one account. */
  async open(label: string): Promise<Locator> {
    await this.page.getByRole('textbox', { name: '按名称、保管人、账号查找' }).fill(label);
    await this.row(label).click();
    return this.page.getByRole('complementary', { name: new RegExp(label) });
  }

  /** A gap on the time line of the account that is open, by what its bar says. */
  gapBar(words: RegExp): Locator {
    return this.page.getByRole('list', { name: /近 7 天/ }).getByRole('listitem', { name: words });
  }

  /** What could not be read, with the reasons. */
  get setAside(): Locator {
    return this.page.getByRole('dialog').getByRole('grid', { name: /搁置/ });
  }
}
