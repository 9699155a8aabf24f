import { expect, test } from 'vitest';
import { formOf, problemsOf, toSave, wordsOf, type RuleForm } from './rule-form.ts';

const filled: RuleForm = { ...formOf(null), name: '路灯', terms: '路灯\n 黑灯瞎火 \n\n路灯', exclusions: '广告，招聘' };

test('words are one a line or parted by commas, each once', () => {
  expect([wordsOf(filled.terms), wordsOf(filled.exclusions), wordsOf(' \n，')]).toEqual([
    ['路灯', '黑灯瞎火'],
    ['广告', '招聘'],
    [],
  ]);
});

test('a rule needs a name and a term', () => {
  expect(problemsOf(formOf(null))).toEqual({ name: { kind: 'needed' }, terms: { kind: 'needed' } });
});

test('a term that is an exclusion too, is too long, or one too many is named', () => {
  const long = '长'.repeat(41);
  const many = Array.from({ length: 501 }, (_, index) => `词${index}`).join('\n');
  expect([
    problemsOf({ ...filled, exclusions: '路灯' }),
    problemsOf({ ...filled, terms: long }),
    problemsOf({ ...filled, exclusions: many }),
  ]).toEqual([
    { exclusions: { kind: 'both', word: '路灯' } },
    { terms: { kind: 'tooLong', word: long } },
    { exclusions: { kind: 'tooMany' } },
  ]);
});

test('a filled form is sent as lists', () => {
  expect([problemsOf(filled), toSave(null, filled)]).toEqual([
    {},
    {
      id: null,
      version: 0,
      name: '路灯',
      terms: ['路灯', '黑灯瞎火'],
      exclusions: ['广告', '招聘'],
      categoryId: null,
      severity: 1,
      enabled: true,
    },
  ]);
});
