import type { Condition } from './rule.ts';

/** Which part of which rule a pattern belongs to; rules are counted as the matcher has them. */
export interface Slot {
  readonly rule: number;
  /** Number of the group, or EXCLUSION. */
  readonly group: number;
}

export const EXCLUSION = -1;

/** A pattern that was found, in units of the normalised text. */
export interface Found extends Slot {
  readonly start: number;
  readonly end: number;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A rule that fires, with the places that make it fire. */
export interface Fired {
  readonly rule: number;
  readonly spans: readonly Span[];
}

/** The rules that fire on what was found, in order of rule: no exclusion among it, and something of every group, in its distance. */
export function evaluate(found: readonly Found[], rules: readonly Condition[]): readonly Fired[] {
  const [only] = found;
  // Most messages that are hit at all are hit once, by a rule of one list.
  if (only !== undefined && found.length === 1) {
    const fires = only.group !== EXCLUSION && rules[only.rule]?.groups.length === 1;
    return fires ? [{ rule: only.rule, spans: found }] : [];
  }
  const byRule = new Map<number, Found[]>();
  for (const each of found) {
    const of = byRule.get(each.rule);
    if (of === undefined) byRule.set(each.rule, [each]);
    else of.push(each);
  }
  const fired: Fired[] = [];
  for (const [rule, of] of byRule) {
    const groups = rules[rule]?.groups ?? [];
    if (of.some((each) => each.group === EXCLUSION)) continue;
    const spans = groups.length === 1 ? of : spansOf(groups, of);
    if (spans !== null) fired.push({ rule, spans });
  }
  return fired.sort((a, b) => a.rule - b.rule);
}

/** The places that take part; null where a group is not said, or not near enough. */
function spansOf(groups: Condition['groups'], found: readonly Found[]): readonly Span[] | null {
  const reached: Span[][] = [];
  for (const [index, { near }] of groups.entries()) {
    const said = found.filter((each) => each.group === index);
    const before = reached[index - 1];
    const within = near === null || before === undefined ? said : said.filter((each) => isNearAny(each, before, near));
    if (within.length === 0) return null;
    reached.push(within);
  }
  // What was said but leads to nothing in the groups behind it made no rule fire and is not marked.
  for (let index = groups.length - 2; index >= 0; index -= 1) {
    const near = groups[index + 1]?.near ?? null;
    const behind = reached[index + 1] ?? [];
    if (near !== null) reached[index] = (reached[index] ?? []).filter((each) => isNearAny(each, behind, near));
  }
  return reached.flat();
}

/** Characters between, whichever comes first; what overlaps has none between. */
function isNearAny(span: Span, others: readonly Span[], near: number): boolean {
  return others.some((other) => Math.max(other.start - span.end, span.start - other.end) <= near);
}
