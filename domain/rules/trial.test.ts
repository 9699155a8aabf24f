import { expect, test } from 'vitest';
import { diffConditions } from './diff-conditions.ts';
import { anyOf } from './rule.ts';
import { NO_FIGURES, precisionOf, withMatches } from './trial.ts';

test('matches count by what was made of them, and precision only over what was decided', () => {
  const states = ['issue', 'merged', 'registered', 'dismissed', 'new', 'later'] as const;
  const figures = states.reduce((sum, state) => withMatches(sum, state, 2), NO_FIGURES);
  expect([figures, precisionOf(figures), precisionOf(withMatches(NO_FIGURES, 'new', 3))]).toEqual([
    { matched: 12, useful: 6, noise: 2, open: 4 },
    0.75,
    null,
  ]);
});

test('two versions are compared term by term', () => {
  const from = anyOf(['路灯', '灯杆'], ['广告']);
  const to = {
    groups: [
      { terms: ['灯杆', '灯罩'], near: null },
      { terms: ['坏'], near: 8 },
    ],
    exclusions: [],
  };
  expect(diffConditions(from, to)).toEqual({
    groups: [
      {
        terms: [
          { term: '灯杆', change: 'kept' },
          { term: '灯罩', change: 'added' },
          { term: '路灯', change: 'removed' },
        ],
        near: { from: null, to: null },
      },
      { terms: [{ term: '坏', change: 'added' }], near: { from: null, to: 8 } },
    ],
    exclusions: [{ term: '广告', change: 'removed' }],
  });
});
