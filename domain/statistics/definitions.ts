import type { FigureLanguage } from './format-figure.ts';
import type { Measure, RateKind } from './issue-fact.ts';

/** A figure that has a definition of its own. */
export type FigureId =
  'received' | 'closed' | 'open' | 'overdue' | 'due-soon' | 'categories' | 'trend' | 'counties' | Measure | RateKind;

/** Name of a figure and the sentence that says what it counts. */
export interface Definition {
  readonly name: string;
  readonly sentence: string;
}

/** One definition for each figure, shown wherever it is (mission, Statistics; docs/decisions/0002). */
export const DEFINITIONS: Readonly<Record<FigureId, Readonly<Record<FigureLanguage, Definition>>>> = {
  received: {
    zh: { name: '受理', sentence: '统计时段内立为问题的件数；已撤销的不计，几条消息反映同一问题只计一件。' },
    en: {
      name: 'Received',
      sentence:
        'Issues registered in the period; withdrawn ones do not count, and several messages about one matter are one issue.',
    },
  },
  closed: {
    zh: { name: '办结', sentence: '统计时段内核验办结的件数，不论何时受理，也不论办理结果。' },
    en: {
      name: 'Closed',
      sentence: 'Issues verified and closed in the period, whenever received and with whatever outcome.',
    },
  },
  open: {
    zh: { name: '未办结', sentence: '统计截至时（时段已过的，为时段结束时）尚未核验办结的件数。' },
    en: {
      name: 'Open',
      sentence: 'Issues not yet verified and closed at the cut-off, or at the end of the period where that is earlier.',
    },
  },
  overdue: {
    zh: { name: '超时', sentence: '未办结且已过办理期限的件数；退回不停表。' },
    en: { name: 'Overdue', sentence: 'Open issues past their deadline; a return never stops the clock.' },
  },
  'due-soon': {
    zh: { name: '临期', sentence: '未办结、未超时，剩余时间不足全部时限两成的件数。' },
    en: { name: 'Due soon', sentence: 'Open issues, not overdue, with a fifth of their time or less left.' },
  },
  categories: {
    zh: { name: '问题分类', sentence: '统计时段内受理的问题，按一级分类和统计截至时的办理进度计数。' },
    en: {
      name: 'Categories',
      sentence: 'Issues received in the period by root category and by how far they had come at the cut-off.',
    },
  },
  trend: {
    zh: { name: '每日受理', sentence: '每日受理件数与上周同日对比；合计按上周同一时刻截断后比较。' },
    en: {
      name: 'Received per day',
      sentence:
        'Issues received per day beside the same day last week; the totals compare both weeks up to the same moment.',
    },
  },
  counties: {
    zh: {
      name: '县区对比',
      sentence: '按九成用时由短到长排名；不足五件的县区只列件数，不排名；地点未核实的列入未定区域。',
    },
    en: {
      name: 'Counties',
      sentence:
        'Ranked by 90th percentile, shortest first; below five items a county shows its count and no rank; unknown places stand apart.',
    },
  },
  'first-response': {
    zh: {
      name: '首次响应',
      sentence: '从最早一条反映消息发出，到首次签收或在群内答复；按响应所在时段统计，尚未响应的另列。',
    },
    en: {
      name: 'First response',
      sentence:
        'From the earliest evidence message to the first of sign-for and reply in the group; counted where it ends, what is pending stands beside it.',
    },
  },
  'sign-for': {
    zh: { name: '签收用时', sentence: '从交办到签收；按签收所在时段统计，尚未签收的另列。' },
    en: {
      name: 'Sign-for time',
      sentence: 'From dispatch to sign-for; counted where it ends, what is pending stands beside it.',
    },
  },
  handling: {
    zh: { name: '办理用时', sentence: '从交办到核验办结；按办结所在时段统计，尚未办结的另列。' },
    en: {
      name: 'Handling time',
      sentence: 'From dispatch to verified close; counted where it ends, what is pending stands beside it.',
    },
  },
  'signed-for': {
    zh: { name: '签收率', sentence: '统计时段内交办的问题中，到统计截至时已签收的占比。' },
    en: {
      name: 'Signed-for rate',
      sentence: 'Of the issues dispatched in the period, the share signed for by the cut-off.',
    },
  },
  'on-time': {
    zh: { name: '按时办结率', sentence: '统计时段内到期的问题中，在期限内办结的占比。' },
    en: {
      name: 'On-time rate',
      sentence: 'Of the issues that fell due in the period, the share closed by their deadline.',
    },
  },
  closing: {
    zh: { name: '办结率', sentence: '统计时段内受理的问题中，到统计截至时已办结的占比，不论办理结果。' },
    en: {
      name: 'Closing rate',
      sentence: 'Of the issues received in the period, the share closed by the cut-off with whatever outcome.',
    },
  },
  'verified-solved': {
    zh: {
      name: '核实解决率',
      sentence: '统计时段内受理的问题中，到统计截至时经核验确已解决的占比；权限内无法解决和不予支持的不计入解决。',
    },
    en: {
      name: 'Verified-solved rate',
      sentence:
        'Of the issues received in the period, the share verified as solved by the cut-off; beyond authority and rejected do not count as solved.',
    },
  },
  told: {
    zh: { name: '告知率', sentence: '统计时段内办结的问题中，到统计截至时已在群内告知群众的占比。' },
    en: {
      name: 'Told rate',
      sentence: 'Of the issues closed in the period, the share whose villagers were told in the group by the cut-off.',
    },
  },
};

/** Name and sentence of a figure in one language. */
export function definitionOf(figure: FigureId, language: FigureLanguage): Definition {
  return DEFINITIONS[figure][language];
}
