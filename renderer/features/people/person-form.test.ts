import { expect, it } from 'vitest';
import type { RegionCode } from '../../../domain/ids.ts';
import { weaknessOf } from '../../../domain/people/password-policy.ts';
import { formOf, problemsOf, seatOf } from './person-form.ts';
import { newTemporaryPassword, temporaryPassword } from './temporary-password.ts';

it('makes temporary passwords that can be read out and that the rules take', () => {
  expect(temporaryPassword(Uint8Array.from({ length: 12 }, (_, index) => index * 21))).toMatch(
    /^[a-hjkmnp-z2-9]{4}(-[a-hjkmnp-z2-9]{4}){2}$/,
  );
  const made = Array.from({ length: 200 }, newTemporaryPassword);
  expect([
    new Set(made).size,
    made.filter((each) => weaknessOf(each, { login: 'liyi', name: '李一' }) !== null),
  ]).toEqual([200, []]);
});

it('says what is missing, malformed or weak, and asks a login and a password of a new person only', () => {
  const form = { ...formOf(null, 'short'), name: ' ', login: 'a b' };
  expect([problemsOf(form, true), problemsOf(form, false)]).toEqual([
    { name: 'missing', login: 'login-malformed', temporaryPassword: 'too-short' },
    { name: 'missing' },
  ]);
});

it('sends no territory of an officer', () => {
  const form = { ...formOf(null, ''), name: ' 李一 ', territory: ['430281' as RegionCode] };
  expect([seatOf(form).territory, seatOf({ ...form, role: 'auditor' })]).toEqual([
    ['430281'],
    { name: '李一', role: 'auditor', territory: [] },
  ]);
});
