import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';

/** log2 of the cost of scrypt: 128 MiB and a good part of a second for every guess (trust.md). */
export const SCRYPT_LOG_N = 17;
const BLOCK = 8;
const LANES = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key under a secret somebody remembers: scrypt of the secret opens AES-256-GCM. Bytes are base64. */
export const secretWrap = z.strictObject({
  salt: z.base64().length(24),
  // A file from elsewhere must not be able to ask for all of the memory.
  logN: z.int().min(10).max(18),
  nonce: z.base64().length(16),
  sealed: z.base64().min(24).max(400),
});
export type SecretWrap = z.infer<typeof secretWrap>;

/** Wraps bytes under a secret; `about` says what the wrap is for and must be the same when it is opened. */
export async function wrap(bytes: Uint8Array, secret: string, about: string, logN = SCRYPT_LOG_N): Promise<SecretWrap> {
  const salt = randomBytes(16);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', await stretch(secret, salt, logN), nonce);
  cipher.setAAD(Buffer.from(`${about}/${logN}`, 'utf8'));
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  return { salt: salt.toString('base64'), logN, nonce: nonce.toString('base64'), sealed: sealed.toString('base64') };
}

/** The bytes under this secret; null where the secret is another or the wrap is not as it was made. */
export async function unwrap(from: SecretWrap, secret: string, about: string): Promise<Buffer | null> {
  const sealed = Buffer.from(from.sealed, 'base64');
  if (sealed.length <= TAG_BYTES) return null;
  const key = await stretch(secret, Buffer.from(from.salt, 'base64'), from.logN);
  const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(from.nonce, 'base64'), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(`${about}/${from.logN}`, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    // Another secret and an altered wrap fail in the same way, which is what the tag is for.
    return null;
  }
}

/** Not scryptSync: the window has to stay alive meanwhile. */
function stretch(secret: string, salt: Buffer, logN: number): Promise<Buffer> {
  const N = 2 ** logN;
  return new Promise((done, failed) =>
    scrypt(secret, salt, 32, { N, r: BLOCK, p: LANES, maxmem: 256 * N * BLOCK }, (error, key) =>
      error === null ? done(key) : failed(error),
    ),
  );
}
