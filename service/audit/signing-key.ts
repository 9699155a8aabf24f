import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The pair with which a centre signs its anchors. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The 32 bytes of the public key, hexadecimal: what is noted on paper and given to the verifier. */
  readonly publicHex: string;
}

/** RFC 8410: what stands before the 32 bytes of a seed in the PKCS #8 form of an Ed25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
/** What stands before the 32 bytes of the public key in its SPKI form. */
const SPKI_BYTES = 12;

/** The signing key of a seed of 64 hexadecimal digits (the audit key of the centre); the same seed is the same key. */
export function signingKeyOf(seed: string): SigningKey {
  const bytes = Buffer.from(seed, 'hex');
  if (bytes.length !== 32) throw new RangeError('A signing seed has 32 bytes.');
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, bytes]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey);
  const publicHex = publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_BYTES).toString('hex');
  return { privateKey, publicKey, publicHex };
}
