import { hkdfSync } from 'node:crypto';
import type { StoreKeys } from '../contract/shell.ts';

/** What a key is derived for. A label is for ever: another one would make another key, and what was written with the old one unreadable. */
const LABELS: Readonly<Record<keyof StoreKeys, string>> = {
  database: 'group-patrol/1/database',
  media: 'group-patrol/1/media',
  blindIndex: 'group-patrol/1/blind-index',
  audit: 'group-patrol/1/audit-signing-seed',
  sealing: 'group-patrol/1/sealing-salt',
};

const KEY_BYTES = 32;

/** The keys of a centre: HKDF-SHA-256 of its one master key (32 bytes, random) under fixed labels; 64 hex digits each. */
export function keysOf(master: Uint8Array): StoreKeys {
  if (master.length !== KEY_BYTES) throw new RangeError('A master key has 32 bytes.');
  return {
    database: derived(master, LABELS.database),
    media: derived(master, LABELS.media),
    blindIndex: derived(master, LABELS.blindIndex),
    audit: derived(master, LABELS.audit),
    sealing: derived(master, LABELS.sealing),
  };
}

/**
 * The keys of a training store, whose plain key (64 hex digits) has always been the key of its database; the others are derived
 * from it as those of a centre are.
 */
export function keysOfTraining(key: string): StoreKeys {
  return { ...keysOf(Buffer.from(key, 'hex')), database: key };
}

function derived(master: Uint8Array, label: string): string {
  // The master key is uniformly random: HKDF needs no salt to extract from it (RFC 5869, 3.1).
  return Buffer.from(hkdfSync('sha256', master, new Uint8Array(0), label, KEY_BYTES)).toString('hex');
}
