import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { normalisePassword } from '../../domain/people/password-policy.ts';
import type { PasswordCost } from '../passwords.ts';
import { wipe } from './sealed-box.ts';

/** The most memory turning a password into a key may take. */
const MOST_MEMORY = 256 * 1024 * 1024;
/** A wrap that asks for more than this was not made here. */
const HIGHEST_LN = 18;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;
/** Version, ln, r, p. */
const COST_BYTES = 4;
const HEAD_BYTES = COST_BYTES + SALT_BYTES + NONCE_BYTES;

/** Wraps a secret under a password: version and cost, salt, nonce, ciphertext, tag. `owner` binds it to the person it belongs to. */
export async function wrapUnderPassword(
  password: string,
  owner: string,
  secret: Buffer,
  cost: PasswordCost,
): Promise<Buffer> {
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)];
  const key = await keyOf(password, salt, cost);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(owner, 'utf8'));
  const wrapped = Buffer.concat([
    ...[Buffer.of(VERSION, cost.ln, cost.r, cost.p), salt, nonce],
    ...[cipher.update(secret), cipher.final(), cipher.getAuthTag()],
  ]);
  wipe(key);
  return wrapped;
}

/** The secret; null where it was wrapped under another password or for somebody else. */
export async function unwrapWithPassword(password: string, owner: string, wrapped: Uint8Array): Promise<Buffer | null> {
  const box = Buffer.from(wrapped);
  const [version, ln = 0, r = 0, p = 0] = box;
  if (box.length < HEAD_BYTES + TAG_BYTES || version !== VERSION || ln > HIGHEST_LN) return null;
  const key = await keyOf(password, box.subarray(COST_BYTES, COST_BYTES + SALT_BYTES), { ln, r, p });
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(COST_BYTES + SALT_BYTES, HEAD_BYTES));
    decipher.setAAD(Buffer.from(owner, 'utf8'));
    decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
    return Buffer.concat([decipher.update(box.subarray(HEAD_BYTES, box.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  } finally {
    wipe(key);
  }
}

function keyOf(password: string, salt: Uint8Array, { ln, r, p }: PasswordCost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(normalisePassword(password), salt, 32, { N: 2 ** ln, r, p, maxmem: MOST_MEMORY }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
