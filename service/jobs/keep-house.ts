import { DAY_MS, HOUR_MS, instant, type Instant } from '../../domain/time/instant.ts';
import { forgetCommands } from '../store/commands.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './schedule.ts';

/** A client repeats a command within seconds; a week is far beyond any of them. */
const COMMANDS_KEPT_MS = 7 * DAY_MS;

/** What comes back by itself: a checked backup every four hours, and forgetting which commands were carried out long ago. */
export function houseKeeping(parts: {
  readonly store: Store;
  readonly clock: { now(): Instant };
  /** Copies, checks and counts the store, and drops the backups that need not be kept. */
  readonly backUp: () => Promise<void>;
}): readonly Job[] {
  const { store, clock, backUp } = parts;
  return [
    { name: 'backup', every: 4 * HOUR_MS, run: backUp },
    {
      name: 'forget-commands',
      every: DAY_MS,
      run: async () =>
        void (await store.write((tx) => forgetCommands(tx, instant(Math.max(0, clock.now() - COMMANDS_KEPT_MS))))),
    },
  ];
}
