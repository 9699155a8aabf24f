import { randomBytes, randomInt } from 'node:crypto';
import type { KeyFailure, PhraseShown, Protection } from '../contract/keys.ts';
import { passphraseFault } from '../domain/keys/passphrase.ts';
import {
  GROUPS_IN_LINE,
  groupOf,
  isSameGroup,
  PHRASE_LINES,
  PHRASE_VALUES,
  phraseLines,
  readPhrase,
} from '../domain/keys/recovery-phrase.ts';
import { offerOf, type Keychain } from './keychain.ts';
import { newRingId, sealRing, wrapByKeychain, wrapByPassphrase, wrapByRecovery, type Ring } from './ring.ts';

/** A ring that is written once its recovery phrase is known to be on paper. */
export interface PendingRing {
  readonly ring: Ring;
  readonly master: Buffer;
  readonly shown: PhraseShown;
}

/** A master key of a new centre. */
export function newMaster(): Buffer {
  return randomBytes(32);
}

/** What is wrong with a protection; null where nothing is. */
export function protectionFault(protection: Protection, keychain: Keychain): KeyFailure | null {
  if (!protection.keychain && protection.passphrase === null) return { kind: 'failed', why: 'no-protection' };
  if (protection.keychain && !offerOf(keychain).isUsable) return { kind: 'failed', why: 'no-keychain' };
  const fault = protection.passphrase === null ? null : passphraseFault(protection.passphrase);
  return fault === null ? null : { kind: 'failed', why: `passphrase-${fault}` };
}

/** A whole new ring around a master key, with a new recovery phrase. */
export async function makeRing(
  master: Buffer,
  protection: Protection,
  { keychain, now, logN }: { readonly keychain: Keychain; readonly now: number; readonly logN: number },
): Promise<PendingRing> {
  const id = newRingId();
  const { lines, phrase } = newPhrase();
  const ring = sealRing(
    {
      ...{ version: 1, id, madeAt: now, changedAt: now, phraseMadeAt: now },
      ...(await waysOf(master, protection, { keychain, id, logN })),
      recovery: await wrapByRecovery(master, phrase, id, logN),
    },
    master,
  );
  return { ring, master, shown: shownOf(ring, lines) };
}

/** The same ring with a new recovery phrase in place of the old one. */
export async function withNewPhrase(
  { ring, master }: { readonly ring: Ring; readonly master: Buffer },
  { now, logN }: { readonly now: number; readonly logN: number },
): Promise<PendingRing> {
  const { lines, phrase } = newPhrase();
  const recovery = await wrapByRecovery(master, phrase, ring.id, logN);
  const renewed = sealRing({ ...ring, changedAt: now, phraseMadeAt: now, recovery }, master);
  return { ring: renewed, master, shown: shownOf(renewed, lines) };
}

/** The same ring kept in another way. */
export async function withProtection(
  { ring, master }: { readonly ring: Ring; readonly master: Buffer },
  protection: Protection,
  { keychain, now, logN }: { readonly keychain: Keychain; readonly now: number; readonly logN: number },
): Promise<Ring> {
  const ways = await waysOf(master, protection, { keychain, id: ring.id, logN });
  return sealRing({ ...ring, changedAt: now, ...ways }, master);
}

/** The same ring kept in the keychain that is here now, or in none where there is none worth it; a passphrase stays. */
export function withKeychainHere(
  { ring, master }: { readonly ring: Ring; readonly master: Buffer },
  { keychain, now }: { readonly keychain: Keychain; readonly now: number },
): Ring {
  const kept = offerOf(keychain).isUsable ? wrapByKeychain(master, keychain, ring.id) : null;
  return sealRing({ ...ring, changedAt: now, keychain: kept }, master);
}

/** Whether both groups were typed back as they are printed. */
export function isConfirmed({ shown }: PendingRing, typed: readonly string[]): boolean {
  return (
    typed.length === shown.asked.length &&
    shown.asked.every((group, index) => isSameGroup(typed[index] ?? '', groupOf(shown.lines, group)))
  );
}

async function waysOf(
  master: Buffer,
  protection: Protection,
  { keychain, id, logN }: { readonly keychain: Keychain; readonly id: string; readonly logN: number },
): Promise<Pick<Ring, 'keychain' | 'passphrase'>> {
  return {
    keychain: protection.keychain ? wrapByKeychain(master, keychain, id) : null,
    passphrase: protection.passphrase === null ? null : await wrapByPassphrase(master, protection.passphrase, id, logN),
  };
}

function newPhrase(): { readonly lines: readonly string[]; readonly phrase: string } {
  const lines = phraseLines([...randomBytes(PHRASE_VALUES)].map((byte) => byte & 31));
  const phrase = readPhrase(lines);
  if (phrase === null) throw new Error('A new phrase does not read back.');
  return { lines, phrase };
}

/** Two groups of two different lines, so that both halves of a sheet have been looked at. */
function shownOf({ id, changedAt }: Ring, lines: readonly string[]): PhraseShown {
  const first = randomInt(PHRASE_LINES);
  const second = (first + 1 + randomInt(PHRASE_LINES - 1)) % PHRASE_LINES;
  const asked = [first, second].sort((a, b) => a - b).map((line) => line * GROUPS_IN_LINE + randomInt(GROUPS_IN_LINE));
  return { kind: 'phrase', lines, asked, ringId: id, madeAt: changedAt };
}
