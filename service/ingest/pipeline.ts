import { setImmediate as turnOfLoop } from 'node:timers/promises';
import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { Matcher } from '../../domain/rules/match.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { countSightings } from '../store/account-figures.ts';
import { countHour } from '../store/account-hours.ts';
import { advanceAccount, roleOfAccount } from '../store/accounts.ts';
import { keepFrames, nextFrameBatchId } from '../store/frame-batches.ts';
import { countNewMessages } from '../store/message-counts.ts';
import { setEchoesAside } from '../store/post-echoes.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import type { KnownGroups } from './known-groups.ts';
import { type Portion, prepare, type PreparedPortion } from './prepare.ts';
import { storeItem } from './store-item.ts';
import { StoredPortion, Intake } from './intake.ts';

/**
 * After so many items the event loop has a turn, and before what ends a long transaction another: sockets and screens wait for the
 * fraction of a commit instead of the whole of it.
 */
const ITEMS_OF_TURN = 48;

/** What the road needs besides the items. */
export interface PipelineTools {
  readonly store: Pick<Store, 'write'>;
  readonly groups: KnownGroups;
  readonly clock: { now(): Instant };
  /** The matcher of the rules as they are now. */
  readonly matcher: () => Matcher;
  /** Hides the fingerprint of a message that was sealed, so that its redelivery is known by nothing else. */
  readonly twinDigest: (fingerprint: number) => Uint8Array;
}

/**
 * The road of one group commit, in this order:
 *   1 normalise, fingerprint and tokenise, outside the transaction
 *   2 begin
 *   3 for each item of each portion, in the order it arrived (store-item.ts):
 *       a message: merge it with what other accounts saw; a new one is matched against the rules, stored and indexed for
 *       search; its frame is kept · a recall marks our copy · membership and group snapshots are added · what could not
 *       be read is set aside with the reason
 *   4 keep the raw frames of all of them in one blob
 *   5 add to the counts, and set aside what the centre has said itself
 *   6 advance the cursor of each account
 *   7 commit, with the announcement of what has changed
 * The caller acknowledges after it resolves. Rejects with nothing stored.
 */
export async function storePortions(
  tools: PipelineTools,
  portions: readonly Portion[],
): Promise<readonly DeliveryResult[]> {
  const prepared = portions.map(prepare);
  try {
    return await tools.store.write(async (tx) => {
      const intake = new Intake(tools, await nextFrameBatchId(tx.db), tools.clock.now());
      const results: DeliveryResult[] = [];
      for (const portion of prepared) results.push(await storePortion(tx, intake, portion));
      if (intake.frames.length > ITEMS_OF_TURN) await turnOfLoop();
      await keepFrames(tx, intake.frameBatchId, intake.frames, intake.at);
      await countNewMessages(tx, intake.added);
      // Counted first as everything is: the triggers of the counts follow a message that is set aside afterwards.
      await setEchoesAside(tx, intake.echoes);
      if (intake.hasNews) tx.changed('message', null, null);
      return results;
    });
  } catch (error) {
    tools.groups.forget();
    throw error;
  }
}

async function storePortion(tx: WriteTransaction, intake: Intake, portion: PreparedPortion): Promise<DeliveryResult> {
  const { accountKey, source, cursor } = portion;
  const role = await roleOfAccount(tx.db, accountKey);
  if (role === null) throw new Error(`There is no account ${accountKey}`);
  const stored = new StoredPortion({ accountKey, source, isDuty: role === 'duty' });
  for (const item of portion.items) {
    await storeItem(tx, intake, stored, item);
    if (intake.isTurnDue(ITEMS_OF_TURN)) await turnOfLoop();
  }
  if (stored.seen > 0) {
    await countSightings(tx, accountKey, intake.at, stored.seen);
    await countHour(tx, accountKey, intake.at, stored.seen);
  }
  await advanceAccount(tx, accountKey, { cursor, lastMessageAt: stored.lastMessageAt });
  return stored.result;
}
