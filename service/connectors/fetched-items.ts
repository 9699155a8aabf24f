import type { FetchedAgain } from '../../domain/account/missed-span.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import type { ConnectorContext } from './connector.ts';
import { errorName } from '../log.ts';

const BATCH_ITEMS = 64;

/**
 * Hands over what was asked for again, beside the queue: it is old, so it must not move what was seen last, and whoever closes the
 * gap must know that it is stored. Counts what nobody had seen before.
 */
export class FetchedItems {
  readonly #context: ConnectorContext;
  #found = 0;

  constructor(context: ConnectorContext) {
    this.#context = context;
  }

  async take(items: readonly IncomingItem[]): Promise<void> {
    for (let at = 0; at < items.length; at += BATCH_ITEMS) {
      const { added } = await this.#context.deliver(items.slice(at, at + BATCH_ITEMS), null);
      this.#found += added;
    }
  }

  /** Runs the fetching; a store that refuses what came cuts it off. */
  async during(fetching: () => Promise<FetchedAgain['outcome']>): Promise<FetchedAgain> {
    try {
      return { outcome: await fetching(), found: this.#found };
    } catch (error) {
      const { account, log } = this.#context;
      log.error('fetch-again-failed', {
        accountId: account.id,
        error: errorName(error),
      });
      return { outcome: 'cut-off', found: this.#found };
    }
  }
}
