import type { Page } from '@playwright/test';

/** What the bar above the list has said, and when that was drawn, in milliseconds since 1970. */
export interface Counted {
  readonly count: number;
  readonly at: number;
}

/** Begins to note every change of the bar 新到 n 条. */
export async function watchBar(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Counted[] = [];
    const note = (): void => {
      const words = /新到 (\d+)\+? 条/.exec(document.querySelector('section[aria-label]')?.textContent ?? '');
      const count = Number(words?.[1] ?? 0);
      if (count === (seen.at(-1)?.count ?? 0)) return;
      // The row of this moment is counted when the frame that shows it has been handed on.
      seen.push({ count, at: Number.POSITIVE_INFINITY });
      const index = seen.length - 1;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          seen[index] = { count, at: performance.timeOrigin + performance.now() };
        };
        channel.port2.postMessage(null);
      });
    };
    (globalThis as unknown as { seenInBar: Counted[] }).seenInBar = seen;
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

export async function readWatch(page: Page): Promise<readonly Counted[]> {
  return page.evaluate(() => (globalThis as unknown as { seenInBar: Counted[] }).seenInBar);
}

/** Presses a key inside the window; answers the milliseconds until the frame with the cursor on the next row has been handed on. */
export async function pressAndWait(page: Page, code: 'KeyJ' | 'KeyK'): Promise<number> {
  return page.evaluate(
    (pressed) =>
      new Promise<number>((done) => {
        const list = document.querySelector('#inbox-list');
        const current = (): string | null | undefined => list?.getAttribute('aria-activedescendant');
        const before = current();
        const began = performance.now();
        const key = pressed === 'KeyJ' ? 'j' : 'k';
        list?.dispatchEvent(new KeyboardEvent('keydown', { code: pressed, key, bubbles: true }));
        const look = (): void => {
          if (current() === before && performance.now() - began < 1_000) {
            requestAnimationFrame(look);
            return;
          }
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now() - began);
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(look);
      }),
    code,
  );
}
