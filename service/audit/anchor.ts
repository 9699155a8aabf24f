import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { fieldOf } from '../store/audit-chain.ts';

/** A signed statement of where the audit chain of a centre stood; docs/audit-log.md is the law of its encoding. */
export interface Anchor {
  /** 1 for the first, then one more each. */
  readonly number: number;
  readonly centre: string;
  /** The entry it vouches for, and that entry's hash, hexadecimal. */
  readonly seq: number;
  readonly hash: string;
  /** UTC milliseconds. */
  readonly at: number;
  /** Digest of the anchor before it, hexadecimal; zeros before the first. */
  readonly previous: string;
  /** Ed25519, hexadecimal. */
  readonly signature: string;
}

export type AnchorStatement = Omit<Anchor, 'signature'>;

/** What the first anchor has in the place of a digest. */
export const NO_ANCHOR = '0'.repeat(64);

const SIGNED = 'patrol-audit-anchor-1\n';
const LINKED = 'patrol-audit-anchor-link-1\n';

/** Signs where the chain stands. */
export function signAnchor(statement: AnchorStatement, key: KeyObject): Anchor {
  return { ...statement, signature: sign(null, signedBytes(statement), key).toString('hex') };
}

/** Whether the centre's key has signed this anchor as it stands. */
export function isSignedBy(anchor: Anchor, key: KeyObject): boolean {
  return verify(null, signedBytes(anchor), key, Buffer.from(anchor.signature, 'hex'));
}

/** The digest by which the next anchor names this one. */
export function digestOf(anchor: Anchor): string {
  return createHash('sha256').update(LINKED).update(encode(anchor)).update(fieldOf(anchor.signature)).digest('hex');
}

/** An anchor as a line of its file. */
export function toLine({ number, centre, seq, hash, at, previous, signature }: Anchor): string {
  return `${JSON.stringify({ number, centre, seq, hash, at, previous, signature })}\n`;
}

/** A line of the file as an anchor; null where it is none. */
export function fromLine(line: string): Anchor | null {
  try {
    const read: unknown = JSON.parse(line);
    return isAnchor(read) ? read : null;
  } catch {
    return null;
  }
}

function signedBytes(statement: AnchorStatement): Buffer {
  return Buffer.from(SIGNED + encode(statement), 'utf8');
}

function encode({ centre, number, seq, hash, at, previous }: AnchorStatement): string {
  return [centre, String(number), String(seq), hash, String(at), previous].map(fieldOf).join('');
}

function isAnchor(value: unknown): value is Anchor {
  if (typeof value !== 'object' || value === null) return false;
  const { number, centre, seq, hash, at, previous, signature } = value as Record<string, unknown>;
  const isHex = (text: unknown, digits: number) =>
    typeof text === 'string' && text.length === digits && /^[0-9a-f]*$/.test(text);
  return (
    [number, seq, at].every((whole) => Number.isSafeInteger(whole)) &&
    typeof centre === 'string' &&
    isHex(hash, 64) &&
    isHex(previous, 64) &&
    isHex(signature, 128)
  );
}
