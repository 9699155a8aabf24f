import type { RuleId } from '../../domain/ids.ts';
import { normalise } from '../../domain/message/normalise.ts';
import { createMatcher } from '../../domain/rules/match.ts';
import { anyOf, type Condition } from '../../domain/rules/rule.ts';
import { dice, rareCharacter, speaker } from '../speech/speech.ts';

const RULES = 100;
const TERMS = 50;
const MESSAGES = 50_000;
/** About as many as the language has: with fewer, everything would sound alike. */
const SYLLABLES = 'b p m f d t n l g k h j q x zh ch sh r z c s y w'
  .split(' ')
  .flatMap((initial) => 'a o e ai ei ao ou an en ang eng i ia u uo ui'.split(' ').map((final) => initial + final));

/** lists: one list of terms a rule. groups: two groups within eight characters, and exclusions. variants: the same, one term in ten also by sound and shape. */
export type RuleShape = 'lists' | 'groups' | 'variants';

/** Microseconds the rules take for one normalised message, with 5,000 terms of 2 to 4 characters of which most are rarely said; the best of five rounds. */
export function measureRules(shape: RuleShape): number {
  const next = dice(11);
  const matcher = createMatcher(
    Array.from({ length: RULES }, (_, n) => ({
      ...{ id: String(n) as RuleId, name: '', categoryId: null, severity: 1, pager: false, enabled: true, version: 1 },
      ...aCondition(shape, next),
    })),
    { places: [], readingsOf: (character) => [SYLLABLES[(character.charCodeAt(0) * 7) % SYLLABLES.length] ?? 'lu'] },
  );
  const other = speaker(13);
  const messages = Array.from({ length: MESSAGES }, () => normalise(other()));
  const rounds = Array.from({ length: 5 }, () => {
    const began = performance.now();
    for (const message of messages) matcher.match(message);
    return performance.now() - began;
  });
  return (Math.min(...rounds) * 1000) / MESSAGES;
}

function aCondition(shape: RuleShape, next: (below: number) => number): Condition {
  const terms = Array.from({ length: TERMS }, (_, n) => {
    const word = Array.from({ length: 2 + next(3) }, () => rareCharacter(next)).join('');
    return shape === 'variants' && n % 10 === 0 ? `${word}[音形]` : word;
  });
  if (shape === 'lists') return anyOf(terms);
  return {
    groups: [
      { terms: terms.slice(0, 22), near: null },
      { terms: terms.slice(22, 44), near: 8 },
    ],
    exclusions: terms.slice(44),
  };
}
