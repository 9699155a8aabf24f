import { describe, expect, it } from 'vitest';
import { weaknessOf } from './password-policy.ts';

const owner = { login: 'lixun', name: '李巡' };

describe('a password', () => {
  it.each([
    ['abcdefgh-1', null],
    ['山高水长路远-2026', null],
    ['山高水长路远天地人a', null],
    ['abcdefg-1', 'too-short'],
    ['山高水长-2026', 'too-short'],
    [`${'ab1-'.repeat(32)}x`, 'too-long'],
    ['abcdefghijkl', 'one-kind'],
    ['123456789012', 'one-kind'],
    ['山高水长路远天地人和', 'one-kind'],
    ['aaaaaaaaa1', 'repeats'],
    ['abcdefgh1\u0000', 'unprintable'],
    ['abcdefgh1\u{d800}x', 'unprintable'],
    ['my-LiXun-2026', 'holds-login'],
    ['ｌｉｘｕｎ-202611', 'holds-login'],
    ['我是李巡没错-2026', 'holds-name'],
  ] as const)('%j: %s', (password, weakness) => {
    expect(weaknessOf(password, owner)).toBe(weakness);
  });

  it('may hold a login or a name of one character, which half the words do', () => {
    expect(weaknessOf('abcdefgh-1', { login: 'a', name: 'b' })).toBe(null);
  });
});
