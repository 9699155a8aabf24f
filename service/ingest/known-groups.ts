import type { GroupTier } from '../../domain/group/group-tier.ts';
import type { GroupId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { findGroupByExternalId, insertGroup, joinGroup, renameGroup } from '../store/groups.ts';
import type { WriteTransaction } from '../store/store.ts';

/** Who sees which group, as one transaction comes upon it. */
export interface GroupSighting {
  readonly platform: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly accountKey: number;
  readonly tier: GroupTier;
  readonly at: Instant;
}

/**
 * The keys of the groups that were seen, and which account sits in which, kept in memory: asked for every message, changed
 * once in a group's life. Forgotten after a transaction that was undone, because it may hold keys that were undone with it.
 */
export class KnownGroups {
  readonly #centerId: string;
  readonly #newId: () => string;
  readonly #keys = new Map<string, number>();
  readonly #joined = new Set<string>();

  constructor(centerId: string, newId: () => string) {
    this.#centerId = centerId;
    this.#newId = newId;
  }

  /** The key of a group, which is added where nobody has seen it, with the account noted as sitting in it. */
  async keyOf(tx: WriteTransaction, seen: GroupSighting): Promise<number> {
    const name = `${seen.platform}\n${seen.externalId}`;
    let groupKey = this.#keys.get(name);
    if (groupKey === undefined) {
      groupKey = await this.#findOrAdd(tx, seen);
      this.#keys.set(name, groupKey);
    }
    const seat = `${seen.accountKey}\n${groupKey}`;
    if (!this.#joined.has(seat)) {
      await joinGroup(tx, seen.accountKey, groupKey, seen.at);
      this.#joined.add(seat);
    }
    return groupKey;
  }

  /** After an account has lost a group, seeing it again is a return. */
  leave(accountKey: number, groupKey: number): void {
    this.#joined.delete(`${accountKey}\n${groupKey}`);
  }

  forget(): void {
    this.#keys.clear();
    this.#joined.clear();
  }

  async #findOrAdd(tx: WriteTransaction, seen: GroupSighting): Promise<number> {
    const { platform, externalId, tier } = seen;
    const known = await findGroupByExternalId(tx.db, platform, externalId);
    if (known !== null) {
      if (known.name === externalId && seen.name !== null) await renameGroup(tx, known.groupKey, seen.name);
      return known.groupKey;
    }
    const id = this.#newId() as GroupId;
    return insertGroup(tx, this.#centerId, {
      id,
      platform,
      externalId,
      name: seen.name || externalId,
      villageCode: null,
      tier,
    });
  }
}
