import { expect, type Locator, type Page } from '@playwright/test';

/** The page on which the weekly brief is read and exported. */
export class BriefsPage {
  readonly page: Page;
  readonly paper: Locator;

  constructor(page: Page) {
    this.page = page;
    this.paper = page.getByRole('article', { name: '周报预览' });
  }

  /** Goes on to the running week, from whichever week the page began with. */
  async goToThisWeek(): Promise<void> {
    const next = this.page.getByRole('button', { name: '下一周' });
    await expect(this.paper).toBeVisible();
    if (await next.isEnabled()) await next.click();
    await expect(next).toBeDisabled();
    await expect(this.paper).toBeVisible();
  }

  /** Goes back to the week that ended last, as it was known at its end. */
  async goToLastWeek(): Promise<void> {
    await expect(this.paper).toBeVisible();
    if (await this.page.getByRole('button', { name: '下一周' }).isDisabled())
      await this.page.getByRole('button', { name: '上一周' }).click();
    await this.page.getByRole('radio', { name: /周末/ }).click();
    await expect(this.paper).toBeVisible();
  }

  /** Exports and waits until the window says where it was saved. */
  async export(path: string): Promise<void> {
    await this.page.getByRole('button', { name: /^导出 Word/ }).click();
    await expect(this.page.getByText(`已保存到 ${path}`)).toBeVisible({ timeout: 30_000 });
  }
}
