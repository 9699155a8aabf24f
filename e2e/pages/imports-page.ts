import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { chooseFile } from '../fixtures/stub-dialogs.ts';

/** The page on which chat exports are read in. */
export class ImportsPage {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly preview: Locator;
  readonly detail: Locator;
  readonly rows: Locator;

  constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
    this.preview = page.getByRole('dialog');
    this.detail = page.getByRole('complementary').filter({ hasText: '导入详情' });
    this.rows = page
      .getByRole('grid', { name: '导入聊天记录' })
      .getByRole('row')
      .filter({ has: page.getByRole('gridcell') });
  }

  /** Chooses a file and waits for what it is understood to be, or why it is not. */
  async choose(path: string): Promise<void> {
    await chooseFile(this.app, path);
    await this.page.getByRole('button', { name: /^选择文件/ }).click();
    await expect(this.preview).toBeVisible();
  }

  /** Imports the file that is previewed, into a group where the file does not name one. */
  async start(groupName: string | null): Promise<void> {
    const field = this.preview.getByRole('textbox', { name: '所属群' });
    if (groupName === null) await expect(field).toHaveCount(0);
    else await field.fill(groupName);
    await this.preview.getByRole('button', { name: '开始导入' }).click();
    await expect(this.preview).toHaveCount(0);
  }

  /** A fact of the import that is open, by its name. */
  fact(name: string): Locator {
    return this.detail.locator('dt', { hasText: name }).locator('xpath=following-sibling::dd[1]');
  }

  async expectFacts(facts: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(facts)) await expect(this.fact(name)).toHaveText(value);
  }
}
