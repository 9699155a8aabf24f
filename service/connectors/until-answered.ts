import type { Timers } from './timers.ts';

/** A peer that stopped answering in between is asked again for what is left; after this often the gap stays open. */
const ATTEMPTS = 4;
const AGAIN_MS = 15_000;

/**
 * Asks until there is an answer other than 'cut-off', a few times. `isCurrent`: the connection still stands and the outage has not
 * grown; `cancels` end with the connection and cut a wait short.
 */
export async function untilAnswered<Result extends string>(
  ask: () => Promise<Result>,
  parts: { readonly timers: Timers; readonly cancels: (() => void)[]; readonly isCurrent: () => boolean },
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await ask();
    if (result !== 'cut-off' || attempt === ATTEMPTS || !parts.isCurrent()) return result;
    await new Promise<void>((resolve) => {
      const cancel = parts.timers.after(AGAIN_MS, resolve);
      parts.cancels.push(cancel, resolve);
    });
    if (!parts.isCurrent()) return result;
  }
}
