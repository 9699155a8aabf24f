import { describe, expect, it } from 'vitest';
import type { RuleId } from '../ids.ts';
import { normalise } from '../message/normalise.ts';
import { buildAutomaton } from './automaton.ts';
import { createMatcher } from './match.ts';
import type { Rule } from './rule.ts';

function aRule(id: string, terms: readonly string[], change: Partial<Rule> = {}): Rule {
  return {
    id: id as RuleId,
    name: id,
    terms,
    exclusions: [],
    categoryId: null,
    severity: 2,
    enabled: true,
    version: 3,
    ...change,
  };
}

function hits(rules: readonly Rule[], text: string): readonly string[] {
  return createMatcher(rules)
    .match(normalise(text))
    .map((hit) => `${hit.ruleId}@${hit.ruleVersion}:${text.slice(hit.start, hit.start + hit.length)}`);
}

describe('createMatcher', () => {
  it('marks the terms in the text as it was said', () => {
    expect(hits([aRule('lamp', ['路灯'])], '三聯路路\u200b燈壞了，路灯')).toEqual(['lamp@3:路\u200b燈', 'lamp@3:路灯']);
  });

  it('finds overlapping terms of different rules and says contained ones of one rule once', () => {
    const rules = [aRule('a', ['路灯', '路灯坏']), aRule('b', ['灯坏了'])];
    expect(hits(rules, '路灯坏了')).toEqual(['a@3:路灯坏', 'b@3:灯坏了']);
  });

  it('is silent where an exclusion is present, for that rule only', () => {
    const rules = [aRule('a', ['路灯'], { exclusions: ['谢谢'] }), aRule('b', ['路灯'])];
    expect(hits(rules, '路灯修好了，謝謝')).toEqual(['b@3:路灯']);
  });

  it('leaves out disabled rules and empty terms', () => {
    expect(hits([aRule('a', ['路灯'], { enabled: false }), aRule('b', [' '])], '路灯 ')).toEqual([]);
  });

  it('compares letters whatever their case and width', () => {
    expect(hits([aRule('a', ['ＷiFi'])], '村里wifi断了')).toEqual(['a@3:wifi']);
  });
});

describe('buildAutomaton', () => {
  it('finds exactly what a search for each word finds', () => {
    const alphabet = ['水', '电', '路', '灯'];
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
    const text = (length: number): string => Array.from({ length }, () => alphabet[next(4)]).join('');
    const words = [...new Set(Array.from({ length: 60 }, () => text(1 + next(4))))];
    const automaton = buildAutomaton(words);
    for (let round = 0; round < 50; round += 1) {
      const haystack = text(40);
      const expected = words.flatMap((word, number) =>
        Array.from({ length: haystack.length }, (_, at) => at)
          .filter((at) => haystack.startsWith(word, at))
          .map((at) => `${number}@${at + word.length}`),
      );
      const found = automaton.search(haystack).map((place) => `${place.word}@${place.end}`);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }
  });
});
