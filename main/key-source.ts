import type { ServiceState } from '../contract/shell.ts';
import { isCentreFolder } from '../keys/find-ring.ts';
import type { KeyDoor } from '../keys/key-door.ts';
import { offerOf, type Keychain } from '../keys/keychain.ts';
import { trainingKeys, type KeysFound } from '../keys/training-key.ts';

/** Where the service gets its keys: at once, or not before somebody has done what the state says. */
export interface KeySource {
  keys(): KeysFound | { readonly kind: 'state'; readonly state: ServiceState };
  /** Null where the profile has no key ring. */
  readonly door: KeyDoor | null;
}

/** The plain key of the training profile; a centre's folder is not opened with it. */
export function trainingSource(dataDir: string, keychain: Keychain): KeySource {
  return {
    door: null,
    keys: () => (isCentreFolder(dataDir) ? { kind: 'state', state: wrongFolder(keychain) } : trainingKeys(dataDir)),
  };
}

/** The key ring of a centre. */
export function centreSource(door: KeyDoor): KeySource {
  return { door, keys: () => door.keys() };
}

function wrongFolder(keychain: Keychain): ServiceState {
  return {
    kind: 'key-refused',
    reason: 'centre-folder',
    detail: '',
    ways: { passphrase: false, recovery: false },
    waitUntil: null,
    keychain: offerOf(keychain),
    hasGoodCopy: false,
    canRemake: false,
  };
}
