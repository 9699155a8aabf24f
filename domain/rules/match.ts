import { normalise, originalSpan, type Normalised } from '../message/normalise.ts';
import { buildAutomaton, type Automaton } from './automaton.ts';
import type { Hit, Rule } from './rule.ts';

/** Finds which rules a message hits; made once per set of rules, asked for every message. */
export interface Matcher {
  /** The places at which enabled rules match, by rule and then by place; a rule with an exclusion in the text has none. */
  match(message: Normalised): readonly Hit[];
}

interface Pattern {
  readonly rule: number;
  readonly isExclusion: boolean;
}

/**
 * Makes the matcher of these rules (S12). Terms are compared as `normalise` leaves them, so 路燈 finds 路灯 and ＡＢ finds ab.
 * One pass over the text whatever the number of terms.
 */
export function createMatcher(rules: readonly Rule[]): Matcher {
  const enabled = rules.filter((rule) => rule.enabled);
  const words: string[] = [];
  const patterns: Pattern[] = [];
  enabled.forEach((rule, index) => {
    for (const [list, isExclusion] of [
      [rule.terms, false],
      [rule.exclusions, true],
    ] as const) {
      for (const word of new Set(list.map((term) => normalise(term).text.trim()))) {
        if (word === '') continue;
        words.push(word);
        patterns.push({ rule: index, isExclusion });
      }
    }
  });
  const automaton = buildAutomaton(words);
  return { match: (message) => findHits(message, automaton, words, patterns, enabled) };
}

function findHits(
  message: Normalised,
  automaton: Automaton,
  words: readonly string[],
  patterns: readonly Pattern[],
  rules: readonly Rule[],
): readonly Hit[] {
  const places = automaton.search(message.text);
  if (places.length === 0) return NO_HITS;
  const excluded = new Set<number>();
  for (const { word } of places) {
    const pattern = patterns[word];
    if (pattern?.isExclusion) excluded.add(pattern.rule);
  }
  const hits: (Hit & { readonly order: number })[] = [];
  for (const { word, end } of places) {
    const pattern = patterns[word];
    const rule = pattern === undefined ? undefined : rules[pattern.rule];
    if (pattern === undefined || rule === undefined || pattern.isExclusion || excluded.has(pattern.rule)) continue;
    const length = words[word]?.length ?? 0;
    const span = originalSpan(message, end - length, length);
    hits.push({ ruleId: rule.id, ruleVersion: rule.version, ...span, order: pattern.rule });
  }
  hits.sort((a, b) => a.order - b.order || a.start - b.start || b.length - a.length);
  return withoutContained(hits);
}

const NO_HITS: readonly Hit[] = [];

/** 路灯 within 路灯坏 of the same rule is said once. */
function withoutContained(hits: readonly (Hit & { readonly order: number })[]): readonly Hit[] {
  const kept: Hit[] = [];
  for (const { order: _order, ...hit } of hits) {
    const last = kept.at(-1);
    const isContained =
      last !== undefined && last.ruleId === hit.ruleId && hit.start + hit.length <= last.start + last.length;
    if (!isContained) kept.push(hit);
  }
  return kept;
}
