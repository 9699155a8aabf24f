import { expect, type Locator, type Page } from '@playwright/test';

/** The charts, read as tables: the same figures the drawings show. */
export class ChartsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  frame(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Turns a chart into its table and gives the table. */
  async table(name: string): Promise<Locator> {
    const frame = this.frame(name);
    await frame.getByRole('radio', { name: '表', exact: true }).click();
    const table = frame.getByRole('table');
    await expect(table).toBeVisible();
    return table;
  }

  /** Every cell of a chart's table, the head first. */
  async cells(name: string): Promise<readonly (readonly string[])[]> {
    const rows = await (await this.table(name)).getByRole('row').all();
    return Promise.all(rows.map((row) => row.locator('th, td').allTextContents()));
  }

  /** A count of the table, by its row and its column. */
  async figure(name: string, row: string, column: string): Promise<Locator> {
    const table = await this.table(name);
    const columns = await table.getByRole('columnheader').allTextContents();
    const at = columns.indexOf(column);
    expect(at).toBeGreaterThan(0);
    return table
      .getByRole('row', { name: new RegExp(`^${row}`) })
      .getByRole('cell')
      .nth(at - 1)
      .getByRole('button');
  }

  /** The list of what is behind the figure that was opened last. */
  get behind(): Locator {
    return this.page.getByRole('complementary', { name: /的问题$/ });
  }

  /** The issues in that list. */
  get behindRows(): Locator {
    return this.behind.locator('a');
  }

  keyFigure(name: string): Locator {
    return this.page.getByRole('region', { name: '主要指标' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }
}
