import type { OperatorId } from '../../domain/ids.ts';
import { UNMASK_MS } from '../../domain/lead/lead.ts';
import { after, type Instant } from '../../domain/time/instant.ts';
import type { PasswordCost } from '../passwords.ts';
import type { SeatedPerson, Session } from '../session.ts';
import type { PasswordListener } from '../sign-in/password-listener.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findHolder, putHolder, type LeadKeyHolder } from '../store/lead-key-holders.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { unwrapWithPassword, wrapUnderPassword } from './password-wrap.ts';
import { newKeyPair, seal, unseal, wipe, type KeyPair } from './sealed-box.ts';

interface Unlocked {
  readonly personId: OperatorId;
  readonly pair: KeyPair;
  readonly until: Instant;
  readonly stopListening: () => void;
}

/** An officer's own pair, unwrapped, and the row it lies in. */
interface OwnPair {
  readonly pair: KeyPair;
  readonly holder: LeadKeyHolder;
  readonly isNew: boolean;
}

/**
 * The lead key: everybody can seal for it, only a lead officer can open, and only within five minutes of their password. Each
 * officer has a pair of their own under their password, and the lead key sealed for it; so somebody who has it can grant it to
 * somebody whose password is unknown to them. The service alone can open nothing.
 */
export class LeadKeys implements PasswordListener {
  readonly #store: Store;
  readonly #clock: { now(): Instant };
  readonly #cost: PasswordCost;
  readonly #unlocked = new Map<Session, Unlocked>();

  constructor(parts: {
    readonly store: Store;
    readonly clock: { now(): Instant };
    readonly passwordCost: PasswordCost;
  }) {
    this.#store = parts.store;
    this.#clock = parts.clock;
    this.#cost = parts.passwordCost;
  }

