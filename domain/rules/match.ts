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
  const found: { readonly rule: number; readonly start: number; readonly length: number }[] = [];
  for (const { word, end } of places) {
    const pattern = patterns[word];
    if (pattern === undefined || pattern.isExclusion || excluded.has(pattern.rule)) continue;
    const length = words[word]?.length ?? 0;
    const span = originalSpan(message, end - length, length);
    found.push({ rule: pattern.rule, start: span.start, length: span.length });
  }
  found.sort((a, b) => a.rule - b.rule || a.start - b.start || b.length - a.length);
  return withoutContained(found, rules);
}

const NO_HITS: readonly Hit[] = [];

/** 路灯 within 路灯坏 of the same rule is said once. */
function withoutContained(
  found: readonly { readonly rule: number; readonly start: number; readonly length: number }[],
  rules: readonly Rule[],
): readonly Hit[] {
  const hits: Hit[] = [];
  let [lastRule, lastEnd] = [-1, -1];
  for (const { rule, start, length } of found) {
    if (rule === lastRule && start + length <= lastEnd) continue;
    [lastRule, lastEnd] = [rule, start + length];
    const of = rules[rule];
    if (of !== undefined) hits.push({ ruleId: of.id, ruleVersion: of.version, start, length });
  }
  return hits;
}
