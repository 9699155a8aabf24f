import { expect, type Locator, type Page } from '@playwright/test';

/** 关键词规则: the list and the editor of one rule. */
export class RulesPage {
  readonly page: Page;
  readonly editor: Locator;

  constructor(page: Page) {
    this.page = page;
    this.editor = page.getByRole('complementary');
  }

  /** A field of the editor by its label. */
  field(label: string): Locator {
    return this.editor.getByRole('textbox', { name: new RegExp(`^${label}`) });
  }

  /** Shows 条件, 试跑 or 历史版本 of the rule. */
  async show(tab: string): Promise<void> {
    await this.editor.getByRole('radio', { name: new RegExp(`^${tab}`) }).press('Enter');
  }

  /** The cells of a row of what the trial found: hits, useful, noise, undecided, precision. */
  figures(row: '本次条件' | '现用版本'): Locator {
    return this.editor.getByRole('row', { name: new RegExp(`^${row}`) }).getByRole('cell');
  }

  /** The messages a trial shows. */
  get samples(): Locator {
    return this.editor.getByRole('listitem');
  }

  /** Waits until the trial has looked at everything. */
  async hasTried(): Promise<void> {
    await expect(this.editor.getByText(/^已试完近 30 天的消息/)).toBeVisible();
  }
}
