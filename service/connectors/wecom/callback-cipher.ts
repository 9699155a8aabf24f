import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto';

/** The two secrets of an application's callback, as its console shows them. */
export interface CallbackSecrets {
  readonly token: string;
  readonly key: Buffer;
}

/** Token and EncodingAESKey with a blank between them; null where that is not what was written. */
export function readSecrets(written: string): CallbackSecrets | null {
  const [, token, encoded] = /^\s*(\S{1,64})[\s,;/|]+([A-Za-z0-9]{43})\s*$/.exec(written) ?? [];
  if (token === undefined || encoded === undefined) return null;
  return { token, key: Buffer.from(`${encoded}=`, 'base64') };
}

/** Whether the peer knows the token: SHA-1 over the four texts in order of their signs. */
export function isSignedBy({ token }: CallbackSecrets, query: URLSearchParams, encrypted: string): boolean {
  const parts = [token, query.get('timestamp') ?? '', query.get('nonce') ?? '', encrypted];
  const expected = createHash('sha1').update(parts.toSorted(byUnits).join('')).digest();
  const given = Buffer.from(query.get('msg_signature') ?? '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

const BLOCK = 16;
/** 16 random bytes and the length stand before the message. */
const BEFORE_MESSAGE = 20;
const LONGEST_PADDING = 32;

/** The message inside, where it was meant for `receiver`; null where bytes, padding or receiver are wrong. */
export function decrypt({ key }: CallbackSecrets, encrypted: string, receiver: string): string | null {
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % BLOCK !== 0) return null;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, BLOCK));
  // Padded to blocks of 32, which the cipher's own check takes for a mistake.
  decipher.setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes), decipher.final()]);
  const padding = plain.at(-1) ?? 0;
  if (padding < 1 || padding > LONGEST_PADDING || padding > plain.length - BEFORE_MESSAGE) return null;
  const content = plain.subarray(0, plain.length - padding);
  const end = BEFORE_MESSAGE + content.readUInt32BE(BLOCK);
  if (end > content.length || content.subarray(end).toString('utf8') !== receiver) return null;
  return content.subarray(BEFORE_MESSAGE, end).toString('utf8');
}

function byUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
