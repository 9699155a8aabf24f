import type { CountyFigure } from '../statistics/county-figures.ts';
import type { DurationFigure } from '../statistics/figures.ts';
import type { Measure } from '../statistics/issue-fact.ts';
import type { Overview } from '../statistics/overview.ts';
import type { BriefBlock, BriefRun, BriefSection } from './brief-document.ts';
import { categoryTable, countyTable } from './brief-tables.ts';
import { countRun, durationRun, joined, rateRuns, sentence, shareRuns, sizeRun } from './brief-words.ts';

/** 一、what came in, what was closed and how, the five rates, what is open. */
export function generalSection(overview: Overview, previous: Overview | null): BriefSection {
  const { rates, outcomes, trend } = overview;
  const lastWeek = { period: trend.previousPeriod, cutOff: trend.previousCutOff };
  const compared = compare(trend.current.count, trend.previous.count);
  return {
    heading: '一、总体情况',
    blocks: [
      paragraph(
        sentence`本周受理群众诉求${countRun(overview.received, overview)}件，${compared}上周同期的${countRun(trend.previous, lastWeek)}件。`,
        sentence`本周办结${countRun(overview.closed, overview)}件，其中核实解决${countRun(outcomes.solved, overview)}件，`,
        sentence`权限内无法解决、已向群众说明${countRun(outcomes['beyond-authority'], overview)}件，`,
        sentence`不予支持${countRun(outcomes.rejected, overview)}件；后两类单列，不计入解决。`,
      ),
      paragraph(
        sentence`本周受理的问题办结率${rateRuns(rates.closing, overview)}，核实解决率${rateRuns(rates['verified-solved'], overview)}；`,
        sentence`本周到期的问题按时办结率${rateRuns(rates['on-time'], overview)}；`,
        sentence`本周交办的问题签收率${rateRuns(rates['signed-for'], overview)}；`,
        sentence`本周办结的问题告知群众率${rateRuns(rates.told, overview)}。`,
      ),
      paragraph(
        sentence`至本周统计时点，未办结${countRun(overview.open, overview)}件，其中临期${countRun(overview.dueSoon, overview)}件，`,
        sentence`超时${countRun(overview.overdue, overview)}件`,
        previous === null ? sentence`。` : sentence`；上周末超时${countRun(previous.overdue, previous)}件。`,
      ),
      { kind: 'picture', place: 'trend', caption: '每日受理量与上周对比' },
    ],
  };
}

/** 二、which kinds of problems. */
export function categorySection(overview: Overview): BriefSection {
  const raised = overview.categories
    .filter(({ total }) => total.count > 0)
    .toSorted((a, b) => b.total.count - a.total.count);
  const whole = countRun(overview.received, overview);
  const parts = raised.map(({ name, total }) => sentence`${name}${shareRuns(total, whole)}`);
  return {
    heading: '二、问题分类',
    blocks: [
      paragraph(
        raised.length === 0
          ? sentence`本周没有受理新的问题。`
          : sentence`本周受理的问题按分类占比：${joined(parts, '，')}。`,
      ),
      categoryTable(overview),
      { kind: 'picture', place: 'categories', caption: '问题分类及办理进度' },
    ],
  };
}

/** 三、how fast the counties respond and handle. */
export function countySection(overview: Overview): BriefSection {
  return {
    heading: '三、县区响应与办理',
    blocks: [
      paragraph(measureSentence('首次响应', overview.durations['first-response'], overview)),
      paragraph(measureSentence('签收', overview.durations['sign-for'], overview)),
      paragraph(measureSentence('办理', overview.durations.handling, overview)),
      paragraph(rankSentence('首次响应', 'first-response', overview), rankSentence('办理', 'handling', overview)),
      countyTable(overview),
      { kind: 'picture', place: 'first-response', caption: '各县区首次响应用时' },
      { kind: 'picture', place: 'handling', caption: '各县区办理用时' },
    ],
  };
}

/** 四、what is overdue, and where. */
export function deadlineSection(overview: Overview): BriefSection {
  const late = overview.counties
    .filter(({ overdue }) => overdue.count > 0)
    .toSorted((a, b) => b.overdue.count - a.overdue.count);
  const placeOf = ({ name, overdue }: CountyFigure) => sentence`${name}${countRun(overdue, overview)}件`;
  const known = late.filter(({ countyCode }) => countyCode !== 'unknown').map(placeOf);
  const unknown = late.find(({ countyCode }) => countyCode === 'unknown');
  const parts = [
    sentence`至本周统计时点，超时未办结${countRun(overview.overdue, overview)}件。`,
    known.length === 0
      ? []
      : sentence`其中${joined(known, '、')}，请当地纪委监委督促承办单位限期办理，并向群众说明情况。`,
    unknown === undefined ? [] : sentence`地点待核实${countRun(unknown.overdue, overview)}件，由本中心核实后交办。`,
  ];
  return {
    heading: '四、超时情况',
    blocks: [late.length === 0 ? paragraph(sentence`至本周统计时点，没有超时未办结的问题。`) : paragraph(...parts)],
  };
}

/** 五、how the figures are defined and what they leave out. */
export function exclusionSection(overview: Overview): BriefSection {
  const unknown = overview.counties.find(({ countyCode }) => countyCode === 'unknown');
  return {
    heading: '五、统计口径和不计事项',
    blocks: [
      paragraph(
        sentence`首次响应从群众最早一条消息发出算到首次签收或在群内答复；签收、办理用时从交办算起，办理用时算到核验办结。用时归入结束的那一周，尚未结束的另列。`,
      ),
      paragraph(
        sentence`办结率、核实解决率的分母是本周受理数，按时办结率的分母是本周到期数。中位数、九成用时与最长用时并列，不单独使用平均数；不足五件的县区只列件数，不排名。`,
      ),
      paragraph(
        sentence`已撤销的登记不计；并入同一问题的消息只计一件；问题线索按规定另行办理，不在本周报统计范围。`,
        unknown === undefined
          ? sentence``
          : sentence`地点待核实的${countRun(unknown.received, overview)}件列入“未定区域”，不摊入各县区。`,
      ),
    ],
  };
}

function measureSentence(name: string, figure: DurationFigure, overview: Overview): readonly BriefRun[] {
  const size = sizeRun(figure, overview);
  if (figure.distribution.n === 0) {
    return sentence`${name}用时：本周没有结束的事项，尚待${name}${countRun(figure.pending, overview)}件。`;
  }
  return [
    ...sentence`${name}用时（${size}件）：中位数${durationRun(figure, 'median', overview)}，九成在${durationRun(figure, 'p90', overview)}以内，`,
    ...sentence`最长${durationRun(figure, 'worst', overview)}；尚待${name}${countRun(figure.pending, overview)}件。`,
  ];
}

function rankSentence(name: string, measure: Measure, overview: Overview): readonly BriefRun[] {
  const ranked = overview.counties
    .filter((county) => county.ranks[measure] !== null)
    .toSorted((a, b) => rankOf(a, measure) - rankOf(b, measure));
  if (ranked.length < 2) return sentence`${name}用时达到排名件数的县区不足两个，本周不排名。`;
  return sentence`${name}的九成用时由短到长依次为：${ranked.map(({ name: county }) => county).join('、')}。`;
}

function rankOf(county: CountyFigure, measure: Measure): number {
  return county.ranks[measure] ?? Infinity;
}

function compare(current: number, previous: number): string {
  if (current === previous) return '等于';
  return current > previous ? '多于' : '少于';
}

function paragraph(...sentences: readonly (readonly BriefRun[])[]): BriefBlock {
  return { kind: 'paragraph', runs: sentences.flat() };
}
