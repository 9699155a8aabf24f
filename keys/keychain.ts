import type { KeychainOffer } from '../contract/keys.ts';

/** The system's keychain, as far as a key is kept in it. */
export interface Keychain {
  /** The system's name for what stands behind it, e.g. `gnome_libsecret`, `dpapi`. */
  readonly backend: string;
  /** Whether the system says it can encrypt at all. */
  readonly isAvailable: boolean;
  seal(text: string): Buffer;
  /** Throws where the keychain does not know these bytes. */
  open(sealed: Buffer): string;
}

/** Kinds that encrypt with a key everybody knows, or say nothing of themselves: they count as no protection. */
const NO_PROTECTION = new Set(['basic_text', 'unknown', '']);

/** What the keychain of this machine is worth. */
export function offerOf({ backend, isAvailable }: Keychain): KeychainOffer {
  return { backend, isUsable: isAvailable && !NO_PROTECTION.has(backend) };
}

/** Where there is no desktop there is no keychain. */
export const noKeychain: Keychain = {
  backend: 'none',
  isAvailable: false,
  seal: refuse,
  open: refuse,
};

function refuse(): never {
  throw new Error('There is no keychain here.');
}
