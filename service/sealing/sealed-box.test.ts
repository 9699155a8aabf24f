import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../domain/seeded-random.ts';
import { newKeyPair, seal, unseal } from './sealed-box.ts';

const PLACE = { table: 'leads', row: 'a', column: 'reporter' };
const SECRET = Buffer.from('举报人张三 13812345678', 'utf8');

describe('a sealed value', () => {
  it('opens with the private key, at its own place', () => {
    const pair = newKeyPair();
    expect(unseal(pair, PLACE, seal(pair.publicKey, PLACE, SECRET))?.toString('utf8')).toBe(SECRET.toString('utf8'));
  });

  it('is another one every time, and holds nothing of what it hides', () => {
    const { publicKey } = newKeyPair();
    const [one, other] = [seal(publicKey, PLACE, SECRET), seal(publicKey, PLACE, SECRET)];
    expect([one.equals(other), one.includes(SECRET.subarray(0, 6)), one.includes('138')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('stays shut for another key, another table, another row and another column', () => {
    const pair = newKeyPair();
    const sealed = seal(pair.publicKey, PLACE, SECRET);
    const tried = [
      unseal(newKeyPair(), PLACE, sealed),
      unseal(pair, { ...PLACE, table: 'issues' }, sealed),
      unseal(pair, { ...PLACE, row: 'b' }, sealed),
      unseal(pair, { ...PLACE, column: 'content' }, sealed),
      unseal({ publicKey: pair.publicKey, privateKey: newKeyPair().privateKey }, PLACE, sealed),
    ];
    expect(tried).toEqual([null, null, null, null, null]);
  });

  it('stays shut after any single bit was changed, and when it is cut or empty', () => {
    const pair = newKeyPair();
    const sealed = seal(pair.publicKey, PLACE, SECRET);
    const random = seededRandom(7);
    const opened = Array.from({ length: 200 }, () => {
      const changed = Buffer.from(sealed);
      const at = Math.floor(random() * changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return unseal(pair, PLACE, changed);
    }).filter((found) => found !== null);
    const cut = [0, 1, 33, 48, sealed.length - 1].map((length) => unseal(pair, PLACE, sealed.subarray(0, length)));
    expect({ opened, cut }).toEqual({ opened: [], cut: [null, null, null, null, null] });
  });
});
