import { DAY_MS, HOUR_MS, instant, MINUTE_MS, type Instant } from '../../domain/time/instant.ts';
import { forgetHours } from '../store/account-hours.ts';
import { forgetCommands } from '../store/commands.ts';
import { keepLastUse } from '../store/last-use.ts';
import { keepSetting, readSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import type { Job } from './schedule.ts';

/** A client repeats a command within seconds; a week is far beyond any of them. */
const COMMANDS_KEPT_MS = 7 * DAY_MS;

/** What comes back by itself: a checked backup where the newest is four hours old, a check of the whole store, and forgetting the commands and the hours of accounts nobody asks for any more. */
export function houseKeeping(parts: {
  readonly store: Store;
  readonly clock: { now(): Instant };
  /** Copies, checks and counts the store where that is due, and drops the backups that need not be kept. Asked often: a desk that runs for an hour a day gets its backup too. */
  readonly backUp: () => Promise<void>;
  /** Reads the whole store and throws where it is damaged; once in a working day, because few desks run through the night. */
  readonly check: () => Promise<void>;
  /** Vouches for the audit chain as it stands. */
  readonly anchor: () => Promise<void>;
  /** Learns from what triage has decided where enough of it is new. */
  readonly train: () => Promise<void>;
}): readonly Job[] {
  const { store, clock, backUp, check, anchor, train } = parts;
  return [
    { name: 'backup', every: 5 * MINUTE_MS, run: backUp },
    { name: 'anchor', every: HOUR_MS, run: anchor },
    { name: 'train-suggestions', every: 10 * MINUTE_MS, run: train },
    {
      name: 'last-use',
      every: 5 * MINUTE_MS,
      run: async () => void (await store.write((tx) => keepLastUse(tx, clock.now()))),
    },
    { name: 'full-check', every: 6 * HOUR_MS, run: check },
    { name: 'forget', every: 5 * MINUTE_MS, run: () => forgetWhereDue(store, clock.now()) },
  ];
}

/** Once a day by the stored time of the last: few desks run for a whole day. A clock that was set back does not put it off. */
async function forgetWhereDue(store: Store, now: Instant): Promise<void> {
  const last = await readSetting(store.read, 'house.forget');
  if (last !== null && Number(last) <= now && now - Number(last) < DAY_MS) return;
  await store.write(async (tx) => {
    await forgetCommands(tx, instant(Math.max(0, now - COMMANDS_KEPT_MS)));
    await forgetHours(tx, now);
    await keepSetting(tx, 'house.forget', String(now));
  });
}
