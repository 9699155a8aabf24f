import { describe, expect, it } from 'vitest';
import type { CategoryId, RuleId } from '../../../domain/ids.ts';
import type { Severity } from '../../../domain/issue/issue.ts';
import { aRow } from './a-row.ts';
import { draftFor, furtherDraft, missingIn, toIssueDraft, withGrade } from './issue-draft-form.ts';

const lights = 'lights' as CategoryId;
const danger = 'danger' as RuleId;
const row = aRow(1, {
  suggestedCategoryId: lights,
  highlights: [
    { start: 0, length: 2, ruleId: danger },
    { start: 2, length: 2, ruleId: null },
  ],
});
const draft = draftFor(row, new Map<RuleId, Severity>([[danger, 2]]), '不涉及安全');

describe('draftFor', () => {
  it('fills in what the message, its group and its rules say', () => {
    expect(draft).toEqual({
      title: '三组路灯坏了',
      categoryId: lights,
      placeCode: row.placeCode,
      severity: 2,
      grade: 'ordinary',
      gradeReason: '不涉及安全',
      dueAt: null,
    });
  });
  it('gives no reason where a rule says the matter is serious', () => {
    const serious = draftFor(row, new Map<RuleId, Severity>([[danger, 3]]), '不涉及安全');
    expect([serious.severity, serious.gradeReason]).toEqual([3, '']);
  });
  it('takes the lowest severity where no rule has fired', () => {
    expect(draftFor(aRow(1), new Map(), '').severity).toEqual(1);
  });
});

it('asks for a title, a category and a reason, in this order', () => {
  expect([missingIn({ ...draft, title: ' ', categoryId: null, gradeReason: '' }), missingIn(draft)]).toEqual([
    ['title', 'category', 'gradeReason'],
    [],
  ]);
});

it('gives nothing to the contract while a field is missing, and trimmed words when none is', () => {
  expect([toIssueDraft({ ...draft, categoryId: null }), toIssueDraft({ ...draft, title: ' 路灯 ' })]).toEqual([
    null,
    { ...draft, title: '路灯' },
  ]);
});

it('forgets reason and deadline with the grade they were given for', () => {
  const urgent = withGrade(draft, 'urgent', '');
  expect([urgent.gradeReason, urgent.dueAt, withGrade(draft, 'ordinary', '')]).toEqual(['', null, draft]);
});

it('keeps the place of a further issue of the same message', () => {
  expect(furtherDraft(draft)).toEqual({ ...draft, title: '', categoryId: null });
});
