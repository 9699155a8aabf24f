import type { Instant } from '../../domain/time/instant.ts';
import type { Log } from '../log.ts';
import { idMaker } from '../new-id.ts';
import { openMatcher } from '../store/open-matcher.ts';
import { allRules } from '../store/rules.ts';
import { readCenter } from '../store/settings.ts';
import type { ReadableDb, Store } from '../store/store.ts';
import { KnownGroups } from './known-groups.ts';
import type { PortionStore } from './portion-store.ts';
import { storeOrSetAside } from './store-or-set-aside.ts';

/** Stores on the thread it is opened on. The rules are those of this moment until `reloadRules`. */
export async function storeHere(parts: {
  readonly store: { readonly read: ReadableDb } & Pick<Store, 'write'>;
  readonly clock: { now(): Instant };
  readonly log: Log;
  readonly random: () => number;
  readonly twinDigest: (fingerprint: number) => Uint8Array;
}): Promise<PortionStore> {
  const { store, clock, log, random, twinDigest } = parts;
  const { id: centerId } = await readCenter(store.read);
  const readMatcher = async () => openMatcher(store.read, await allRules(store.read));
  let matcher = await readMatcher();
  const groups = new KnownGroups(centerId, idMaker(clock, random));
  const tools = { store, groups, clock, matcher: () => matcher, twinDigest };
  return {
    store: (portions) => storeOrSetAside(tools, log, portions),
    reloadRules: async () => {
      matcher = await readMatcher();
    },
    close: async () => undefined,
  };
}
