import type { DeliveryResult } from '../domain/message/delivery.ts';
import type { IncomingItem } from '../domain/message/message.ts';
import type { AccountId } from '../domain/ids.ts';
import { EVERYTHING } from '../domain/people/scope.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { ConnectorFactory, ConnectorGap, Poster } from './connectors/connector.ts';
import { openReverseServer, type ReverseServer } from './connectors/reverse-server.ts';
import { createRegistry } from './connectors/registry.ts';
import { Supervisor } from './connectors/supervisor.ts';
import { realTimers } from './connectors/timers.ts';
import type { Connections } from './features/accounts.ts';
import { GapFetcher } from './gap-fetcher.ts';
import type { Ingest } from './ingest/ingest.ts';
import { errorName, type Log } from './log.ts';
import { allAccounts, findAccount, setLamp, setPeerVersion } from './store/accounts.ts';
import { insertGap } from './store/gaps.ts';
import { SilenceWatch } from './silence-watch.ts';
import type { Store, WriteTransaction } from './store/store.ts';

/** What the connectors are tied to. */
export interface ConnectionParts {
  readonly store: Store;
  readonly ingest: Ingest;
  readonly training: ConnectorFactory;
  /** Port of the OneBot reverse server on 127.0.0.1; 0 any free one, null none. */
  readonly reversePort: number | null;
  readonly clock: { now(): Instant };
  readonly random: () => number;
  readonly log: Log;
  /** What is kept of an account outside the store has changed. */
  readonly announce: () => void;
}

/** The connectors, running. */
export interface OpenConnections extends Connections {
  /** The way out of an account; null where it has none now. */
  posterOf(accountId: AccountId): Poster | null;
  close(): Promise<void>;
}

/** Ties connectors to ingest and store, which do not know each other, and runs one for each enabled account. */
export async function openConnections(parts: ConnectionParts): Promise<OpenConnections> {
  const { store, ingest, training, clock, random, log } = parts;
  const reverseServer = await listen(parts);
  const notes = new Notes(store, log);
  const keys = new Map<string, number>();
  const keyOf = async (accountId: string): Promise<number> => {
    const key = keys.get(accountId) ?? (await findAccount(store.read, accountId as AccountId))?.accountKey;
    if (key === undefined) throw new Error('A connector runs for an account that is not in the register');
    keys.set(accountId, key);
    return key;
  };
  const supervisor = new Supervisor({
    registry: createRegistry({ reverseServer, training }),
    deliver: async (accountId, source, items, cursor) =>
      ingest.accept({ accountKey: await keyOf(accountId), source, items, cursor }),
    lamp: (accountId, lamp, reason) =>
      notes.write(
        'lamp',
        async (tx) => void (await setLamp(tx, accountId as AccountId, { lamp, reason, at: clock.now() })),
      ),
    gap: async (accountId, gap) => noteGap(store, await keyOf(accountId), gap),
    peerVersion: (accountId, version) =>
      notes.write('peer-version', (tx) => setPeerVersion(tx, accountId as AccountId, version)),
    spoke: () => watch.look(),
    clock,
    timers: realTimers,
    random,
    log,
  });
  const watch = new SilenceWatch({
    ...{ store, clock, log, timers: realTimers },
    showSilent: (accountId) => supervisor.showSilent(accountId),
    signsOf: (accountId) => supervisor.signsOf(accountId),
    announce: parts.announce,
  });
  const fetcher = new GapFetcher({
    ...{ store, clock, log },
    ask: (accountId, missed) => supervisor.fetchAgain(accountId, missed),
  });
  return {
    fetchAgain: (gap, by, action) => fetcher.fetch(gap, by, action),
    signsOf: (accountId) => supervisor.signsOf(accountId),
    isFetching: (gapId) => fetcher.isFetching(gapId),
    reversePort: reverseServer?.port ?? null,
    posterOf: (accountId) => supervisor.posterOf(accountId),
    follow: async () => supervisor.apply(await allAccounts(store.read, EVERYTHING)),
    close: async () => {
      await watch.close();
      await supervisor.stop();
      await reverseServer?.close();
      await fetcher.settled();
      await notes.settled();
    },
  };
}

/** A port that is taken is told by the lamps of the accounts that wait there, not by a service that does not start. */
async function listen({ reversePort, log }: ConnectionParts): Promise<ReverseServer | null> {
  if (reversePort === null) return null;
  try {
    return await openReverseServer({ port: reversePort, timers: realTimers, log });
  } catch (error) {
    log.error('reverse-port-taken', { port: reversePort, error: errorName(error) });
    return null;
  }
}

async function noteGap(store: Store, accountKey: number, gap: ConnectorGap): Promise<void> {
  await store.write(async (tx) => void (await insertGap(tx, accountKey, gap)));
}

/** Small writes nobody waits for, in the order they were told. */
class Notes {
  readonly #store: Store;
  readonly #log: Log;
  #last: Promise<void> = Promise.resolve();

  constructor(store: Store, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  write(what: string, work: (tx: WriteTransaction) => Promise<void>): void {
    this.#last = this.#store.write(work).catch((error: unknown) => {
      this.#log.error('note-not-written', { what, error: errorName(error) });
    });
  }

  async settled(): Promise<void> {
    await this.#last;
  }
}

/** Items of a file: stored like any others, with the cursor kept by the import and not by the account. */
export function acceptFromFile(ingest: Ingest) {
  return (
    { accountKey, fileName }: { readonly accountKey: number; readonly fileName: string },
    items: readonly IncomingItem[],
  ): Promise<DeliveryResult> => ingest.accept({ accountKey, source: fileName, items, cursor: null });
}
