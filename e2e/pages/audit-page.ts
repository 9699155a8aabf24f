import { expect, type Locator, type Page } from '@playwright/test';
import { PasswordDialog } from './password-dialog.ts';

/** The audit log, the state of its chain, and the register of exports. */
export class AuditPage {
  readonly page: Page;
  readonly log: Locator;
  readonly chain: Locator;
  readonly register: Locator;

  constructor(page: Page) {
    this.page = page;
    this.log = page.getByRole('grid', { name: '审计日志' });
    this.chain = page.getByRole('region', { name: '链条状态' });
    this.register = page.getByRole('dialog', { name: '导出登记' });
  }

  row(words: string | RegExp): Locator {
    return this.log.getByRole('row').filter({ hasText: words });
  }

  /** Verifies the whole chain by key and waits for the verdict. */
  async verify(): Promise<Locator> {
    await this.log.focus();
    await this.page.keyboard.press('v');
    const status = this.chain.getByRole('status');
    await expect(status).toContainText(/完整|断裂|截断|重做|读不出来|不对|接不上/, { timeout: 60_000 });
    return status;
  }

  /** Exports the log to wherever the save dialog answers. */
  async export(purpose: string): Promise<void> {
    await this.log.focus();
    await this.page.keyboard.press('e');
    const dialog = this.page.getByRole('dialog', { name: '导出审计日志' });
    await dialog.getByLabel('用途').fill(purpose);
    await dialog.getByRole('button', { name: '选择位置并导出' }).click();
    await new PasswordDialog(this.page).confirm();
  }

  /** Compares the file the open dialog answers with the register. */
  async check(code = ''): Promise<Locator> {
    await this.register.getByLabel('校验码（可不填）').fill(code);
    await this.register.getByRole('button', { name: '选择文件核对…' }).click();
    return this.register.getByRole('status');
  }
}
