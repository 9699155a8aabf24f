import { expect, test } from 'vitest';
import { SCRYPT_LOG_N, unwrap, wrap } from './secret-wrap.ts';

const BYTES = Buffer.from('0123456789abcdef0123456789abcdef');

test('a wrap opens with its secret, at the full cost of scrypt', async () => {
  const wrapped = await wrap(BYTES, 'secret', 'about');
  expect([wrapped.logN, SCRYPT_LOG_N, await unwrap(wrapped, 'secret', 'about')]).toEqual([17, 17, BYTES]);
});

test('two wraps of the same bytes under the same secret have nothing in common', async () => {
  const [a, b] = [await wrap(BYTES, 'secret', 'about', 10), await wrap(BYTES, 'secret', 'about', 10)];
  expect([a.salt === b.salt, a.nonce === b.nonce, a.sealed === b.sealed]).toEqual([false, false, false]);
});

test('another secret, another purpose, another cost and every changed byte open nothing', async () => {
  const wrapped = await wrap(BYTES, 'secret', 'about', 10);
  const flipped = (field: 'salt' | 'nonce' | 'sealed') => {
    const bytes = Buffer.from(wrapped[field], 'base64');
    return Array.from(bytes, (byte, at) => ({
      ...wrapped,
      [field]: Buffer.from(bytes.with(at, byte ^ 1)).toString('base64'),
    }));
  };
  const changed = [...flipped('salt'), ...flipped('nonce'), ...flipped('sealed'), { ...wrapped, logN: 11 }];
  const opened = await Promise.all(changed.map((each) => unwrap(each, 'secret', 'about')));
  expect([
    changed.length,
    opened.filter((bytes) => bytes !== null),
    await unwrap(wrapped, 'Secret', 'about'),
    await unwrap(wrapped, 'secret', 'other'),
  ]).toEqual([16 + 12 + 48 + 1, [], null, null]);
});
