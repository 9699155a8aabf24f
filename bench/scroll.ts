// An inbox of 300,000 rows under the hand: frames while it is read on, scrolled, jumped through and walked by key, and how long an act takes.
// npm run bench -- scroll [--rows=300000] [--fresh]  (the store is filled once and kept in the temporary folder)
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { ConsoleApp } from '../e2e/fixtures/console-app.ts';
import { InboxPage } from '../e2e/pages/inbox-page.ts';
import { knowNames } from './report/know-names.ts';
import { type Figure, percentile, report } from './report/report.ts';
import { countFrames, type Frames, type Motion } from './scroll/count-frames.ts';
import { filledStore } from './search/filled-store.ts';

const STRETCH_MS = 8_000;
const ACTS = 20;
/** Reading three thousand pages, one after the other. */
const PATIENCE_MS = 20 * 60_000;

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '300000' }, fresh: { type: 'boolean', default: false } },
});
process.exitCode = await measure(Number(values.rows), values.fresh);

async function measure(rows: number, fresh: boolean): Promise<number> {
  const console = await ConsoleApp.open({ dataDir: await filledStore(rows, { fresh }) });
  try {
    const { window } = console;
    await knowNames(window);
    const inbox = new InboxPage(window);
    await inbox.rows.first().waitFor({ timeout: 60_000 });
    const stretch = async (name: string, motion: Motion) => ({
      name,
      ...(await countFrames(window, motion, STRETCH_MS)),
    });
    const idle = await stretch('nothing moves', 'nothing');
    const readingOn = await stretch('read on from the top', 'steadily');
    const began = performance.now();
    const loaded = await readToTheEnd(window, rows);
    const loadedMs = performance.now() - began;
    await window.evaluate(() => document.querySelector('#inbox-list')?.scrollTo({ top: 1_000_000 }));
    const moving = [
      await stretch('scrolled', 'steadily'),
      await stretch('jumped through', 'by jumps'),
      await stretch('walked by key', 'by key'),
    ];
    const acts = await actInTheMiddle(window, inbox);
    const heap = await window.evaluate(
      () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
    );
    table([idle, readingOn, ...moving]);
    const figures: Figure[] = [
      ...[readingOn, ...moving].map((each): Figure => ({
        name: `${each.name}: frames / frames of an idle window`,
        measured: each.perSecond / idle.perSecond,
        unit: '',
        target: isPromised(each.name) ? 0.95 : null,
        better: 'higher',
      })),
      {
        name: 'key to next row drawn, median',
        measured: percentile(acts, 0.5),
        unit: 'ms',
        target: 100,
        better: 'lower',
      },
      {
        name: 'key to next row drawn, 95 of 100',
        measured: percentile(acts, 0.95),
        unit: 'ms',
        target: null,
        better: 'lower',
      },
      { name: 'rows read', measured: loaded, unit: '', target: rows, better: 'higher' },
      {
        name: 'a page read and joined',
        measured: loadedMs / (loaded / 100),
        unit: 'ms',
        target: null,
        better: 'lower',
      },
      { name: 'heap of the window', measured: heap / 1e6, unit: 'MB', target: null, better: 'lower' },
    ];
    return report('scroll', figures, { rows });
  } finally {
    await console.close();
  }
}

/** A hand that scrolls sees every frame; sixty leaps or thirty keys in a second are told beside it. */
function isPromised(stretch: string): boolean {
  return stretch === 'scrolled' || stretch === 'read on from the top';
}

function table(stretches: readonly ({ readonly name: string } & Frames)[]): void {
  globalThis.console.table(
    stretches.map(({ name, perSecond, dropped, longestGap }) => ({
      stretch: name,
      'frames/s': perSecond.toFixed(1),
      'dropped frames': dropped,
      'longest gap ms': longestGap.toFixed(0),
    })),
  );
}

/** Keeps the list at its end until it says that there is nothing below; answers how many rows it holds then. */
async function readToTheEnd(window: Page, rows: number): Promise<number> {
  return window.evaluate(
    ({ most, patience }) =>
      new Promise<number>((done, failed) => {
        const began = performance.now();
        const look = (): void => {
          const list = document.querySelector('#inbox-list');
          if (!(list instanceof HTMLElement)) return failed(new Error('There is no list'));
          list.scrollTop = list.scrollHeight;
          const held = Math.round((list.firstElementChild?.clientHeight ?? 0) / 61);
          if (list.lastElementChild?.textContent?.includes('已到最早一条') === true || held >= most) return done(held);
          if (performance.now() - began > patience) return failed(new Error(`Only ${held} rows were read`));
          setTimeout(look, 16);
        };
        look();
      }),
    { most: rows, patience: PATIENCE_MS },
  );
}

/** Milliseconds from the key to the frame in which the next row has the cursor; every act is taken back. */
async function actInTheMiddle(window: Page, inbox: InboxPage): Promise<readonly number[]> {
  await inbox.list.focus();
  const took: number[] = [];
  for (let n = 0; n < ACTS; n += 1) {
    took.push(
      await window.evaluate(
        () =>
          new Promise<number>((done) => {
            const list = document.querySelector('#inbox-list');
            const current = () => list?.getAttribute('aria-activedescendant');
            const before = current();
            const began = performance.now();
            list?.dispatchEvent(new KeyboardEvent('keydown', { code: 'Digit4', key: '4', bubbles: true }));
            const look = (): void => {
              if (current() === before) requestAnimationFrame(look);
              else done(performance.now() - began);
            };
            requestAnimationFrame(look);
          }),
      ),
    );
    await window.keyboard.press('z');
    await window.waitForTimeout(200);
  }
  return took;
}
