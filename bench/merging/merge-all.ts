import { join } from 'node:path';
import { makeDataFolder, removeDataFolder } from '../../e2e/fixtures/data-folder.ts';
import { HeadlessDoor } from '../../e2e/fixtures/headless-door.ts';
import { grown, openGateways } from '../ingest/gateways.ts';
import { pause } from '../ingest/pause.ts';
import { openWritten } from '../ingest/plain-loop.ts';
import { mergeFigures, type MergeFigures } from './figures.ts';
import { makeTruth, type Naming, type TrueCopy, type TruthOptions } from './truth.ts';

/** The figures of all copies, and of those whose groups name their messages alike. */
export interface MergeOutcome {
  readonly whole: MergeFigures;
  readonly byNaming: ReadonlyMap<Naming, MergeFigures>;
  /** Copies that are stored more often than once. */
  readonly doubled: number;
}

/** Sends a truth through sockets into a real service, and tells by what it has written how it was merged. */
export async function mergeAll(options: TruthOptions): Promise<MergeOutcome> {
  const copies = makeTruth(options);
  const folder = makeDataFolder();
  const dataDir = join(folder, 'desk');
  const door = new HeadlessDoor({ dataDir, reversePort: 0 });
  try {
    const peers = await openGateways(door, options.accounts);
    for (const [number, { account, frame }] of copies.entries()) {
      peers[account]?.sendRaw(frame);
      if (number % 64 === 63) await pause(0);
    }
    // How many are stored is what is measured: all have come when no more come.
    await grown(door, { enough: Number.POSITIVE_INFINITY, quietMs: 2_000 });
    for (const peer of peers) await peer.hangUp();
    await door.close();
    return outcomeOf(copies, readSightings(dataDir));
  } finally {
    await door.close();
    removeDataFolder(folder);
  }
}

interface Sighting {
  readonly messageId: number;
  readonly account: number;
  readonly localId: string;
}

function readSightings(dataDir: string): readonly Sighting[] {
  const database = openWritten(dataDir);
  try {
    return database
      .prepare(
        `SELECT s.messageId, CAST(substr(a.label, 3) AS INTEGER) AS account, s.localId
         FROM sightings s JOIN accounts a ON a.accountKey = s.accountKey WHERE a.label LIKE '压测%'`,
      )
      .all() as Sighting[];
  } finally {
    database.close();
  }
}

function outcomeOf(copies: readonly TrueCopy[], sightings: readonly Sighting[]): MergeOutcome {
  const places = new Map(sightings.map(({ account, localId, messageId }) => [`${account} ${localId}`, messageId]));
  const placeOf = ({ account, truth }: TrueCopy): number => {
    const place = places.get(`${account} ${truth + 1}`);
    if (place === undefined) throw new Error(`The copy of message ${truth} by account ${account} was lost`);
    return place;
  };
  const namings = [...new Set(copies.map(({ naming }) => naming))];
  const figuresOf = (naming: Naming): MergeFigures =>
    mergeFigures(
      copies.filter((copy) => copy.naming === naming),
      placeOf,
    );
  return {
    whole: mergeFigures(copies, placeOf),
    byNaming: new Map(namings.map((naming) => [naming, figuresOf(naming)])),
    doubled: sightings.length - places.size,
  };
}
