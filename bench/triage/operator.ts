import type { Page } from '@playwright/test';

/** What the scripted operator does with a message. */
export type Act = 'dismiss' | 'postpone' | 'register' | 'dispatch' | 'merge';

/** How one message was worked on. */
export interface Worked {
  readonly act: Act;
  /** From the first key to the frame in which the next row has the cursor, ms; null where somebody else was quicker. */
  readonly took: number | null;
}

/** Longer than any act takes: somebody else has the message in hand, or has decided about it. */
const PATIENCE_MS = 1_500;

/** Runs inside the window: presses the keys of one act and measures until the next row has the cursor. */
export function act(page: Page, wanted: Act): Promise<number | null> {
  return page.evaluate(pressAndWait, { wanted, patience: PATIENCE_MS });
}

/** The row under the cursor: its id, and whether a category is suggested for it; null where the list is empty. */
export function currentRow(page: Page): Promise<{ readonly id: string; readonly isSuggested: boolean } | null> {
  return page.evaluate(() => {
    const row = document.querySelector('#inbox-list [role="option"][aria-current="true"]');
    const form = document.querySelector('[aria-label="研判"]');
    return row === null ? null : { id: row.id, isSuggested: /规则建议|建议 \d+%/.test(form?.textContent ?? '') };
  });
}

/** Every key comes when what the key before it has changed is drawn, as a person's would at the earliest. */
async function pressAndWait({
  wanted,
  patience,
}: {
  readonly wanted: Act;
  readonly patience: number;
}): Promise<number | null> {
  const list = document.querySelector('#inbox-list');
  const current = (): string | null => list?.getAttribute('aria-activedescendant') ?? null;
  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const press = (code: string, key: string): void => {
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true, cancelable: true }));
  };
  const until = async (holds: () => boolean): Promise<boolean> => {
    const began = performance.now();
    while (!holds()) {
      if (performance.now() - began > patience) return false;
      await frame();
    }
    return true;
  };
  const says = (words: string) => document.querySelector('[aria-label="研判"]')?.textContent?.includes(words) === true;
  const before = current();
  const began = performance.now();
  switch (wanted) {
    case 'dismiss':
      press('Digit4', '4');
      break;
    case 'postpone':
      press('KeyH', 'h');
      break;
    case 'register':
    case 'dispatch':
      press(wanted === 'register' ? 'Digit3' : 'Digit1', wanted === 'register' ? '3' : '1');
      await until(() => says(wanted === 'register' ? '登记并看下一条' : '交办并看下一条'));
      press('Enter', 'Enter');
      break;
    case 'merge':
      press('Digit2', '2');
      await until(() => document.querySelector('[aria-label="附近未办结问题"] [role="option"]') !== null);
      press('Digit1', '1');
      break;
  }
  const moved = await until(() => current() !== before);
  return moved ? performance.now() - began : null;
}
