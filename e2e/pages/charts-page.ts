import type { Locator, Page } from '@playwright/test';

/** The charts of a period and the rows behind a figure. */
export class ChartsPage {
  readonly page: Page;
  /** The list a figure has opened. */
  readonly behind: Locator;

  constructor(page: Page) {
    this.page = page;
    this.behind = page.getByRole('complementary', { name: /的问题$/ });
  }

  chart(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** One of the five rates as it is written in their table. */
  rate(name: string): Locator {
    return this.#row('五项比率', name).getByRole('cell').first();
  }

  /** A cell of the table behind a chart, by the row's name and the column's. */
  async cell(chart: string, row: string, column: string): Promise<Locator> {
    const frame = this.chart(chart);
    await frame.getByRole('radio', { name: '表' }).click();
    await frame.getByRole('columnheader').first().waitFor();
    const heads = await frame.getByRole('columnheader').allInnerTexts();
    return this.#row(chart, row).locator('th, td').nth(heads.indexOf(column));
  }

  #row(chart: string, name: string): Locator {
    return this.chart(chart)
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }
}
