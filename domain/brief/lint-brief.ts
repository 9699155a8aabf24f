import { maskText } from '../masking/mask.ts';
import { formatCount, formatDuration, formatRate } from '../statistics/format-figure.ts';
import type { Overview } from '../statistics/overview.ts';
import { overviewFigures } from '../statistics/overview-figures.ts';
import type { OverviewFigures } from '../statistics/overview-figures.ts';
import type { BriefDocument, BriefFigure, BriefRun, BriefTable } from './brief-document.ts';

/** Something a brief must not go out with (error) or somebody should look at (warning); text in the words of the office. */
export interface BriefLint {
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

/**
 * Checks a brief against the figures it claims to print; empty where there is nothing to say. Without the overview of the week
 * before, figures of that week are only checked to print what they hold.
 */
export function lintBrief(
  document: BriefDocument,
  overview: Overview,
  previous: Overview | null = null,
): readonly BriefLint[] {
  const known = overviewFigures(previous === null ? [overview] : [overview, previous]);
  const isChecked = (figure: BriefFigure) => previous !== null || figure.period.from === overview.period.from;
  const runs = document.sections.flatMap(({ blocks }) => blocks.flatMap(runsOf));
  return [
    ...runs.flatMap((run) =>
      run.kind === 'figure' ? figureErrors(run, isChecked(run) ? known : null) : wordErrors(run.text),
    ),
    ...document.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? tableErrors(block) : [])),
    ),
    ...sumErrors(overview),
    ...unknownPlaces(overview),
  ];
}

function runsOf(block: BriefDocument['sections'][number]['blocks'][number]): readonly BriefRun[] {
  if (block.kind === 'picture') return [{ kind: 'words', text: block.caption }];
  if (block.kind === 'paragraph') return block.runs;
  return [{ kind: 'words', text: block.caption }, { kind: 'words', text: block.note }, ...block.rows.flat()];
}

function figureErrors(figure: BriefFigure, known: OverviewFigures | null): readonly BriefLint[] {
  const printed = figure.text;
  if (printed !== textOf(figure)) return [error(`数字“${printed}”与其计算值不一致`)];
  if (known === null) return [];
  if (figure.statistic === 'share') return shareErrors(figure, known);
  const expected = known.valueOf(figure, figure.statistic);
  if (expected === undefined) return [error(`数字“${printed}”没有对应的统计项`)];
  return expected === figure.value ? [] : [error(`数字“${printed}”与统计图表不一致`)];
}

function shareErrors({ text, parts, value, ...asked }: BriefFigure, known: OverviewFigures): readonly BriefLint[] {
  if (parts === null) return [error(`比率“${text}”没有分子和分母`)];
  const recomputed = parts.denominator === 0 ? null : parts.numerator / parts.denominator;
  if (recomputed !== value) return [error(`比率“${text}”重算不一致`)];
  return known.valueOf(asked, 'count') === parts.numerator ? [] : [error(`比率“${text}”的分子与统计图表不一致`)];
}

/** A figure in plain words would be one that nobody can open. */
function wordErrors(text: string): readonly BriefLint[] {
  const masked = maskText(text) === text ? [] : [error('文字中有电话、证件号、卡号或车牌')];
  return /[0-9０-９]/.test(text) ? [...masked, error(`“${text.slice(0, 20)}”中有未经核对的数字`)] : masked;
}

function tableErrors(table: BriefTable): readonly BriefLint[] {
  const total = table.rows.at(-1);
  if (!table.totalled || total === undefined) return [];
  const parts = table.rows.slice(0, -1);
  return table.columns.flatMap(({ label }, column) => {
    const cell = total[column];
    if (cell?.kind !== 'figure' || cell.statistic !== 'count') return [];
    const sum = parts.reduce((so, row) => so + countIn(row[column]), 0);
    return sum === cell.value ? [] : [error(`“${table.caption}”的“${label}”各行之和与合计不一致`)];
  });
}

function countIn(run: BriefRun | undefined): number {
  return run?.kind === 'figure' ? (run.value ?? 0) : 0;
}

function sumErrors(overview: Overview): readonly BriefLint[] {
  const sum = (numbers: readonly number[]) => numbers.reduce((so, number) => so + number, 0);
  const stagesOff = overview.categories.filter(
    ({ total, stages }) => sum(Object.values(stages).map(({ count }) => count)) !== total.count,
  );
  const outcomes = sum(Object.values(overview.outcomes).map(({ count }) => count));
  return [
    ...stagesOff.map(({ name }) => error(`“${name}”各办理进度之和与受理数不一致`)),
    ...(outcomes === overview.closed.count ? [] : [error('各办理结果之和与办结数不一致')]),
  ];
}

function unknownPlaces({ counties }: Overview): readonly BriefLint[] {
  const unknown = counties.find(({ countyCode }) => countyCode === 'unknown')?.received.count ?? 0;
  return unknown === 0 ? [] : [{ severity: 'warning', text: `有 ${unknown} 件问题的地点未核实，列入“未定区域”` }];
}

function textOf({ statistic, value, parts }: BriefFigure): string {
  if (statistic === 'share') return parts === null ? '' : formatRate(parts);
  return statistic === 'count' ? formatCount(value) : formatDuration(value);
}

function error(text: string): BriefLint {
  return { severity: 'error', text };
}
