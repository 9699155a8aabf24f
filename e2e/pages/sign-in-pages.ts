import { expect, type Locator, type Page } from '@playwright/test';

/** One of the three officers, as the first run asks for them. */
export interface Officer {
  readonly office: '系统管理员' | '安全管理员' | '审计员';
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** The pages at which nobody works yet: first run, sign-in, a locked desk, a password to change. */
export class SignInPages {
  readonly page: Page;
  readonly signIn: Locator;
  readonly locked: Locator;
  readonly firstRun: Locator;
  readonly change: Locator;

  constructor(page: Page) {
    this.page = page;
    this.signIn = page.getByRole('region', { name: '登录' });
    this.locked = page.getByRole('region', { name: '已锁定' });
    this.firstRun = page.getByRole('region', { name: '初始设置' });
    this.change = page.getByRole('region', { name: '修改密码' });
  }

  /** What was refused, in words. */
  get refusal(): Locator {
    return this.page.getByRole('alert');
  }

  /** Goes through the first run by keyboard: each step ends with Enter. */
  async setUp(centre: { readonly name: string; readonly city: string }, officers: readonly Officer[]): Promise<void> {
    const { firstRun } = this;
    await firstRun.getByLabel('中心名称').fill(centre.name);
    await firstRun.getByLabel('所在城市').fill(centre.city);
    await firstRun.getByLabel('所在城市').press('Enter');
    for (const { office, name, login, password } of officers) {
      await expect(firstRun.getByRole('heading', { name: office })).toBeVisible();
      await firstRun.getByLabel('姓名').fill(name);
      await firstRun.getByLabel('登录名').fill(login);
      await firstRun.getByLabel('密码', { exact: true }).fill(password);
      await firstRun.getByLabel('再输一次').fill(password);
      await firstRun.getByLabel('再输一次').press('Enter');
    }
    await expect(firstRun.getByRole('heading', { name: '核对' })).toBeVisible();
    for (const { name, login } of officers) await expect(firstRun.getByText(`${name}（${login}）`)).toBeVisible();
    await firstRun.getByRole('button', { name: '完成设置' }).press('Enter');
    await expect(this.signIn).toBeVisible({ timeout: 30_000 });
  }

  /** Types login and password and sends them. */
  async enter(login: string, password: string): Promise<void> {
    const where = (await this.locked.count()) === 1 ? this.locked : this.signIn;
    await where.getByLabel('登录名').fill(login);
    await where.getByLabel('密码', { exact: true }).fill(password);
    await where.getByLabel('密码', { exact: true }).press('Enter');
  }

  /** Types the password at a locked desk. */
  async unlock(password: string): Promise<void> {
    const field = this.locked.getByLabel('密码', { exact: true });
    await field.fill(password);
    await field.press('Enter');
  }

  async changePassword(now: string, next: string): Promise<void> {
    await this.change.getByLabel('现在的密码').fill(now);
    await this.change.getByLabel('新密码').fill(next);
    await this.change.getByLabel('再输一次').fill(next);
    await this.change.getByLabel('再输一次').press('Enter');
  }

  /** Whoever sits at the desk, in the bar. */
  async expectAtDesk(words: string): Promise<void> {
    await expect(this.page.getByTitle('值班', { exact: true })).toContainText(words, { timeout: 30_000 });
  }
}
