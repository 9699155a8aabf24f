/** Whether the system's own keychain can keep a key here; `backend` is the system's name for it. */
export interface KeychainOffer {
  readonly isUsable: boolean;
  readonly backend: string;
}

/** How somebody may open the key ring of this folder. */
export interface UnlockWays {
  readonly passphrase: boolean;
  readonly recovery: boolean;
}

/** Why the key of a centre is not used, although there is one (trust.md, Encryption at rest). */
export type KeyRefusal =
  /** The keychain of this machine is another kind than the one that keeps the key, or none. */
  | 'keychain-changed'
  /** The keychain is of the same kind and does not give the key back. */
  | 'keychain-other'
  /** The ring is whole but for the recovery phrase, which somebody has taken out. */
  | 'recovery-removed'
  /** Something in the ring is not as it was written. */
  | 'ring-altered'
  /** Neither the ring nor its copy can be read. */
  | 'ring-unreadable'
  /** There is a store and no ring that could open it. */
  | 'ring-missing'
  /** A later version of the console wrote the ring. */
  | 'ring-from-the-future'
  /** A folder of the training profile, opened as a centre, and the other way round. */
  | 'training-folder'
  | 'centre-folder'
  | 'not-writable';

/** What stands before the store of a centre, as the window must tell it. */
export type KeyState =
  | { readonly kind: 'set-up'; readonly keychain: KeychainOffer }
  | {
      readonly kind: 'locked-store';
      readonly ways: UnlockWays;
      /** Before this instant no further attempt is taken; null where one may be made now. */
      readonly waitUntil: number | null;
      readonly keychain: KeychainOffer;
      /** The ring could not be read and its copy was taken. */
      readonly isCopy: boolean;
    }
  | {
      readonly kind: 'key-refused';
      readonly reason: KeyRefusal;
      readonly detail: string;
      readonly ways: UnlockWays;
      readonly waitUntil: number | null;
      readonly keychain: KeychainOffer;
      /** The copy of the ring is whole and may be put in its place. */
      readonly hasGoodCopy: boolean;
      /** The key itself is known to be right: the ring may be made anew around it. */
      readonly canRemake: boolean;
    }
  /** The machine's clock stands before the newest thing in the store. */
  | { readonly kind: 'clock-back'; readonly clockAt: number; readonly newestAt: number };

/** How the key is to be kept; at least one of the two. A passphrase is plain text and is kept nowhere. */
export interface Protection {
  readonly keychain: boolean;
  readonly passphrase: string | null;
}

/** What proves that somebody may open the key. */
export type KeyProof =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly lines: readonly string[] };

/** The recovery phrase while it is shown, once: its printed lines, and the two groups (from 0, over all lines) that must be typed back. */
export interface PhraseShown {
  readonly kind: 'phrase';
  readonly lines: readonly string[];
  readonly asked: readonly number[];
  /** Printed on the sheet, so that it is known which ring it belongs to. */
  readonly ringId: string;
  readonly madeAt: number;
}

/** Why a call about keys did nothing. */
export type KeyFailure =
  | { readonly kind: 'failed'; readonly why: 'wrong'; readonly waitUntil: number | null; readonly attemptsLeft: number }
  | { readonly kind: 'failed'; readonly why: 'wait'; readonly waitUntil: number }
  | {
      readonly kind: 'failed';
      readonly why:
        | 'passphrase-too-short'
        | 'passphrase-too-simple'
        | 'no-protection'
        | 'no-keychain'
        | 'phrase-unreadable'
        | 'groups-differ'
        | 'not-now'
        | 'not-writable';
    };

/** How the key of the open centre is kept, for whoever looks after it. */
export interface KeyStatus {
  readonly ringId: string;
  /** Name of the keychain that keeps the key; null where none does. */
  readonly keychain: string | null;
  readonly hasPassphrase: boolean;
  readonly phraseMadeAt: number;
  readonly offer: KeychainOffer;
}

/** What happened to the key ring, for the audit; holds nothing of a key. */
export const KEY_NOTES = [
  'keys.ringMade',
  'keys.phraseRenewed',
  'keys.protectionChanged',
  'keys.ringRemade',
  'keys.copyUsed',
  'keys.openedByRecovery',
  'keys.clockAccepted',
] as const;
export type KeyNote = (typeof KEY_NOTES)[number];

/** What a window may ask about the key of a centre. Every answer is given before or beside the data service, which has no part in it. */
export interface KeyCalls {
  /** Begins a ring, or makes one anew where the state says so; the ring is written once the phrase is confirmed. */
  prepareRing(protection: Protection): Promise<PhraseShown | KeyFailure>;
  /** The two groups as typed, in the order asked; writes the ring. */
  confirmPhrase(typed: readonly string[]): Promise<{ readonly kind: 'done' } | KeyFailure>;
  /** Opens the ring; with a protection it is kept in that way from now on. */
  unlockRing(ask: {
    readonly proof: KeyProof;
    readonly protection: Protection | null;
  }): Promise<{ readonly kind: 'done' } | KeyFailure>;
  /** Puts the whole copy in the place of an altered ring. */
  useRingCopy(): Promise<{ readonly kind: 'done' } | KeyFailure>;
  /** Goes on although the clock stands before the newest thing in the store; audited. */
  acceptClock(): Promise<void>;
  /** Null where the profile has no key ring. */
  keyStatus(): Promise<KeyStatus | null>;
  /** A new recovery phrase in place of the old one; written once it is confirmed. */
  renewPhrase(proof: KeyProof): Promise<PhraseShown | KeyFailure>;
  changeProtection(ask: {
    readonly proof: KeyProof;
    readonly protection: Protection;
  }): Promise<{ readonly kind: 'done' } | KeyFailure>;
  /** Prints the page, which shows nothing but the phrase while one is shown. */
  printPhrase(): Promise<{ readonly kind: 'printed' | 'not-printed' }>;
  /** Saves the same sheet where the person says; null where they cancelled. */
  savePhrase(): Promise<{ readonly path: string } | null>;
}
