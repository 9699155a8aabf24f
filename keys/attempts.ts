import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Wrong attempts before anybody has to wait. */
export const FREE_ATTEMPTS = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const FILE = 'unlock-attempts.json';

const kept = z.strictObject({ failures: z.int().min(0), until: z.int() });

/**
 * Wrong attempts at a key ring, kept in a file so that starting the console again does not begin the count anew. It slows down
 * somebody at the keyboard; whoever has taken the disk is slowed down by scrypt alone.
 */
export class Attempts {
  readonly #file: string;
  readonly #now: () => number;

  constructor(dataDir: string, now: () => number) {
    this.#file = join(dataDir, FILE);
    this.#now = now;
  }

  /** The instant before which no attempt is taken; null where one may be made now. */
  get waitUntil(): number | null {
    const { failures, until } = this.#read();
    // A clock that was set back must not make anybody wait longer than the rule says.
    const latest = Math.min(until, this.#now() + waitAfter(failures));
    return latest > this.#now() ? latest : null;
  }

  /** Wrong attempts that may still be made without waiting. */
  get left(): number {
    return Math.max(0, FREE_ATTEMPTS - this.#read().failures);
  }

  failed(): void {
    const failures = this.#read().failures + 1;
    const until = this.#now() + waitAfter(failures);
    writeFileSync(this.#file, `${JSON.stringify({ failures, until })}\n`, { mode: 0o600 });
  }

  succeeded(): void {
    rmSync(this.#file, { force: true });
  }

  #read(): z.infer<typeof kept> {
    try {
      return kept.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch {
      // No file: nobody has tried yet. A file somebody has spoilt is as good as one somebody has removed.
      return { failures: 0, until: 0 };
    }
  }
}

/** Milliseconds to wait after so many wrong attempts in a row: none, then half a minute, doubled each time up to a quarter of an hour. */
function waitAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(10, failures - FREE_ATTEMPTS));
}
