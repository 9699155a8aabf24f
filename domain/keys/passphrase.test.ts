import { expect, test } from 'vitest';
import { passphraseFault, plainPassphrase } from './passphrase.ts';

test.each([
  ['', 'too-short'],
  ['短口令', 'too-short'],
  ['elevenchars', 'too-short'],
  ['aaaaaaaaaaaaaaaa', 'too-simple'],
  ['abababababab', 'too-simple'],
  ['1234567890123', 'too-simple'],
  ['802466139571', 'too-simple'],
  ['abcdefghijklm', 'too-simple'],
  ['abcdefghij-1', 'too-simple'],
])('%s is %s', (typed, fault) => {
  expect(passphraseFault(typed)).toBe(fault);
});

test.each(['春风又绿江南岸明月何时照我', 'correct horse', 'Zhuzhou#2026-wq'])('%s is taken', (typed) => {
  expect(passphraseFault(typed)).toBe(null);
});

test('full width and half width are the same passphrase', () => {
  expect(plainPassphrase('Ｚｈｕ　２０２６')).toBe(plainPassphrase('Zhu 2026'));
});
