import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/** A pair for sealing: whoever has the public key can seal, only the private key opens. Each is 32 bytes. */
export interface KeyPair {
  readonly publicKey: Buffer;
  readonly privateKey: Buffer;
}

/** Where a sealed value belongs; a value moved to another row or column does not open there. */
export interface SealedPlace {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

// Raw X25519 keys behind the fixed head of their DER form: the one form every crypto library behind Node reads.
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const LABEL = Buffer.from('xunquntai sealed value 1', 'utf8');
const VERSION = 1;
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_BYTES;

/** A new random pair. */
export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return { publicKey: rawPublic(publicKey), privateKey: rawPrivate(privateKey) };
}

/**
 * Seals bytes for the holder of a private key: version, ephemeral public key, ciphertext, tag. Each value has an ephemeral pair
 * of its own, so that neither the writer nor a later leak of the service's memory can open it again.
 */
export function seal(publicKey: Buffer, place: SealedPlace, plaintext: Buffer): Buffer {
  const ephemeral = generateKeyPairSync('x25519');
  const sender = rawPublic(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: publicObject(publicKey) });
  const { key, nonce } = derive(shared, sender, publicKey);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(bindingOf(place));
  const sealed = Buffer.concat([
    Buffer.of(VERSION),
    sender,
    cipher.update(plaintext),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  wipe(shared, key);
  return sealed;
}

/** Opens a sealed value; null where the key, the place or a single bit is another one. */
export function unseal(pair: KeyPair, place: SealedPlace, sealed: Uint8Array): Buffer | null {
  const box = Buffer.from(sealed);
  if (box.length < HEAD_BYTES + TAG_BYTES || box[0] !== VERSION) return null;
  const sender = box.subarray(1, HEAD_BYTES);
  try {
    const shared = diffieHellman({ privateKey: privateObject(pair.privateKey), publicKey: publicObject(sender) });
    const { key, nonce } = derive(shared, sender, pair.publicKey);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(bindingOf(place));
    decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
    const opened = Buffer.concat([decipher.update(box.subarray(HEAD_BYTES, box.length - TAG_BYTES)), decipher.final()]);
    wipe(shared, key);
    return opened;
  } catch {
    // A wrong key and a changed value are one answer: the cipher tells them apart to nobody.
    return null;
  }
}

/** Overwrites secrets that are not needed any more. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0);
}

function derive(shared: Buffer, sender: Buffer, recipient: Buffer): { readonly key: Buffer; readonly nonce: Buffer } {
  const bytes = Buffer.from(
    hkdfSync('sha256', shared, Buffer.concat([sender, recipient]), LABEL, KEY_BYTES + NONCE_BYTES),
  );
  return { key: bytes.subarray(0, KEY_BYTES), nonce: bytes.subarray(KEY_BYTES) };
}

function bindingOf({ table, row, column }: SealedPlace): Buffer {
  return Buffer.from(`${table}:${row}:${column}`, 'utf8');
}

function rawPublic(key: KeyObject): Buffer {
  return key.export({ type: 'spki', format: 'der' }).subarray(PUBLIC_HEAD.length);
}

function rawPrivate(key: KeyObject): Buffer {
  return key.export({ type: 'pkcs8', format: 'der' }).subarray(PRIVATE_HEAD.length);
}

function publicObject(raw: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });
}

function privateObject(raw: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, raw]), format: 'der', type: 'pkcs8' });
}
