import { expect, type Locator, type Page } from '@playwright/test';

/** One command of the ? sheet and the caps of each way to press it. */
export interface SheetLine {
  readonly title: string;
  readonly keys: readonly (readonly string[])[];
}

/** The ? sheet, and the keys as it draws them. */
export class KeySheet {
  readonly page: Page;
  readonly sheet: Locator;

  constructor(page: Page) {
    this.page = page;
    this.sheet = page.getByRole('dialog', { name: '快捷键', exact: true });
  }

  /** Opens the sheet by its key, reads every line, and closes it. */
  async read(): Promise<readonly SheetLine[]> {
    await this.page.keyboard.press('Shift+Slash');
    await expect(this.sheet).toBeVisible();
    const lines = await this.sheet.locator('dl > div').evaluateAll((all) =>
      all.map((line) => ({
        title: line.querySelector('dt')?.textContent ?? '',
        keys: [...line.querySelectorAll('dd > span')].map((keys) =>
          [...keys.querySelectorAll('kbd')].map((cap) => cap.textContent ?? ''),
        ),
      })),
    );
    await this.page.keyboard.press('Escape');
    await expect(this.sheet).toHaveCount(0);
    return lines;
  }

  /** Presses a key as it is drawn: G I one after the other, Ctrl K together. */
  async press(caps: readonly string[]): Promise<void> {
    const isHeld = caps[0] === 'Ctrl' || caps[0] === 'Shift' || caps[0] === 'Alt';
    const codes = caps.map(
      (cap) => CODES[cap] ?? (/^\d$/.test(cap) ? `Digit${cap}` : /^[A-Z]$/.test(cap) ? `Key${cap}` : cap),
    );
    if (isHeld) await this.page.keyboard.press(codes.join('+'));
    else for (const code of codes) await this.page.keyboard.press(code);
  }
}

const CODES: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  '/': 'Slash',
  '?': 'Shift+Slash',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  Esc: 'Escape',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};
