import type { DeliveryResult } from '../../domain/message/delivery.ts';
import type { IncomingItem } from '../../domain/message/message.ts';

/** Items of one account, in the order they arrived, with the cursor that is reached once they are stored. */
export interface IncomingBatch {
  readonly accountKey: number;
  readonly source: string;
  readonly items: readonly IncomingItem[];
  /** null leaves the account's cursor where it is. */
  readonly cursor: string | null;
}

/** The one road in: resolves after the commit that holds the whole batch. */
export interface Ingest {
  accept(batch: IncomingBatch): Promise<DeliveryResult>;
  /** Reads the rules again after they were edited. */
  reloadRules(): Promise<void>;
  /** Resolves when everything accepted so far is committed. */
  flush(): Promise<void>;
  /** Flushes, and ends the thread that stores. Nothing is accepted afterwards. */
  close(): Promise<void>;
}
