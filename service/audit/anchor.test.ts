import { describe, expect, it } from 'vitest';
import { isSignedBy, NO_ANCHOR, signAnchor } from './anchor.ts';
import { signingKeyOf } from './signing-key.ts';

const key = signingKeyOf('a1'.repeat(32));
const statement = { number: 1, centre: 'c', seq: 9, hash: '0a'.repeat(32), at: 1_000, previous: NO_ANCHOR } as const;

describe('an anchor', () => {
  it('is signed by the key of the centre as it stands, and by no other key and with no other word', () => {
    const anchor = signAnchor(statement, key.privateKey);
    const edited = [
      { ...anchor, number: 2 },
      { ...anchor, centre: 'd' },
      { ...anchor, seq: 8 },
      { ...anchor, hash: '0b'.repeat(32) },
      { ...anchor, at: 1_001 },
      { ...anchor, previous: '1'.repeat(64) },
      { ...anchor, signature: '0'.repeat(128) },
    ];
    const foreign = signAnchor(statement, signingKeyOf('b2'.repeat(32)).privateKey);
    expect([anchor, foreign, ...edited].map((each) => isSignedBy(each, key.publicKey))).toEqual([
      true,
      ...Array.from({ length: 8 }, () => false),
    ]);
  });
});
