import type { Page } from '@playwright/test';

/** What is done to the list while frames are counted. */
export type Motion = 'nothing' | 'steadily' | 'by jumps' | 'by key';

/** Frames of one stretch of time. */
export interface Frames {
  readonly perSecond: number;
  /** Frames of a sixtieth of a second that were not drawn. */
  readonly dropped: number;
  readonly longestGap: number;
}

/** Counts the frames the window draws while its list is moved, by the window's own calls before each of them. */
export async function countFrames(page: Page, motion: Motion, ms: number): Promise<Frames> {
  const stamps = await page.evaluate(watch, { motion, ms });
  const gaps = stamps.slice(1).map((stamp, index) => stamp - (stamps[index] ?? stamp));
  const took = (stamps.at(-1) ?? 0) - (stamps[0] ?? 0);
  return {
    perSecond: (1000 * gaps.length) / took,
    dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0),
    longestGap: Math.max(...gaps),
  };
}

/** Runs in the window. */
function watch({ motion, ms }: { readonly motion: Motion; readonly ms: number }): Promise<readonly number[]> {
  const list = document.querySelector('#inbox-list');
  if (!(list instanceof HTMLElement)) throw new Error('There is no list');
  const move = (frame: number): void => {
    if (motion === 'steadily') list.scrollTop += 40;
    if (motion === 'by jumps') list.scrollTop = ((frame * 7_919) % 1_000) * 0.001 * list.scrollHeight;
    if (motion === 'by key' && frame % 2 === 0)
      list.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyJ', key: 'j', bubbles: true }));
  };
  return new Promise((done) => {
    const stamps: number[] = [];
    const tick = (now: number): void => {
      stamps.push(now);
      move(stamps.length);
      if (now - (stamps[0] ?? now) < ms) requestAnimationFrame(tick);
      else done(stamps);
    };
    requestAnimationFrame(tick);
  });
}
