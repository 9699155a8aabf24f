// What a password adds to the start: from Enter at the locked desk to an inbox that can be read.
// npm run bench -- sign-in [--rounds=7]
import { scryptSync } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ConsoleApp } from '../e2e/fixtures/console-app.ts';
import { makeDataFolder, removeDataFolder } from '../e2e/fixtures/data-folder.ts';
import { InboxPage } from '../e2e/pages/inbox-page.ts';
import { TRAINING_PASSWORD } from '../e2e/pages/password-dialog.ts';
import { SignInPages } from '../e2e/pages/sign-in-pages.ts';
import { percentile, report } from './report/report.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
process.exitCode = await measure(Number(values.rounds));

async function measure(rounds: number): Promise<number> {
  const folder = makeDataFolder();
  const console = await ConsoleApp.open({ dataDir: folder, historyWeeks: 1 });
  try {
    const { window } = console;
    const pages = new SignInPages(window);
    const firstRow = new InboxPage(window).rows.first();
    await firstRow.waitFor({ timeout: 60_000 });
    const took: number[] = [];
    const alone: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await window.keyboard.press('Control+l');
      const field = pages.locked.getByLabel('密码', { exact: true });
      await field.fill(TRAINING_PASSWORD);
      await watchTheWindow(window);
      await field.press('Enter');
      await firstRow.waitFor({ timeout: 60_000 });
      took.push(await window.evaluate(() => Number(document.documentElement.dataset['tookMs'])));
      alone.push(oneGuess());
    }
    const [passed, guess] = [percentile(took, 0.5), percentile(alone, 0.5)];
    const figures = [
      { name: 'password to inbox', measured: passed, unit: 'ms median', target: 1_000, better: 'lower' },
      { name: 'password to inbox / one guess', measured: passed / guess, unit: '×', target: null, better: 'lower' },
      { name: 'one guess', measured: guess, unit: 'ms median', target: null, better: 'lower' },
      { name: 'the slowest', measured: Math.max(...took), unit: 'ms', target: null, better: 'lower' },
    ] as const;
    return report('sign-in', figures, { rounds });
  } finally {
    await console.close();
    removeDataFolder(folder);
  }
}

/** The window itself notes how long it took from the key to the first row it painted: what its person waits for, without the driver's own steps. */
function watchTheWindow(window: ConsoleApp['window']): Promise<void> {
  return window.evaluate(() => {
    let pressed: number | null = null;
    addEventListener('keydown', (event) => (pressed ??= event.key === 'Enter' ? event.timeStamp : null), true);
    const watcher = new MutationObserver(() => {
      if (pressed === null || document.querySelector('[role="option"]') === null) return;
      const from = pressed;
      watcher.disconnect();
      // After the next paint.
      requestAnimationFrame(() =>
        setTimeout(() => (document.documentElement.dataset['tookMs'] = String(performance.now() - from))),
      );
    });
    watcher.observe(document.body, { subtree: true, childList: true });
  });
}

/** What no sign-in can be faster than: scrypt at the cost of a real password, in the same minute on the same machine. */
function oneGuess(): number {
  const began = performance.now();
  scryptSync('练习', 'salt', 32, { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 });
  return performance.now() - began;
}
