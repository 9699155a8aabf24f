import type { RegionCode } from '../ids.ts';
import { normalise, originalSpan, type Normalised } from '../message/normalise.ts';
import { countyOf } from '../region/region.ts';
import { buildAutomaton, type Automaton } from './automaton.ts';
import { evaluate, EXCLUSION, type Found, type Slot } from './evaluate.ts';
import type { PlaceWord } from './place-words.ts';
import type { Hit, Rule } from './rule.ts';
import { isSyllables } from './syllables.ts';
import { parseTerm } from './term.ts';
import { shapeView, soundViewer, spellingsOf, type ReadingsOf, type View } from './views.ts';

/** Finds which rules a message hits; made once per set of rules, asked for every message. */
export interface Matcher {
  /** Whether a rule asks where the group lies; only then is the place looked at. */
  readonly asksPlace: boolean;
  /** The first hit of a rule that pages the person on duty; null where there is none. */
  urgent(hits: readonly Hit[]): Hit | null;
  /** The places at which enabled rules match, by rule and then by place. `place` is where the group lies; null where nobody knows. */
  match(message: Normalised, place?: RegionCode | null): readonly Hit[];
}

/** What rules with names of places or comparison by sound need beside themselves. */
export interface MatcherTables {
  readonly places: readonly PlaceWord[];
  readonly readingsOf: ReadingsOf;
}

const NO_TABLES: MatcherTables = { places: [], readingsOf: () => [] };
const NO_HITS: readonly Hit[] = [];
const LETTER = /[a-z]/;

/**
 * Makes the matcher of these rules (S12). Terms are compared as `normalise` leaves them, so 路燈 finds 路灯 and ＡＢ finds ab; terms
 * that ask for more are looked up in a second or third view of the text, which is made only where there are such terms. One pass over
 * each view whatever the number of terms, then a look at the few rules of which something was found.
 */
export function createMatcher(rules: readonly Rule[], tables: MatcherTables = NO_TABLES): Matcher {
  const enabled = rules.filter((rule) => rule.enabled);
  const layers = layersOf(enabled, tables);
  const pagers = new Set(enabled.filter((rule) => rule.pager).map((rule) => rule.id));
  const asksPlace = layers.some((layer) => layer.asksPlace);
  return {
    asksPlace,
    urgent: (hits) => hits.find(({ ruleId }) => pagers.has(ruleId)) ?? null,
    match(message, place = null) {
      let found: Found[] | null = null;
      const county = place === null ? null : countyOf(place);
      for (const layer of layers) found = layer.search(message.text, county, found);
      return found === null ? NO_HITS : toHits(message, enabled, found);
    },
  };
}

function toHits(message: Normalised, rules: readonly Rule[], found: readonly Found[]): readonly Hit[] {
  const hits: Hit[] = [];
  for (const { rule, spans } of evaluate(found, rules)) {
    const of = rules[rule];
    if (of === undefined) continue;
    const places = spans.map(({ start, end }) => originalSpan(message, start, end - start));
    places.sort((a, b) => a.start - b.start || b.length - a.length);
    let lastEnd = -1;
    for (const { start, length } of places) {
      // 路灯 within 路灯坏 of the same rule is said once.
      if (start + length <= lastEnd) continue;
      lastEnd = start + length;
      hits.push({ ruleId: of.id, ruleVersion: of.version, start, length });
    }
  }
  return hits;
}

interface Layer {
  readonly asksPlace: boolean;
  search(text: string, county: RegionCode | null, found: Found[] | null): Found[] | null;
}

interface Pattern {
  readonly word: string;
  readonly slot: Slot;
  /** The counties in which the word is a name; null where it may be said anywhere. */
  readonly counties: ReadonlySet<RegionCode> | null;
  /** Where each of its syllables begins, and where it ends, in letters; null where it is not compared by sound. */
  readonly bounds: ReadonlyMap<number, number> | null;
}

