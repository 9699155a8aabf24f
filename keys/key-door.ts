import type { KeyFailure, KeyNote, KeyProof, KeyState, KeyStatus, PhraseShown, Protection } from '../contract/keys.ts';
import type { StoreKeys } from '../contract/shell.ts';
import { readPhrase } from '../domain/keys/recovery-phrase.ts';
import { Attempts } from './attempts.ts';
import { findRing, masterBy, stageOf, type Rings, type Stage } from './find-ring.ts';
import { keyStateOf } from './key-state.ts';
import { offerOf, type Keychain } from './keychain.ts';
import {
  isConfirmed,
  makeRing,
  newMaster,
  protectionFault,
  withKeychainHere,
  withNewPhrase,
  withProtection,
  type PendingRing,
} from './make-ring.ts';
import type { Ring } from './ring.ts';
import { writeRing } from './ring-file.ts';
import { SCRYPT_LOG_N } from './secret-wrap.ts';
import { keysOf } from './store-keys.ts';

type Done = { readonly kind: 'done' } | KeyFailure;

interface Surroundings {
  readonly dataDir: string;
  readonly keychain: Keychain;
  readonly now: () => number;
  /** Hears of what the audit has to know. */
  readonly note: (note: KeyNote) => void;
  /** The keys may be asked for again: they are there now, or stand somewhere else than before. */
  readonly changed: () => void;
  /** log2 of the cost of scrypt, less only in tests. */
  readonly logN?: number;
}

const NOT_NOW: KeyFailure = { kind: 'failed', why: 'not-now' };
const GROUPS_DIFFER: KeyFailure = { kind: 'failed', why: 'groups-differ' };

/** The door before the store of a centre: finds its key ring, asks for what opens it, makes and remakes it. Holds the master key once it is known. */
export class KeyDoor {
  readonly #with: Surroundings;
  readonly #logN: number;
  readonly #attempts: Attempts;
  #stage: Stage | null = null;
  #pending: { readonly ring: PendingRing; readonly note: KeyNote } | null = null;
  #isBusy = false;

  constructor(surroundings: Surroundings) {
    this.#with = surroundings;
    this.#logN = surroundings.logN ?? SCRYPT_LOG_N;
    this.#attempts = new Attempts(surroundings.dataDir, surroundings.now);
  }

  /** The keys of the store, or what stands before them. A ring that is not open is read again every time. */
  keys(): { readonly kind: 'keys'; readonly keys: StoreKeys } | { readonly kind: 'state'; readonly state: KeyState } {
    const stage = this.#look();
    return stage.kind === 'open'
      ? { kind: 'keys', keys: keysOf(stage.master) }
      : {
          kind: 'state',
          state: keyStateOf(stage, { keychain: this.#with.keychain, waitUntil: this.#attempts.waitUntil }),
        };
  }

  get status(): KeyStatus | null {
    if (this.#stage?.kind !== 'open') return null;
    const { ring } = this.#stage.rings;
    return {
      ringId: ring.id,
      keychain: ring.keychain?.backend ?? null,
      hasPassphrase: ring.passphrase !== null,
      phraseMadeAt: ring.phraseMadeAt,
      offer: offerOf(this.#with.keychain),
    };
  }

  /** A new ring for a new centre, or one around the key of an altered ring; written once the phrase is confirmed. */
  prepare(protection: Protection): Promise<PhraseShown | KeyFailure> {
    return this.#alone(async () => {
      const stage = this.#look();
      if (stage.kind !== 'new' && stage.kind !== 'altered') return NOT_NOW;
      const fault = protectionFault(protection, this.#with.keychain);
      if (fault !== null) return fault;
      const master = stage.kind === 'new' ? newMaster() : stage.master;
      const ring = await makeRing(master, protection, this.#making());
      this.#pending = { ring, note: stage.kind === 'new' ? 'keys.ringMade' : 'keys.ringRemade' };
      return ring.shown;
    });
  }

  /** The same key under a new recovery phrase, for somebody who can open the ring; written once the phrase is confirmed. */
  renewPhrase(proof: KeyProof): Promise<PhraseShown | KeyFailure> {
    return this.#alone(async () => {
      const proven = await this.#proveOpen(proof);
      if ('kind' in proven) return proven;
      const ring = await withNewPhrase(proven, this.#making());
      this.#pending = { ring, note: 'keys.phraseRenewed' };
      return ring.shown;
    });
  }

  confirm(typed: readonly string[]): Promise<Done> {
    return this.#alone(async () => {
      if (this.#pending === null) return NOT_NOW;
      const { ring, note } = this.#pending;
      if (!isConfirmed(ring, typed)) return GROUPS_DIFFER;
      const written = this.#keep(ring.ring, ring.master, note);
      if (written.kind === 'done') this.#pending = null;
      return written;
    });
  }

  /** Opens the ring by a secret; with a protection the key is kept in that way from now on. */
  unlock(proof: KeyProof, protection: Protection | null): Promise<Done> {
    return this.#alone(async () => {
      const stage = this.#look();
      if (stage.kind !== 'closed') return NOT_NOW;
      const fault = this.#faultOf(stage, protection);
      if (fault !== null) return fault;
      const master = await this.#prove(stage.rings, proof);
      if ('kind' in master) return master;
      this.#stage = stageOf(stage.rings, master);
      if (this.#stage.kind !== 'open') return this.#told();
      if (proof.kind === 'recovery') this.#with.note('keys.openedByRecovery');
      const { ring } = this.#stage.rings;
      if (protection === null && stage.reason === null) {
        this.#mendFiles(this.#stage.rings);
        return this.#told();
      }
      const kept =
        protection === null
          ? withKeychainHere({ ring, master }, this.#making())
          : await withProtection({ ring, master }, protection, this.#making());
      this.#stage = stage;
      return this.#keep(kept, master, 'keys.protectionChanged');
    });
  }

  /** Keeps the key of the open ring in another way. */
  changeProtection(proof: KeyProof, protection: Protection): Promise<Done> {
    return this.#alone(async () => {
      const fault = protectionFault(protection, this.#with.keychain);
      if (fault !== null) return fault;
      const proven = await this.#proveOpen(proof);
      if ('kind' in proven) return proven;
      const ring = await withProtection(proven, protection, this.#making());
      return this.#keep(ring, proven.master, 'keys.protectionChanged');
    });
  }

  /** Puts the whole copy in the place of an altered ring. */
  useCopy(): Promise<Done> {
    return this.#alone(async () => {
      const stage = this.#look();
      if (stage.kind !== 'altered' || stage.copy === null) return NOT_NOW;
      return this.#keep(stage.copy, stage.master, 'keys.copyUsed');
    });
  }

  #look(): Stage {
    const stage = this.#stage;
    if (stage !== null && (stage.kind === 'open' || stage.kind === 'altered')) return stage;
    this.#stage = this.#find();
    if (this.#stage.kind === 'open') this.#mendFiles(this.#stage.rings);
    return this.#stage;
  }

  #find(): Stage {
    try {
      return findRing(this.#with.dataDir, this.#with.keychain);
    } catch (error) {
      return {
        kind: 'refused',
        reason: 'not-writable',
        detail: error instanceof Error ? error.message : String(error),
      };
    }
  }

  #told(): Done {
    this.#with.changed();
    return { kind: 'done' };
  }

