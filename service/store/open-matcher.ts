import { placeWords } from '../../domain/rules/place-words.ts';
import { createMatcher, type Matcher, type MatcherTables } from '../../domain/rules/match.ts';
import type { Condition, Rule } from '../../domain/rules/rule.ts';
import { parseTerm } from '../../domain/rules/term.ts';
import { allRegions } from './regions.ts';
import type { ReadableDb } from './store.ts';

/** Makes the matcher of these rules with the names of places and the readings they ask for; what no rule asks for is not read. */
export async function openMatcher(db: ReadableDb, rules: readonly Rule[]): Promise<Matcher> {
  return createMatcher(rules, await tablesFor(db, rules));
}

async function tablesFor(db: ReadableDb, conditions: readonly Condition[]): Promise<MatcherTables> {
  const terms = conditions
    .flatMap(({ groups, exclusions }) => [...groups.flatMap((group) => group.terms), ...exclusions])
    .map(parseTerm);
  return {
    places: terms.some((term) => term.place !== null) ? placeWords(await allRegions(db)) : [],
    readingsOf: terms.some((term) => term.sound) ? await openReadings() : () => [],
  };
}

const readings = new Map<string, readonly string[]>();

/** The dictionary is large and few centres ask for it, so it is read when the first term is compared by sound. */
async function openReadings(): Promise<(character: string) => readonly string[]> {
  const { pinyin } = await import('pinyin-pro');
  return (character) => {
    const known = readings.get(character);
    if (known !== undefined) return known;
    const found = [...new Set(pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true }))];
    const letters = found.filter((reading) => /^[a-z]+$/.test(reading));
    readings.set(character, letters);
    return letters;
  };
}
