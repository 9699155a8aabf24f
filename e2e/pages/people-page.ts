import { expect, type Locator, type Page } from '@playwright/test';

/** The people of the centre, and one of them beside the list. */
export class PeoplePage {
  readonly page: Page;
  readonly table: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('grid', { name: '人员' });
  }

  row(words: string): Locator {
    return this.table.getByRole('row').filter({ hasText: words });
  }

  /** Adds a person by keyboard; answers the password they were given. */
  async add(name: string, login: string): Promise<string> {
    // The key is there once the page is.
    await expect(this.table).toBeVisible();
    await this.page.keyboard.press('n');
    const form = this.page.getByRole('form', { name: '新增人员' });
    await expect(form.getByLabel('姓名')).toBeFocused();
    await form.getByLabel('姓名').fill(name);
    await form.getByLabel('登录名').fill(login);
    const temporary = await form.getByRole('textbox', { name: '初始密码' }).inputValue();
    await form.getByLabel('登录名').press('Control+Enter');
    await expect(this.row(name)).toBeVisible();
    return temporary;
  }
}
