import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { plainPassphrase } from '../domain/keys/passphrase.ts';
import type { Keychain } from './keychain.ts';
import { secretWrap, unwrap, wrap, type SecretWrap } from './secret-wrap.ts';

const keychainWrap = z.strictObject({ backend: z.string().min(1).max(60), sealed: z.base64().min(4).max(4_000) });

/** A key ring as it lies on disk: the one master key of a centre under every way to it. Instants are Unix milliseconds. */
export const ringSchema = z.strictObject({
  version: z.literal(1),
  /** Chance; names the ring on the printed sheet and binds every wrap to it. */
  id: z.string().regex(/^[0-9a-f]{16}$/),
  madeAt: z.int(),
  changedAt: z.int(),
  phraseMadeAt: z.int(),
  keychain: keychainWrap.nullable().default(null),
  passphrase: secretWrap.nullable().default(null),
  /** Null only where somebody has taken it out: no ring is written without one. */
  recovery: secretWrap.nullable().default(null),
  /** HMAC-SHA-256 over everything above under a key of the master key: a wrap that is missing or comes from elsewhere shows. */
  mac: z.base64().length(44),
});
export type Ring = z.infer<typeof ringSchema>;

/** A new name for a ring. */
export function newRingId(): string {
  return randomBytes(8).toString('hex');
}

/** The ring with its seal; whoever changes one writes `changedAt` and seals it again. */
export function sealRing(ring: Omit<Ring, 'mac'>, master: Uint8Array): Ring {
  return { ...ring, mac: macOf(ring, master).toString('base64') };
}

/** Whether everything in the ring is as the holder of this master key wrote it. */
export function isWhole(ring: Ring, master: Uint8Array): boolean {
  return timingSafeEqual(macOf(ring, master), Buffer.from(ring.mac, 'base64'));
}

/** Wraps the master key under a passphrase as typed. */
export function wrapByPassphrase(
  master: Uint8Array,
  passphrase: string,
  id: string,
  logN: number,
): Promise<SecretWrap> {
  return wrap(master, plainPassphrase(passphrase), aboutOf(id, 'passphrase'), logN);
}

/** Wraps the master key under a recovery phrase without its spaces. */
export function wrapByRecovery(master: Uint8Array, phrase: string, id: string, logN: number): Promise<SecretWrap> {
  return wrap(master, phrase, aboutOf(id, 'recovery'), logN);
}

/** Keeps the master key in the keychain of this machine. */
export function wrapByKeychain(master: Uint8Array, keychain: Keychain, id: string): NonNullable<Ring['keychain']> {
  const text = `${aboutOf(id, 'keychain')} ${Buffer.from(master).toString('hex')}`;
  return { backend: keychain.backend, sealed: keychain.seal(text).toString('base64') };
}

/** The master key; null where the passphrase is another, or the ring has none. */
export async function openByPassphrase(ring: Ring, passphrase: string): Promise<Buffer | null> {
  if (ring.passphrase === null) return null;
  return masterIn(await unwrap(ring.passphrase, plainPassphrase(passphrase), aboutOf(ring.id, 'passphrase')));
}

/** The master key; null where the phrase is another, or the ring has none. */
export async function openByRecovery(ring: Ring, phrase: string): Promise<Buffer | null> {
  if (ring.recovery === null) return null;
  return masterIn(await unwrap(ring.recovery, phrase, aboutOf(ring.id, 'recovery')));
}

/** The master key; null where the keychain does not give back what this ring has put there. */
export function openByKeychain(ring: Ring, keychain: Keychain): Buffer | null {
  if (ring.keychain === null) return null;
  try {
    const text = keychain.open(Buffer.from(ring.keychain.sealed, 'base64'));
    const start = `${aboutOf(ring.id, 'keychain')} `;
    const hex = text.startsWith(start) ? text.slice(start.length) : '';
    return /^[0-9a-f]{64}$/.test(hex) ? Buffer.from(hex, 'hex') : null;
  } catch {
    // A keychain that has lost the key, or is another one, throws an error of the system's own.
    return null;
  }
}

function masterIn(bytes: Buffer | null): Buffer | null {
  return bytes?.length === 32 ? bytes : null;
}

function aboutOf(id: string, way: string): string {
  return `group-patrol/1/key-ring/${id}/${way}`;
}

function macOf(ring: Omit<Ring, 'mac'>, master: Uint8Array): Buffer {
  const key = Buffer.from(hkdfSync('sha256', master, new Uint8Array(0), 'group-patrol/1/key-ring-seal', 32));
  return createHmac('sha256', key).update(canonical(ring)).digest();
}

/** Everything but the seal in one order, whatever order the file has it in. */
function canonical({
  version,
  id,
  madeAt,
  changedAt,
  phraseMadeAt,
  keychain,
  passphrase,
  recovery,
}: Omit<Ring, 'mac'>): string {
  const secret = (of: SecretWrap | null) => of && [of.salt, of.logN, of.nonce, of.sealed];
  return JSON.stringify([
    ...[version, id, madeAt, changedAt, phraseMadeAt],
    keychain && [keychain.backend, keychain.sealed],
    secret(passphrase),
    secret(recovery),
  ]);
}
