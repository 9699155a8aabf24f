import type { AccountLamp } from '../../domain/account/account.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ChangeFeed } from '../change-feed.ts';
import type { Session } from '../session.ts';
import { allAccounts } from '../store/accounts.ts';
import { countOpenGaps } from '../store/gaps.ts';
import { openSilences } from '../store/silence-alarms.ts';
import { countSetAside } from '../store/set-aside.ts';
import { countAllMessages, intakeDelay } from '../store/statistics.ts';
import type { Store } from '../store/store.ts';
import { os } from './procedures.ts';

/** What the use cases about the service itself work with. */
export interface SystemParts {
  readonly store: Store;
  readonly feed: ChangeFeed;
  readonly startedAt: Instant;
}

/** The service itself: what has changed, and whether the intake is alive. */
export function createSystem({ store, feed, startedAt }: SystemParts) {
  return {
    changes: os.system.changes.handler(({ signal, context: { session } }) =>
      feed.listen(signal, (entity) => entity !== 'lead' || mayHearOfLeads(session)),
    ),

    status: os.system.status.handler(async ({ context: { scope } }) => {
      const lamps: Record<AccountLamp, number> = {
        online: 0,
        connecting: 0,
        offline: 0,
        refused: 0,
        silent: 0,
        idle: 0,
      };
      for (const account of await allAccounts(store.read, scope)) lamps[account.lamp] += 1;
      return {
        lamps,
        silent: (await openSilences(store.read, scope)).filter(({ notedAt }) => notedAt === null).length,
        openGaps: await countOpenGaps(store.read, scope),
        setAside: await countSetAside(store.read, null, scope),
        intakeDelay: await intakeDelay(store.read),
        messages: await countAllMessages(store.read, scope),
        storeBytes: store.bytes(),
        startedAt,
      };
    }),
  };
}

/** Asked at each announcement: somebody else may have sat down since the listening began. */
function mayHearOfLeads({ permissions }: Session): boolean {
  return permissions.has('lead.read') || permissions.has('lead.approve');
}
