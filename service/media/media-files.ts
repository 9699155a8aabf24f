import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** First bytes of every file, so that its format can change one day. */
const HEAD = Buffer.from('GPM1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The files of messages, each encrypted by itself (AES-256-GCM, the name as additional data) under the media key. The name is an HMAC of
 * the content: the same picture is kept once, and nobody without the key can tell whether a known picture is among them.
 */
export class MediaFiles {
  readonly #folder: string;
  readonly #key: Buffer;

  /** key: 64 hex digits. */
  constructor(folder: string, key: string) {
    this.#folder = folder;
    this.#key = Buffer.from(key, 'hex');
    if (this.#key.length !== 32) throw new RangeError('A media key has 32 bytes.');
  }

  /** Writes the bytes and answers their digest (64 hex digits); on the disk when it resolves. */
  async keep(bytes: Uint8Array): Promise<string> {
    const digest = createHmac('sha256', this.#key).update(bytes).digest('hex');
    const file = this.#fileOf(digest);
    if (await exists(file)) return digest;
    await mkdir(path.dirname(file), { recursive: true });
    const temporary = `${file}.${randomBytes(4).toString('hex')}.part`;
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(this.#sealed(bytes, digest));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
    return digest;
  }

  /** The bytes of a digest; null where the file is gone, damaged or not the one that was written. */
  async read(digest: string): Promise<Buffer | null> {
    const sealed = await readFile(this.#fileOf(digest)).catch(() => null);
    if (sealed === null || sealed.length < HEAD.length + NONCE_BYTES + TAG_BYTES || !sealed.subarray(0, 4).equals(HEAD))
      return null;
    const nonce = sealed.subarray(HEAD.length, HEAD.length + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(digest));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    try {
      const body = sealed.subarray(HEAD.length + NONCE_BYTES, sealed.length - TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    } catch {
      return null;
    }
  }

  /** Removes the file of a digest; it is no fault where it is gone already. */
  async remove(digest: string): Promise<void> {
    await rm(this.#fileOf(digest), { force: true });
  }

  #sealed(bytes: Uint8Array, digest: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce).setAAD(Buffer.from(digest));
    return Buffer.concat([HEAD, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  #fileOf(digest: string): string {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new RangeError('A digest has 64 hex digits.');
    return path.join(this.#folder, digest.slice(0, 2), digest);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
