import { expect, type Locator, type Page } from '@playwright/test';

/** The tree of categories and what can be done to one of them. */
export class CategoriesPage {
  readonly page: Page;
  readonly tree: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tree = page.getByRole('tree', { name: '分类树' });
  }

  node(name: string): Locator {
    return this.tree.getByRole('treeitem').filter({ has: this.page.getByText(name, { exact: true }) });
  }

  pane(name: string): Locator {
    return this.page.getByRole('complementary', { name, exact: true });
  }

  async choose(name: string): Promise<Locator> {
    await this.node(name).click();
    await expect(this.pane(name)).toBeVisible();
    return this.pane(name);
  }

  async addUnder(parent: string, name: string): Promise<void> {
    const pane = await this.choose(parent);
    await pane.locator('#category-add').fill(name);
    await pane.getByRole('button', { name: '新增', exact: true }).click();
    await expect(this.node(name)).toHaveCount(1);
  }

  async rename(from: string, to: string): Promise<void> {
    const pane = await this.choose(from);
    await pane.locator('#category-name').fill(to);
    await pane.getByRole('button', { name: '改名', exact: true }).click();
    await expect(this.node(to)).toHaveCount(1);
  }
}
