import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { normalisePassword } from '../domain/people/password-policy.ts';
import { deriveOnThread } from './sign-in/scrypt-thread.ts';

/** How much work one guess is: N = 2^ln, and scrypt's r and p. */
export interface PasswordCost {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
  /** Entry of the thread that does the work; without one the runtime's own scrypt does it. */
  readonly workerUrl?: URL;
}

/** N = 2^17, r = 8, p = 1: about 128 MB and a third of a second for every guess. Only tests take less. */
export const PASSWORD_COST: PasswordCost = { ln: 17, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** What a stored string may ask for at most: a hash somebody has written into the file must not stop the service. */
const MOST = { ln: 18, r: 16, p: 4 } as const;

/** A password hash in PHC string format: `$scrypt$ln=17,r=8,p=1$salt$hash`, base64 without padding. */
export type PasswordHash = string;

interface Parsed extends Pick<PasswordCost, 'ln' | 'r' | 'p'> {
  readonly salt: Buffer;
  readonly hash: Buffer;
}

/** Hashes a password with a salt of its own. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, { ...cost, salt, length: HASH_BYTES }, cost.workerUrl);
  return `${head(cost)}$${unpadded(salt)}$${unpadded(hash)}`;
}

/**
 * Whether the password is the one that was hashed. Where there is no hash (nobody has the login, or no password was set) the
 * same work is done and the answer is no, so that the time tells nothing. Throws where the stored string is none of ours.
 */
export async function isPassword(password: string, stored: PasswordHash | null, cost: PasswordCost): Promise<boolean> {
  const { salt, hash, ...work } = parse(stored ?? nobodys(cost));
  const derived = await derive(password, { ...work, salt, length: hash.length }, cost.workerUrl);
  return timingSafeEqual(derived, hash) && stored !== null;
}

/** A hash of no password anybody knows; it costs what a real one costs. */
function nobodys(cost: PasswordCost): PasswordHash {
  return `${head(cost)}$${'A'.repeat(22)}$${'A'.repeat(43)}`;
}

function head({ ln, r, p }: PasswordCost): string {
  return `$scrypt$ln=${ln},r=${r},p=${p}`;
}

function derive(
  password: string,
  { ln, r, p, salt, length }: Omit<Parsed, 'hash'> & { readonly length: number },
  workerUrl: URL | undefined,
): Promise<Buffer> {
  const typed = normalisePassword(password);
  // The thread refuses an empty password, which is as wrong as any other.
  if (workerUrl !== undefined && typed !== '')
    return deriveOnThread(workerUrl, { password: typed, salt, ln, r, p, length });
  const N = 2 ** ln;
  // Without maxmem the runtime refuses more than 32 MB.
  const options = { N, r, p, maxmem: 128 * r * (N + p) + 1_048_576 };
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, length, options, (error, derived) => (error === null ? resolve(derived) : reject(error)));
  });
}

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{43,86})$/;

function parse(stored: PasswordHash): Parsed {
  const [, ln, r, p, salt, hash] = PHC.exec(stored) ?? [];
  if (salt === undefined || hash === undefined) throw new Error('A stored password hash is not in PHC string format');
  const parsed = { ln: Number(ln), r: Number(r), p: Number(p), salt: bytes(salt), hash: bytes(hash) };
  const isOurs = (name: 'ln' | 'r' | 'p') => parsed[name] >= 1 && parsed[name] <= MOST[name];
  if (!isOurs('ln') || !isOurs('r') || !isOurs('p')) throw new Error('A stored password hash asks for too much work');
  return parsed;
}

function unpadded(value: Buffer): string {
  return value.toString('base64').replace(/=+$/, '');
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
