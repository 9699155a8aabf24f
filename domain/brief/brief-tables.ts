import type { CountyFigure } from '../statistics/county-figures.ts';
import type { CategoryFigure } from '../statistics/category-counts.ts';
import type { CountFigure } from '../statistics/figures.ts';
import { STAGES } from '../statistics/issue-fact.ts';
import type { Measure, Stage } from '../statistics/issue-fact.ts';
import type { Overview } from '../statistics/overview.ts';
import type { BriefColumn, BriefRun, BriefTable } from './brief-document.ts';
import { countRun, durationRun, shareRun, sizeRun } from './brief-words.ts';

/** Received issues by category and by how far they have come. */
export function categoryTable(overview: Overview): BriefTable {
  const whole = countRun(overview.received, overview);
  const row = ({ name, total, stages }: CategoryFigure): readonly BriefRun[] => [
    { kind: 'words', text: name },
    countRun(total, overview),
    ...STAGES.map((stage) => countRun(stages[stage], overview)),
    shareRun(total, whole),
  ];
  const totals: readonly BriefRun[] = [
    { kind: 'words', text: '合计' },
    whole,
    ...STAGES.map((stage) => countRun(stageTotal(overview, stage), overview)),
    shareRun(overview.received, whole),
  ];
  return {
    kind: 'table',
    id: 'categories',
    caption: '问题分类统计表',
    columns: columnsOf(['分类', '受理', '待交办', '待签收', '办理中', '已办结', '占比']),
    rows: [...overview.categories.map(row), totals],
    totalled: true,
    note: '单位：件。办理进度为数据截至时的状态。',
  };
}

/** Every county with its counts, response and handling times and rates; the unknown county last before the total. */
export function countyTable(overview: Overview): BriefTable {
  return {
    kind: 'table',
    id: 'counties',
    caption: '县区办理情况表',
    columns: columnsOf([
      '县区',
      '受理',
      '办结',
      '未办结',
      '超时',
      '首次响应件数',
      '首次响应中位数',
      '首次响应九成',
      '办理件数',
      '办理中位数',
      '办理九成',
      '办结率',
    ]),
    rows: [...overview.counties.map((county) => countyRow(county, overview)), totalRow(overview)],
    totalled: true,
    note: '单位：件。用时按本周结束的事项统计，首次响应、办理件数即其件数；未办结、超时为本周统计时点的件数。',
  };
}

function countyRow(county: CountyFigure, overview: Overview): readonly BriefRun[] {
  // As the charts do: below five items, and where there is no office to rank, the count stands without times.
  return [
    { kind: 'words', text: county.name },
    ...cells(county, county.closing, overview, (measure) => county.ranks[measure] !== null),
  ];
}

function totalRow(overview: Overview): readonly BriefRun[] {
  return [{ kind: 'words', text: '合计' }, ...cells(overview, overview.rates.closing, overview, () => true)];
}

function cells(
  of: Pick<CountyFigure, 'received' | 'closed' | 'open' | 'overdue' | 'durations'>,
  closing: CountyFigure['closing'],
  overview: Overview,
  isTimed: (measure: Measure) => boolean,
): readonly BriefRun[] {
  const received = countRun({ count: closing.rate.denominator, selector: closing.denominator }, overview);
  const timed = (['first-response', 'handling'] as const).flatMap((measure) => {
    const figure = of.durations[measure];
    const times: readonly BriefRun[] = isTimed(measure)
      ? [durationRun(figure, 'median', overview), durationRun(figure, 'p90', overview)]
      : [NO_TIME, NO_TIME];
    return [sizeRun(figure, overview), ...times];
  });
  return [
    ...[of.received, of.closed, of.open, of.overdue].map((figure) => countRun(figure, overview)),
    ...timed,
    shareRun({ count: closing.rate.numerator, selector: closing.numerator }, received),
  ];
}

const NO_TIME: BriefRun = { kind: 'words', text: '—' };

function stageTotal(overview: Overview, stage: Stage): CountFigure {
  return {
    count: overview.categories.reduce((sum, category) => sum + category.stages[stage].count, 0),
    selector: { kind: 'stage', stage, countyCode: null, rootCategoryId: null },
  };
}

function columnsOf(labels: readonly string[]): readonly BriefColumn[] {
  return labels.map((label, index) => ({ label, align: index === 0 ? 'left' : 'right' }));
}
