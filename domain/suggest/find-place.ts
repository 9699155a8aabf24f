import type { RegionCode } from '../ids.ts';
import { normalise } from '../message/normalise.ts';
import type { Region } from '../region/region.ts';
import { buildAutomaton } from '../rules/automaton.ts';
import type { ReasonSpan } from './reasons-for.ts';

/** A place a text names, with how sure that is (0 to 1) and where it is named. */
export interface NamedPlace {
  readonly code: RegionCode;
  readonly confidence: number;
  readonly word: ReasonSpan;
}

/** Finds the village or township a normalised text names, among those of one county. */
export type PlaceFinder = (text: string, county: RegionCode) => NamedPlace | null;

/** What an official name ends with and nobody says. */
const TAIL = /(?:社区居委会|村委会|居委会|社区|街道办事处|街道|村|镇|乡)$/u;
/** Said in full; said without its tail; a township, which is less exact than a village. */
const [IN_FULL, SHORTENED, TOWNSHIP] = [0.95, 0.7, 0.85];
/** Shorter words are parts of too many others. */
const SHORTEST = 2;

interface Name {
  readonly word: string;
  readonly code: RegionCode;
  readonly confidence: number;
}

/**
 * Makes the finder of these regions. A name counts where only one place of the county has it (42 of the 1,400 villages share
 * theirs with another); the surest name wins, then the longest. Nothing is named where two places are named equally well.
 */
export function createPlaceFinder(regions: readonly Region[]): PlaceFinder {
  const names = regions.flatMap(namesOf);
  const automaton = buildAutomaton(names.map(({ word }) => word));
  const holders = new Map<string, Set<RegionCode>>();
  for (const { word, code } of names) {
    const key = `${code.slice(0, 6)} ${word}`;
    holders.set(key, (holders.get(key) ?? new Set()).add(code));
  }
  return (text, county) => {
    let best: (NamedPlace & { readonly rank: number }) | null = null;
    let isShared = false;
    for (const { word: number, end } of automaton.search(text)) {
      const name = names[number];
      if (name === undefined || !name.code.startsWith(county.slice(0, 6))) continue;
      if ((holders.get(`${county.slice(0, 6)} ${name.word}`)?.size ?? 0) > 1) continue;
      const rank = name.confidence + name.word.length / 100;
      if (best !== null && rank < best.rank) continue;
      isShared = best !== null && rank === best.rank && best.code !== name.code;
      const word = { start: end - name.word.length, length: name.word.length };
      best = { code: name.code, confidence: name.confidence, word, rank };
    }
    if (best === null || isShared) return null;
    const { code, confidence, word } = best;
    return { code, confidence, word };
  };
}

function namesOf({ code, name, level }: Region): readonly Name[] {
  if (level !== 'village' && level !== 'township') return [];
  const full = normalise(name).text;
  const short = full.replace(TAIL, '');
  const sure = level === 'village' ? IN_FULL : TOWNSHIP;
  const called = level === 'village' ? [`${short}村`, `${short}社区`] : [];
  const inFull = [...new Set([full, ...called])].map((word) => ({ word, code, confidence: sure }));
  const shortened = { word: short, code, confidence: Math.min(sure, SHORTENED) };
  return [...inFull, ...(short === full ? [] : [shortened])].filter(({ word }) => [...word].length >= SHORTEST);
}