function layersOf(rules: readonly Rule[], { places, readingsOf }: MatcherTables): readonly Layer[] {
  const plain = new Map<string, Pattern>();
  const shape = new Map<string, Pattern>();
  const sound = new Map<string, Pattern>();
  const add = (to: Map<string, Pattern>, word: string, slot: Slot, more: Partial<Pattern> = {}): void => {
    if (word !== '')
      to.set(`${slot.rule} ${slot.group} ${word}`, { word, slot, counties: null, bounds: null, ...more });
  };
  for (const [slot, written] of slotsOf(rules)) {
    const term = parseTerm(written);
    const word = normalise(term.word).text.trim();
    if (term.place !== null) {
      for (const { word: name, counties } of places)
        add(plain, normalise(name).text, slot, term.place === 'county' ? { counties } : {});
    } else if (term.shape) add(shape, shapeView(word).text, slot);
    else add(plain, word, slot);
    if (!term.sound) continue;
    for (const syllables of spellingsOf(word, readingsOf))
      add(sound, syllables.join(''), slot, { bounds: boundsOf(syllables) });
  }
  return [
    layer([...plain.values()], null, null),
    layer([...shape.values()], shapeView, null),
    layer([...sound.values()], soundViewer(readingsOf), isWholeSound),
  ].filter((each) => each !== null);
}

function* slotsOf(rules: readonly Rule[]): Generator<readonly [Slot, string]> {
  for (const [rule, { groups, exclusions }] of rules.entries()) {
    for (const [group, { terms }] of groups.entries()) for (const term of terms) yield [{ rule, group }, term];
    for (const term of exclusions) yield [{ rule, group: EXCLUSION }, term];
  }
}

function boundsOf(syllables: readonly string[]): ReadonlyMap<number, number> {
  const bounds = new Map<number, number>();
  let at = 0;
  for (const syllable of syllables) bounds.set(at, (at += syllable.length));
  return bounds;
}

/** A find in units of the normalised text; null stands for the text itself. */
function foundAt(view: View | null, { rule, group }: Slot, from: number, end: number): Found {
  if (view === null) return { rule, group, start: from, end };
  const { start, length } = originalSpan(view, from, end - from);
  return { rule, group, start, end: start + length };
}

/** Whether a find is one in the eyes of this view; asked with units of the view and the text it was made of. */
type Verdict = (text: string, view: View, pattern: Pattern, start: number) => boolean;

function layer(
  patterns: readonly Pattern[],
  viewOf: ((text: string) => View) | null,
  isFind: Verdict | null,
): Layer | null {
  if (patterns.length === 0) return null;
  const automaton: Automaton = buildAutomaton(patterns.map((pattern) => pattern.word));
  return {
    asksPlace: patterns.some((pattern) => pattern.counties !== null),
    search(text, county, found) {
      const view = viewOf === null ? null : viewOf(text);
      let all = found;
      for (const { word, end } of automaton.search(view === null ? text : view.text)) {
        const pattern = patterns[word];
        if (pattern === undefined) continue;
        const { counties, slot } = pattern;
        if (counties !== null && (county === null || !counties.has(county))) continue;
        const from = end - pattern.word.length;
        if (isFind !== null && view !== null && !isFind(text, view, pattern, from)) continue;
        all ??= [];
        all.push(foundAt(view, slot, from, end));
      }
      return all;
    },
  };
}

/** A find by sound begins and ends with whole characters, and what is typed on without a space around it must be pinyin as well. */
function isWholeSound(text: string, { starts, ends }: View, { word, bounds }: Pattern, start: number): boolean {
  if (starts === null || ends === null || bounds === null) return false;
  const end = start + word.length;
  for (let index = start; index <= end; index += 1) {
    const isWithin = index > 0 && index < starts.length && starts[index] === starts[index - 1];
    if (isWithin && (index === start || index === end)) return false;
    if (isWithin || index === end) continue;
    // A character is one syllable of the term, so that 先 is not 西安.
    if (LETTER.test(text.charAt(starts[index] ?? 0))) continue;
    let after = index + 1;
    while (after < starts.length && starts[after] === starts[index]) after += 1;
    if (bounds.get(index - start) !== after - start) return false;
  }
  const from = starts[start] ?? 0;
  const to = ends[end - 1] ?? from;
  return isSyllables(lettersBefore(text, from)) && isSyllables(lettersAfter(text, to));
}

/** Letters that touch a find written in letters; a find that begins with a character has none before it. */
function lettersBefore(text: string, at: number): string {
  if (!LETTER.test(text.charAt(at))) return '';
  let from = at;
  while (from > 0 && LETTER.test(text.charAt(from - 1))) from -= 1;
  return text.slice(from, at);
}

function lettersAfter(text: string, at: number): string {
  if (at === 0 || !LETTER.test(text.charAt(at - 1))) return '';
  let to = at;
  while (to < text.length && LETTER.test(text.charAt(to))) to += 1;
  return text.slice(at, to);
}
