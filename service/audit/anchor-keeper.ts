import { copyFileSync, existsSync } from 'node:fs';
import type { Instant } from '../../domain/time/instant.ts';
import { errorName, type Log } from '../log.ts';
import { readAnchorMark, writeAnchorMark } from '../store/anchor-mark.ts';
import { hexOf } from '../store/audit-chain.ts';
import { chainHead, hashAt } from '../store/audit-log.ts';
import { readSetting } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { type Anchor, digestOf, NO_ANCHOR, signAnchor } from './anchor.ts';
import { appendAnchor, lastAnchor } from './anchor-file.ts';
import { type AnchorTrouble, troubleOf } from './anchor-trouble.ts';
import type { SigningKey } from './signing-key.ts';

/** An anchor is written at the latest after so many entries. */
export const ENTRIES_PER_ANCHOR = 1_000;

/** What the keeper of the anchors works with. */
export interface AnchorKeeperParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly log: Log;
  readonly key: SigningKey;
  readonly centre: string;
  /** Where the anchors lie unless a setting names another disk. */
  readonly usualFile: string;
}

/** How the anchors stand. */
export interface AnchorState {
  readonly file: string;
  readonly publicKey: string;
  readonly last: Anchor | null;
  readonly trouble: AnchorTrouble | null;
  /** The last anchor could not be written: the disk is full, or not there. */
  readonly isUnwritable: boolean;
}

/**
 * Writes anchors: hourly, every 1,000 entries and at the close. Where the chain and the last anchor disagree it writes none, so that
 * nothing covers the disagreement up, until a person has looked into it and said so.
 */
export class AnchorKeeper {
  readonly #parts: AnchorKeeperParts;
  #file: string;
  #last: Anchor | null = null;
  #trouble: AnchorTrouble | null = null;
  #isUnwritable = false;
  #isDue = false;
  #turn: Promise<void> = Promise.resolve();
  #stopListening: () => void = () => undefined;

  private constructor(parts: AnchorKeeperParts, file: string) {
    this.#parts = parts;
    this.#file = file;
  }

  /** Compares the chain with its last anchor before anything is added to either. */
  static async open(parts: AnchorKeeperParts): Promise<AnchorKeeper> {
    const file = (await readSetting(parts.store.read, 'audit.anchorFile')) ?? parts.usualFile;
    const keeper = new AnchorKeeper(parts, file);
    await keeper.#look();
    keeper.#stopListening = parts.store.onChange((changes) => {
      if (changes.some(({ entity }) => entity === 'audit')) void keeper.#anchorWhereDue();
    });
    return keeper;
  }

  get state(): AnchorState {
    return {
      file: this.#file,
      publicKey: this.#parts.key.publicHex,
      last: this.#last,
      trouble: this.#trouble,
      isUnwritable: this.#isUnwritable,
    };
  }

  /** Writes an anchor unless the last one vouches for the newest entry already, or there is trouble. Never rejects. */
  anchor(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#write('where-it-moved'));
    return this.#turn;
  }

  /** After a person has acknowledged the trouble in an entry of the chain: vouches for the chain as it is from here on. */
  async goOn(): Promise<void> {
    this.#turn = this.#turn.then(() => {
      this.#trouble = null;
      return this.#write('always');
    });
    await this.#turn;
  }

  /** Resolves when what was asked for so far is written. */
  async settled(): Promise<void> {
    await this.#turn;
  }

  /** Goes on in another file, which gets what the old one holds. Throws where it cannot be written, and then stays. */
  move(file: string): void {
    if (file !== this.#file && existsSync(this.#file)) copyFileSync(this.#file, file);
    this.#file = file;
  }

  /** Writes the last anchor and ends. */
  async close(): Promise<void> {
    this.#stopListening();
    await this.anchor();
  }

  async #look(): Promise<void> {
    const { store, log, key, centre } = this.#parts;
    const head = await chainHead(store.read);
    const mark = await readAnchorMark(store.read);
    const last = lastAnchor(this.#file);
    const vouched = last.kind === 'anchor' ? await hashAt(store.read, last.anchor.seq) : null;
    this.#trouble = troubleOf({
      ...{ last, mark, centre, key, headSeq: head?.seq ?? null },
      hashAt: () => (vouched === null ? null : hexOf(vouched)),
    });
    // What is not the centre's own is not gone on from: the store remembers the last that was.
    this.#last = last.kind === 'anchor' && this.#trouble !== 'anchor-forged' ? last.anchor : null;
    if (this.#trouble === null) return;
    const anchoredSeq = this.#last?.seq ?? null;
    log.error('audit-chain-and-anchors-disagree', { trouble: this.#trouble, headSeq: head?.seq ?? null, anchoredSeq });
  }

  async #anchorWhereDue(): Promise<void> {
    const head = await chainHead(this.#parts.store.read);
    if (this.#isDue || head === null || head.seq - (this.#last?.seq ?? -1) < ENTRIES_PER_ANCHOR) return;
    this.#isDue = true;
    await this.anchor();
    this.#isDue = false;
  }

  async #write(when: 'where-it-moved' | 'always'): Promise<void> {
    const { store, clock, key, centre, log } = this.#parts;
    try {
      // A disk that was plugged in again is looked at again.
      if (this.#trouble === 'anchors-gone') await this.#look();
      if (this.#trouble !== null) return;
      const head = await chainHead(store.read);
      if (head === null || (when === 'where-it-moved' && head.seq === this.#last?.seq)) return;
      const mark = await readAnchorMark(store.read);
      const statement = {
        ...{ centre, number: (this.#last?.number ?? mark?.number ?? 0) + 1, seq: head.seq, hash: hexOf(head.hash) },
        ...{ at: clock.now(), previous: this.#last === null ? (mark?.digest ?? NO_ANCHOR) : digestOf(this.#last) },
      };
      const anchor = signAnchor(statement, key.privateKey);
      appendAnchor(this.#file, anchor);
      this.#last = anchor;
      await store.write((tx) => writeAnchorMark(tx, { number: anchor.number, digest: digestOf(anchor) }));
      this.#isUnwritable = false;
    } catch (error) {
      this.#isUnwritable = true;
      log.error('anchor-not-written', { error: errorName(error) });
    }
  }
}