  /** Where the keychain did not answer, the key goes into the one that is here now; without one, something else must keep it. */
  #faultOf({ rings, reason }: Extract<Stage, { kind: 'closed' }>, protection: Protection | null): KeyFailure | null {
    if (protection !== null) return protectionFault(protection, this.#with.keychain);
    const isKept = reason === null || rings.ring.passphrase !== null || offerOf(this.#with.keychain).isUsable;
    return isKept ? null : { kind: 'failed', why: 'no-protection' };
  }

  async #proveOpen(proof: KeyProof): Promise<{ readonly ring: Ring; readonly master: Buffer } | KeyFailure> {
    if (this.#stage?.kind !== 'open') return NOT_NOW;
    const { rings } = this.#stage;
    const master = await this.#prove({ ...rings, copy: null }, proof);
    return 'kind' in master ? master : { ring: rings.ring, master };
  }

  async #prove(rings: Rings, proof: KeyProof): Promise<Buffer | KeyFailure> {
    const until = this.#attempts.waitUntil;
    if (until !== null) return { kind: 'failed', why: 'wait', waitUntil: until };
    const text = proof.kind === 'passphrase' ? proof.passphrase : readPhrase(proof.lines);
    if (text === null) return { kind: 'failed', why: 'phrase-unreadable' };
    const master = await masterBy(rings, { way: proof.kind, text });
    if (master === null) {
      this.#attempts.failed();
      return { kind: 'failed', why: 'wrong', waitUntil: this.#attempts.waitUntil, attemptsLeft: this.#attempts.left };
    }
    this.#attempts.succeeded();
    return master;
  }

  #keep(ring: Ring, master: Buffer, note: KeyNote): Done {
    try {
      writeRing(this.#with.dataDir, ring);
    } catch {
      // The ring before stays as it was: its place is taken only by a file that is complete.
      return { kind: 'failed', why: 'not-writable' };
    }
    const wasOpen = this.#stage?.kind === 'open';
    this.#stage = { kind: 'open', rings: { ring, copy: ring, isCopy: false }, master };
    this.#with.note(note);
    return wasOpen ? { kind: 'done' } : this.#told();
  }

  /** A missing or cut file is written again from the one that was whole. */
  #mendFiles({ ring, copy, isCopy }: Rings): void {
    if (!isCopy && copy !== null && copy.mac === ring.mac) return;
    try {
      writeRing(this.#with.dataDir, ring);
    } catch {
      // The ring is open all the same; the files are tried again at the next start.
      return;
    }
    if (isCopy) this.#with.note('keys.copyUsed');
  }

  #making() {
    return { keychain: this.#with.keychain, now: this.#with.now(), logN: this.#logN };
  }

  /** One call at a time: two at once would be two attempts, or two rings. */
  async #alone<T>(act: () => Promise<T>): Promise<T | KeyFailure> {
    if (this.#isBusy) return NOT_NOW;
    this.#isBusy = true;
    try {
      return await act();
    } finally {
      this.#isBusy = false;
    }
  }
}
