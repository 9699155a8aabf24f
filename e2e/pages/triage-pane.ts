import { expect, type Locator, type Page } from '@playwright/test';

/** What the message under the cursor becomes: worked with keys only. */
export class TriagePane {
  readonly page: Page;
  readonly pane: Locator;
  readonly category: Locator;
  readonly place: Locator;
  readonly title: Locator;
  readonly gradeReason: Locator;
  readonly undoBar: Locator;

  constructor(page: Page) {
    this.page = page;
    this.pane = page.getByRole('region', { name: '研判', exact: true });
    this.category = this.pane.getByRole('combobox', { name: '选择问题分类' });
    this.place = this.pane.getByRole('combobox', { name: '选择属地' });
    this.title = this.pane.getByRole('textbox', { name: '标题' });
    this.gradeReason = this.pane.getByRole('textbox', { name: '定级理由' });
    this.undoBar = page.getByRole('status').filter({ hasText: '撤销' });
  }

  /** C, the first characters of a category, Enter. */
  async chooseCategory(name: string): Promise<void> {
    await this.page.keyboard.press('c');
    await this.answerCategory(name);
  }

  /** The same where the form asks for the category by itself, because no rule has suggested one. */
  async answerCategory(name: string): Promise<void> {
    await expect(this.category).toBeFocused();
    await this.page.keyboard.type(name);
    await expect(this.page.getByRole('treeitem', { name, exact: true })).toBeVisible();
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('listbox', { name: '消息列表' })).toBeFocused();
    await expect(this.pane).toContainText(name);
  }

  /** D, the name of a village, Enter takes the first one found. */
  async choosePlace(name: string): Promise<void> {
    await this.page.keyboard.press('d');
    await expect(this.place).toBeFocused();
    await this.page.keyboard.type(name);
    await expect(this.page.getByRole('menuitemcheckbox', { name: new RegExp(name) }).first()).toBeVisible();
    await this.page.keyboard.press('Enter');
    await expect(this.page.getByRole('listbox', { name: '消息列表' })).toBeFocused();
    await expect(this.pane).toContainText(name);
  }

  /** R, down to the next grade, and its first usual reason by digit. */
  async chooseNextGrade(grade: string, reason: string): Promise<void> {
    await this.page.keyboard.press('r');
    await expect(this.pane.getByRole('radio', { checked: true }).and(this.page.locator(':focus'))).toHaveCount(1);
    await this.page.keyboard.press('ArrowDown');
    await expect(this.pane.getByRole('radio', { name: new RegExp(`^${grade}`), checked: true })).toHaveCount(1);
    await this.page.keyboard.press('Tab');
    await expect(this.gradeReason).toBeFocused();
    await this.page.keyboard.press('1');
    await expect(this.gradeReason).toHaveValue(reason);
  }

  /** Says what was done last, with the number of the issue where there is one. */
  async doneWords(): Promise<string> {
    await expect(this.undoBar).toBeVisible();
    return (await this.undoBar.textContent()) ?? '';
  }
}
