import { createHash } from 'node:crypto';
import { fieldOf } from '../store/audit-chain.ts';

/** Digits and capitals without 0, 1, I and O: what is read from paper is typed without a doubt. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 12;
const DOMAIN = 'patrol-audit-check-code-1\n';

/**
 * 校验码: the first 60 bits of SHA-256 over where the chain stood, the digest of what was exported, and its serial, as
 * XXXX-XXXX-XXXX (docs/audit-log.md). Printed on every export: paper in a drawer vouches for the chain as an anchor does.
 */
export function checkCodeOf(of: {
  readonly headHash: string;
  readonly contentSha256: string;
  readonly serial: string;
}): string {
  const digest = createHash('sha256')
    .update(DOMAIN)
    .update([of.headHash, of.contentSha256, of.serial].map(fieldOf).join(''))
    .digest();
  let bits = digest.readBigUInt64BE(0) >> 4n;
  let code = '';
  for (let at = 0; at < LENGTH; at += 1) {
    code = (ALPHABET[Number(bits & 31n)] ?? '') + code;
    bits >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`;
}

/** A code as somebody typed it, in its printed form; null where it cannot be one. */
export function readCheckCode(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-_–—]/g, '');
  if (plain.length !== LENGTH || [...plain].some((letter) => !ALPHABET.includes(letter))) return null;
  return `${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}`;
}
