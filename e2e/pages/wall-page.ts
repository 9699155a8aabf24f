import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** The display for the room, in its own window. */
export class WallPage {
  readonly page: Page;
  readonly title: Locator;

  private constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole('heading', { level: 1 });
  }

  /** Opens it from the console and waits for its first slide. */
  static async open(app: ElectronApplication, console: Page): Promise<WallPage> {
    const opened = app.waitForEvent('window');
    await console.getByRole('button', { name: '打开大屏' }).click();
    const wall = new WallPage(await opened);
    await wall.title.waitFor();
    return wall;
  }

  /** Which slide is shown. */
  slide(): Promise<string | null> {
    return this.page.getByRole('main').getAttribute('data-slide');
  }

  /** Every word on the screen, hidden ones too. */
  async words(): Promise<string> {
    return (await this.page.locator('body').textContent()) ?? '';
  }

  async close(): Promise<void> {
    const closed = this.page.waitForEvent('close');
    await this.page.keyboard.press('Escape').catch(() => undefined);
    await closed;
  }
}
