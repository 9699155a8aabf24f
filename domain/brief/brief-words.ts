import type { CountFigure, DurationFigure, RateFigure } from '../statistics/figures.ts';
import { formatCount, formatDuration, formatRate } from '../statistics/format-figure.ts';
import type { Instant, Period } from '../time/instant.ts';
import { hourOfDay, minuteOfHour, shanghaiDate } from '../time/shanghai.ts';
import type { BriefFigure, BriefRun } from './brief-document.ts';

/** Which rows a printed figure is asked with. */
export interface Asked {
  readonly period: Period;
  readonly cutOff: Instant;
}

/** A sentence of words and figures: sentence`本周受理${count}件`. */
export function sentence(
  strings: TemplateStringsArray,
  ...parts: readonly (string | BriefRun | readonly BriefRun[])[]
): readonly BriefRun[] {
  const runs: BriefRun[] = [];
  strings.forEach((text, index) => {
    if (text !== '') runs.push({ kind: 'words', text });
    const part = parts[index];
    if (typeof part === 'string') runs.push({ kind: 'words', text: part });
    else if (part !== undefined) runs.push(...(isRun(part) ? [part] : part));
  });
  return runs;
}

/** Lists of runs with words between them. */
export function joined(lists: readonly (readonly BriefRun[])[], between: string): readonly BriefRun[] {
  return lists.flatMap((runs, index) => (index === 0 ? runs : [{ kind: 'words', text: between } as const, ...runs]));
}

/** A count as a printed figure. */
export function countRun({ count, selector }: CountFigure, { period, cutOff }: Asked): BriefFigure {
  return {
    kind: 'figure',
    text: formatCount(count),
    statistic: 'count',
    value: count,
    parts: null,
    selector,
    period,
    cutOff,
  };
}

/** A rate followed by its parts: 95.4 %（41/43）. */
export function rateRuns({ rate, numerator, denominator }: RateFigure, asked: Asked): readonly BriefRun[] {
  const of = countRun({ count: rate.denominator, selector: denominator }, asked);
  return shareRuns({ count: rate.numerator, selector: numerator }, of);
}

/** A share of a count followed by its parts. */
export function shareRuns(numerator: CountFigure, whole: BriefFigure): readonly BriefRun[] {
  const share = shareRun(numerator, whole);
  const part = countRun(numerator, whole);
  return [
    share,
    { kind: 'words', text: '（' },
    part,
    { kind: 'words', text: '/' },
    whole,
    { kind: 'words', text: '）' },
  ];
}

/** A share alone, for a table that shows its parts in other columns. */
export function shareRun({ count, selector }: CountFigure, whole: BriefFigure): BriefFigure {
  const parts = { numerator: count, denominator: whole.value ?? 0 };
  const value = parts.denominator === 0 ? null : parts.numerator / parts.denominator;
  const { period, cutOff } = whole;
  return { kind: 'figure', text: formatRate(parts), statistic: 'share', value, parts, selector, period, cutOff };
}

/** A percentile of a measure as a printed figure. */
export function durationRun(
  { distribution, selector }: DurationFigure,
  statistic: 'median' | 'p90' | 'worst',
  { period, cutOff }: Asked,
): BriefFigure {
  const value = distribution[statistic];
  return { kind: 'figure', text: formatDuration(value), statistic, value, parts: null, selector, period, cutOff };
}

/** How many durations a distribution is made of. */
export function sizeRun({ distribution, selector }: DurationFigure, asked: Asked): BriefFigure {
  return countRun({ count: distribution.n, selector }, asked);
}

/** A day in Asia/Shanghai, e.g. 2026年11月24日. */
export function dayInWords(at: Instant): string {
  const { year, month, day } = shanghaiDate(at);
  return `${year}年${month}月${day}日`;
}

/** A minute in Asia/Shanghai, e.g. 2026年11月24日17时05分. */
export function momentInWords(at: Instant): string {
  return `${dayInWords(at)}${hourOfDay(at)}时${String(minuteOfHour(at)).padStart(2, '0')}分`;
}

function isRun(part: BriefRun | readonly BriefRun[]): part is BriefRun {
  return !Array.isArray(part);
}
