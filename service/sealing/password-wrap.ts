import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { wipe } from './sealed-box.ts';

/** Cost of turning a password into a key; the trust note's figures. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const VERSION = 1;

/** Wraps a secret under a password: version, salt, nonce, ciphertext, tag. `owner` binds it to the person it belongs to. */
export async function wrapUnderPassword(password: string, owner: string, secret: Buffer): Promise<Buffer> {
  const [salt, nonce] = [randomBytes(SALT_BYTES), randomBytes(NONCE_BYTES)];
  const key = await keyOf(password, salt);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(owner, 'utf8'));
  const wrapped = Buffer.concat([
    ...[Buffer.of(VERSION), salt, nonce],
    ...[cipher.update(secret), cipher.final(), cipher.getAuthTag()],
  ]);
  wipe(key);
  return wrapped;
}

/** The secret; null where it was wrapped under another password or for somebody else. */
export async function unwrapWithPassword(password: string, owner: string, wrapped: Uint8Array): Promise<Buffer | null> {
  const box = Buffer.from(wrapped);
  const head = 1 + SALT_BYTES + NONCE_BYTES;
  if (box.length < head + TAG_BYTES || box[0] !== VERSION) return null;
  const key = await keyOf(password, box.subarray(1, 1 + SALT_BYTES));
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(1 + SALT_BYTES, head));
    decipher.setAAD(Buffer.from(owner, 'utf8'));
    decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
    return Buffer.concat([decipher.update(box.subarray(head, box.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  } finally {
    wipe(key);
  }
}

function keyOf(password: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(Buffer.from(password.normalize('NFC'), 'utf8'), salt, 32, COST, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
}
