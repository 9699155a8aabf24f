import { expect, test } from 'vitest';
import type { RuleVersion } from '../../../contract/rules.ts';
import {
  conditionOf,
  formOf,
  isSound,
  problemIn,
  problemsOf,
  restored,
  toSave,
  withGroup,
  withMoreGroups,
  withoutGroup,
  wordsOf,
  type RuleForm,
} from './rule-form.ts';

const filled: RuleForm = {
  ...formOf(null),
  name: '路灯',
  groups: [{ terms: '路灯\n 黑灯瞎火 \n\n路灯', near: null }],
  exclusions: '广告，招聘',
};
const two = withGroup(withMoreGroups(filled), 1, { terms: '坏[音]、不亮', near: 8 });

test('words are one a line or parted by commas, each once', () => {
  expect([wordsOf('路灯\n 黑灯瞎火 \n\n路灯'), wordsOf('广告，招聘'), wordsOf(' \n，')]).toEqual([
    ['路灯', '黑灯瞎火'],
    ['广告', '招聘'],
    [],
  ]);
});

test('a rule needs a name and a term, and says in which part something is wrong', () => {
  const empty = problemsOf(formOf(null));
  const wrong = problemsOf(two);
  expect([isSound(empty), empty.name, problemIn(empty, 0)?.kind]).toEqual([false, true, 'no-terms']);
  expect([isSound(wrong), problemIn(wrong, 0), problemIn(wrong, 1), problemIn(wrong, 'exclusions')]).toEqual([
    false,
    null,
    { kind: 'sound-too-short', part: 1, term: '坏[音]' },
    null,
  ]);
});

test('a group can be added, given a distance, and taken away; the first has no distance', () => {
  expect([conditionOf(two).groups, conditionOf(withoutGroup(two, 0)).groups]).toEqual([
    [
      { terms: ['路灯', '黑灯瞎火'], near: null },
      { terms: ['坏[音]', '不亮'], near: 8 },
    ],
    [{ terms: ['坏[音]', '不亮'], near: null }],
  ]);
});

test('a filled form is sent as lists', () => {
  expect([isSound(problemsOf(filled)), toSave(null, filled)]).toEqual([
    true,
    {
      ...{ id: null, version: 0, name: '路灯', categoryId: null, severity: 1, pager: false, enabled: true },
      groups: [{ terms: ['路灯', '黑灯瞎火'], near: null }],
      exclusions: ['广告', '招聘'],
    },
  ]);
});

test('an earlier version comes back into the fields; what it did not keep stays as it is', () => {
  const version: RuleVersion = {
    ...{ version: 1, name: '旧名', groups: [{ terms: ['灯杆'], near: null }], exclusions: [] },
    ...{
      categoryId: null,
      severity: null,
      pager: false,
      enabled: null,
      savedAt: 1 as never,
      savedBy: null,
      trial: null,
    },
  };
  const form = { ...filled, severity: 3 as const, pager: true };
  expect([restored(form, version), restored(form, { ...version, severity: 2 })]).toEqual([
    { ...form, name: '旧名', groups: [{ terms: '灯杆', near: null }], exclusions: '' },
    { ...form, name: '旧名', groups: [{ terms: '灯杆', near: null }], exclusions: '', severity: 2, pager: false },
  ]);
});
