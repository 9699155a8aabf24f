import type { RuleId } from '../../domain/ids.ts';
import { normalise } from '../../domain/message/normalise.ts';
import { createMatcher } from '../../domain/rules/match.ts';
import { anyOf } from '../../domain/rules/rule.ts';
import { dice, rareCharacter, speaker } from '../speech/speech.ts';

const RULES = 100;
const TERMS = 50;
const MESSAGES = 50_000;

/** Microseconds the rules take for one normalised message, with 5,000 terms of 2 to 4 characters of which most are rarely said; the best of five rounds. */
export function measureRules(): number {
  const next = dice(11);
  const term = (): string => Array.from({ length: 2 + next(3) }, () => rareCharacter(next)).join('');
  const matcher = createMatcher(
    Array.from({ length: RULES }, (_, n) => ({
      id: String(n) as RuleId,
      name: '',
      ...anyOf(Array.from({ length: TERMS }, term)),
      categoryId: null,
      severity: 1,
      pager: false,
      enabled: true,
      version: 1,
    })),
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