  /** The public half, for sealing; null until a lead officer has given a password for the first time. */
  async publicKey(): Promise<Buffer | null> {
    const stored = await readSetting(this.#store.read, 'lead.publicKey');
    return stored === null ? null : Buffer.from(stored, 'hex');
  }

  /** Hears that a session has proved its password: at signing in and at every re-authentication. Others than lead officers have no key. */
  async proved(session: Session, password: string): Promise<void> {
    const { person } = session;
    this.forget(session);
    if (person?.role !== 'lead-officer') return;
    const pair = await this.#leadPairOf(person, password);
    // Somebody else may have sat down while the password was turned into a key.
    if (pair === null || session.person?.id !== person.id) return;
    const stopListening = session.onShut(() => this.forget(session));
    const until = after(this.#clock.now(), UNMASK_MS);
    this.#unlocked.set(session, { personId: person.id, pair, until, stopListening });
  }

  /** Hears that the person of a session has changed the password, after proving the old one: what it opened goes on under the new one. */
  async changed(session: Session, before: string, password: string): Promise<void> {
    const personId = session.person?.id;
    const holder = personId === undefined ? null : await findHolder(this.#store.read, personId);
    if (personId === undefined || holder === null) return;
    const secret = await unwrapWithPassword(before, personId, holder.wrappedKey);
    if (secret === null) return;
    const wrappedKey = await wrapUnderPassword(password, personId, secret, this.#cost);
    wipe(secret);
    await this.#store.write((tx) => putHolder(tx, { ...holder, wrappedKey }));
  }

  /** The lead key, where this session may open now; null otherwise. */
  pairOf(session: Session): KeyPair | null {
    const unlocked = this.#unlocked.get(session);
    if (unlocked === undefined) return null;
    const isOver = unlocked.until <= this.#clock.now() || unlocked.personId !== session.person?.id;
    if (isOver) this.forget(session);
    return isOver ? null : unlocked.pair;
  }

  /** Until when this session may open; null where it may not. */
  openUntil(session: Session): Instant | null {
    return this.pairOf(session) === null ? null : (this.#unlocked.get(session)?.until ?? null);
  }

  /** Wipes the key of a session: at locking, signing out, and when somebody else sits down. */
  forget(session: Session): void {
    const unlocked = this.#unlocked.get(session);
    if (unlocked === undefined) return;
    unlocked.stopListening();
    wipe(unlocked.pair.privateKey);
    this.#unlocked.delete(session);
  }

  /** Wipes every key whose five minutes are over, or whose person has left. */
  sweep(): void {
    for (const session of this.#unlocked.keys()) this.pairOf(session);
  }

  /** Seals the lead key for another officer's pair, in the transaction of the grant. */
  async grant(
    tx: WriteTransaction,
    pair: KeyPair,
    to: LeadKeyHolder,
    doing: { readonly at: Instant; readonly by: OperatorId },
  ): Promise<void> {
    const sealedLeadKey = seal(Buffer.from(to.publicKey), placeOf(to.personId), pair.privateKey);
    await putHolder(tx, { ...to, sealedLeadKey, grantedBy: doing.by, grantedAt: doing.at });
  }

  async #leadPairOf(person: SeatedPerson, password: string): Promise<KeyPair | null> {
    const own = await this.#ownPairOf(person.id, password);
    const leadKey = await this.#store.write((tx) => this.#settle(tx, person.id, own));
    wipe(own.pair.privateKey);
    return leadKey;
  }

  /** The officer's own pair; a new one at the first password, and after a password was reset: what the old one opened is lost. */
  async #ownPairOf(personId: OperatorId, password: string): Promise<OwnPair> {
    const holder = await findHolder(this.#store.read, personId);
    const secret = holder === null ? null : await unwrapWithPassword(password, personId, holder.wrappedKey);
    if (holder !== null && secret !== null) {
      return { pair: { publicKey: Buffer.from(holder.publicKey), privateKey: secret }, holder, isNew: false };
    }
    const pair = newKeyPair();
    const wrappedKey = await wrapUnderPassword(password, personId, pair.privateKey, this.#cost);
    const nothing = { sealedLeadKey: null, grantedBy: null, grantedAt: null };
    const made = { personId, publicKey: pair.publicKey, wrappedKey, madeAt: this.#clock.now(), ...nothing };
    return { pair, holder: made, isNew: true };
  }

  async #settle(tx: WriteTransaction, personId: OperatorId, own: OwnPair): Promise<KeyPair | null> {
    const stored = await readSetting(tx.db, 'lead.publicKey');
    const at = this.#clock.now();
    if (stored === null) return this.#makeLeadKey(tx, personId, own.holder, at);
    if (own.isNew) {
      await putHolder(tx, own.holder);
      await audit(tx, personId, at, 'key waits for a grant');
    }
    const { sealedLeadKey } = own.holder;
    const privateKey = sealedLeadKey === null ? null : unseal(own.pair, placeOf(personId), sealedLeadKey);
    return privateKey === null ? null : { publicKey: Buffer.from(stored, 'hex'), privateKey };
  }

  /** The first lead officer makes the key. */
  async #makeLeadKey(tx: WriteTransaction, personId: OperatorId, own: LeadKeyHolder, at: Instant): Promise<KeyPair> {
    const lead = newKeyPair();
    const sealedLeadKey = seal(Buffer.from(own.publicKey), placeOf(personId), lead.privateKey);
    await putHolder(tx, { ...own, sealedLeadKey, grantedBy: personId, grantedAt: at });
    await writeSetting(tx, 'lead.publicKey', lead.publicKey.toString('hex'));
    await audit(tx, personId, at, 'key made');
    return lead;
  }
}

function placeOf(personId: OperatorId) {
  return { table: 'leadKeyHolders', row: personId, column: 'sealedLeadKey' };
}

function audit(tx: WriteTransaction, by: OperatorId, at: Instant, detail: string): Promise<void> {
  return appendAudit(tx, { at, by, action: 'leads.key', entity: 'lead', entityId: by, detail });
}
