import { expect, it } from 'vitest';
import { emptyForm, problemsOf, type FirstRunForm, type OfficerForm } from './first-run-form.ts';

const officer = (name: string, login: string, password: string): OfficerForm => ({
  ...{ name, login, password, again: password },
});

function aForm(change: Partial<FirstRunForm['officers']>): FirstRunForm {
  return {
    ...emptyForm(),
    officers: {
      systemAdmin: officer('章系', 'zhangxi', '山高水长-2026a'),
      securityAdmin: officer('温安', 'wenan', '路远天长-2026b'),
      auditor: officer('沈计', 'shenji', '云淡风轻-2026c'),
      ...change,
    },
  };
}

it('finds nothing wrong with three people, three logins and three passwords', () => {
  const form = aForm({});
  expect([problemsOf(form, 'systemAdmin'), problemsOf(form, 'securityAdmin'), problemsOf(form, 'auditor')]).toEqual([
    {},
    {},
    {},
  ]);
});

it('wants another person, login and password for each office, however they are typed', () => {
  const form = aForm({ auditor: officer(' 章系', 'ＺｈａｎｇＸｉ', '路远天长－2026b') });
  expect(problemsOf(form, 'auditor')).toEqual({ name: 'same-name', login: 'same-login', password: 'same-as-another' });
});

it('says what is missing, malformed, weak or typed differently', () => {
  const form = aForm({ systemAdmin: { name: ' ', login: 'a b', password: 'short', again: 'shorT' } });
  expect(problemsOf(form, 'systemAdmin')).toEqual({
    name: 'missing',
    login: 'login-malformed',
    password: 'too-short',
    again: 'differs',
  });
});
