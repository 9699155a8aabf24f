import type { Page } from '@playwright/test';

/** What runs these files names their inner functions by a helper; a window that is given one of them must know it too. */
export async function knowNames(page: Page): Promise<void> {
  await page.evaluate('globalThis.__name = (of) => of');
}
