import { normalise } from '../message/normalise.ts';
import { tokens } from '../message/tokens.ts';

/** Something that was asked before. */
export interface AskedBefore {
  readonly question: string;
}

/** An entry and how much of its question the message says, 0 to 1. */
export interface Match<Entry> {
  readonly entry: Entry;
  readonly score: number;
}

/** An entry of which less is said is about something else. */
const LEAST_SCORE = 0.4;
/** What everybody says who asks anything: it tells nothing about the subject. */
const ASKING =
  /请问|咨询|一下|怎么|怎样|如何|什么时候|多少|哪里|可以|能不能|有没有|是不是|你好|您好|谢谢|领导|需要|我们|现在|今年|吗|呢|么|啊/gu;

/**
 * The entries whose question a message asks again, the best first. Rare pairs of characters weigh more than those in many entries, so
 * that 医保 with 报销 finds the right one of twenty entries about 医保.
 */
export function matchEntries<Entry extends AskedBefore>(
  text: string,
  entries: readonly Entry[],
  most: number,
): readonly Match<Entry>[] {
  const said = new Set(subjectTokens(text));
  if (said.size === 0) return [];
  const asked = entries.map((entry) => ({ entry, tokens: subjectTokens(entry.question) }));
  const frequency = new Map<string, number>();
  for (const { tokens: found } of asked)
    for (const token of found) frequency.set(token, (frequency.get(token) ?? 0) + 1);
  const weight = (token: string): number => Math.log(1 + entries.length / (frequency.get(token) ?? 1));
  const sum = (found: readonly string[]): number => found.reduce((total, token) => total + weight(token), 0);
  return asked
    .map(({ entry, tokens: found }) => {
      const whole = sum(found);
      return { entry, score: whole === 0 ? 0 : sum(found.filter((token) => said.has(token))) / whole };
    })
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, most);
}

/** The pairs of characters and words of a question without what every question says. */
function subjectTokens(text: string): readonly string[] {
  const plain = normalise(text).text.replaceAll(ASKING, ' ');
  return tokens(plain).filter((token) => token.length > 1);
}
