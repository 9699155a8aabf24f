import { expect, type Locator, type Page } from '@playwright/test';

/** Every page of the rail, by the words on it; whoever sits here sees those their role may open. */
export const PAGES = [
  '收件箱',
  '巡群',
  '台账',
  '线索',
  '图表',
  '解答',
  '发件',
  '周报',
  '账号',
  '群组',
  '规则',
  '分类',
  '导入',
  '人员',
  '审计',
  '权限',
] as const;
export type PageName = (typeof PAGES)[number];

/** What stands around every page of the console: rail, command bar, banners, status line. */
export class ConsoleWindow {
  readonly page: Page;
  readonly rail: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rail = page.getByRole('navigation', { name: '主导航' });
  }

  /** Waits until the service has answered who sits at this desk. */
  async isReady(): Promise<void> {
    await expect(this.page.getByText('训练环境', { exact: true })).toBeVisible({ timeout: 60_000 });
  }

  entry(name: PageName): Locator {
    return this.rail.getByRole('link', { name: new RegExp(`^${name}`) });
  }

  /** A key that means something now, by its words in the status line. */
  hint(words: string): Locator {
    return this.page.getByRole('contentinfo').getByRole('listitem').filter({ hasText: words });
  }

  /** Opens a page by the rail and waits until it is the current one. */
  async go(name: PageName): Promise<void> {
    await this.entry(name).click();
    await expect(this.entry(name)).toHaveAttribute('aria-current', 'page');
  }

  /** Sits another person of the training profile down at this desk. */
  async enter(person: string): Promise<void> {
    await this.page.getByTitle('值班', { exact: true }).click();
    // By key: the list may still be moving to its place when a pointer aims at it.
    const choice = this.page.getByRole('listitem').getByRole('button', { name: new RegExp(`^${person}`) });
    await choice.press('Enter');
    await expect(this.page.getByTitle('值班', { exact: true })).toContainText(person);
    // Whoever sits here already is named at once: the list is gone when they have sat down, and keys mean something again.
    await expect(choice).toBeHidden();
  }

  /** The notice that the service has ended and is being started again. */
  get restarting(): Locator {
    return this.page.getByText(/数据服务意外退出/);
  }

  /** The notice that a page has failed to draw itself. */
  get brokenPage(): Locator {
    return this.page.getByText('此页面出现错误');
  }
}
