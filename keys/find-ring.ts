import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyRefusal } from '../contract/keys.ts';
import { offerOf, type Keychain } from './keychain.ts';
import { isWhole, openByKeychain, openByPassphrase, openByRecovery, type Ring } from './ring.ts';
import { hasRing, readRings } from './ring-file.ts';
import { TRAINING_KEY_FILE } from './training-key.ts';

/** The rings of a folder that can be read: the one in use, and the other file where it says something else. */
export interface Rings {
  readonly ring: Ring;
  readonly copy: Ring | null;
  /** The ring in use is the copy, because the other file could not be read. */
  readonly isCopy: boolean;
}

/** What stands between a folder and its store. */
export type Stage =
  | { readonly kind: 'new' }
  | { readonly kind: 'refused'; readonly reason: KeyRefusal; readonly detail: string }
  /** Somebody must say the passphrase or the recovery phrase; `reason` where the keychain should have answered and did not. */
  | {
      readonly kind: 'closed';
      readonly rings: Rings;
      readonly reason: 'keychain-changed' | 'keychain-other' | null;
      readonly detail: string;
    }
  /** The master key is known, and the ring around it is not as it was written. */
  | {
      readonly kind: 'altered';
      readonly reason: 'recovery-removed' | 'ring-altered';
      readonly master: Buffer;
      readonly copy: Ring | null;
    }
  | { readonly kind: 'open'; readonly rings: Rings; readonly master: Buffer };

/** Reads what the folder holds and asks the keychain where it keeps the key. Throws what the file system throws. */
export function findRing(dataDir: string, keychain: Keychain): Stage {
  if (existsSync(join(dataDir, TRAINING_KEY_FILE))) return refused('training-folder', TRAINING_KEY_FILE);
  if (!hasRing(dataDir)) return holdsStore(dataDir) ? refused('ring-missing', 'key-ring.json') : { kind: 'new' };
  const { main, copy } = readRings(dataDir);
  if (main.kind === 'from-the-future' || (main.kind !== 'ring' && copy.kind === 'from-the-future'))
    return refused('ring-from-the-future', 'key-ring.json');
  if (main.kind === 'ring')
    return askKeychain({ ring: main.ring, copy: copy.kind === 'ring' ? copy.ring : null, isCopy: false }, keychain);
  if (copy.kind === 'ring') return askKeychain({ ring: copy.ring, copy: null, isCopy: true }, keychain);
  return refused('ring-unreadable', `key-ring.json: ${main.kind}; backups/key-ring.json: ${copy.kind}`);
}

/** Whether a centre's folder is opened as a training one. */
export function isCentreFolder(dataDir: string): boolean {
  return hasRing(dataDir);
}

/** What the folder is once this master key is known to be the one of its ring. */
export function stageOf(rings: Rings, master: Buffer): Stage {
  if (isWhole(rings.ring, master)) return { kind: 'open', rings, master };
  const copy = rings.copy !== null && isWhole(rings.copy, master) ? rings.copy : null;
  return { kind: 'altered', reason: rings.ring.recovery === null ? 'recovery-removed' : 'ring-altered', master, copy };
}

/** The master key by a secret; the copy is asked where it holds another wrap, because the wrap in use may be the altered one. */
export async function masterBy(
  rings: Rings,
  secret: { readonly way: 'passphrase' | 'recovery'; readonly text: string },
): Promise<Buffer | null> {
  const open = secret.way === 'passphrase' ? openByPassphrase : openByRecovery;
  const found = await open(rings.ring, secret.text);
  if (found !== null || !differs(rings, secret.way) || rings.copy === null) return found;
  return open(rings.copy, secret.text);
}

function askKeychain(rings: Rings, keychain: Keychain): Stage {
  const kept = rings.ring.keychain ?? rings.copy?.keychain ?? null;
  if (kept === null) return { kind: 'closed', rings, reason: null, detail: '' };
  const { isUsable, backend } = offerOf(keychain);
  if (!isUsable || kept.backend !== backend)
    return { kind: 'closed', rings, reason: 'keychain-changed', detail: `${kept.backend} → ${backend}` };
  const master =
    openByKeychain(rings.ring, keychain) ?? (rings.copy === null ? null : openByKeychain(rings.copy, keychain));
  return master === null
    ? { kind: 'closed', rings, reason: 'keychain-other', detail: backend }
    : stageOf(rings, master);
}

function differs({ ring, copy }: Rings, way: 'passphrase' | 'recovery'): boolean {
  return JSON.stringify(ring[way]) !== JSON.stringify(copy?.[way] ?? null);
}

function refused(reason: KeyRefusal, detail: string): Stage {
  return { kind: 'refused', reason, detail };
}

/** A store or a backup that only a ring could open: a new ring must never take the place of the one that is lost. */
function holdsStore(dataDir: string): boolean {
  const backups = join(dataDir, 'backups');
  return (
    existsSync(join(dataDir, 'console.db')) ||
    (existsSync(backups) && readdirSync(backups).some((name) => name.endsWith('.db')))
  );
}
