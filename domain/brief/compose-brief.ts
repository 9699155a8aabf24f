import type { Overview } from '../statistics/overview.ts';
import type { Instant } from '../time/instant.ts';
import { isoWeek, weekPeriod } from '../time/shanghai.ts';
import type { BriefDocument } from './brief-document.ts';
import { categorySection, countySection, deadlineSection, exclusionSection, generalSection } from './brief-sections.ts';
import { dayInWords, momentInWords } from './brief-words.ts';

export type {
  BriefBlock,
  BriefDocument,
  BriefFigure,
  BriefPicture,
  BriefRun,
  BriefSection,
  BriefTable,
} from './brief-document.ts';

/** What a brief is composed from. */
export interface BriefInput {
  /** Any moment of the week. */
  readonly week: Instant;
  readonly cutOff: Instant;
  readonly overview: Overview;
  /** The week before at its own end; null leaves the comparison out. */
  readonly previous: Overview | null;
  readonly centerName: string;
  readonly cityName: string;
  /** null numbers the issue by its ISO week. */
  readonly issueNumber: number | null;
}

/** The weekly brief of a week; the same input gives the same document. Every digit of a figure comes from the overview. */
export function composeBrief(input: BriefInput): BriefDocument {
  const { overview, cutOff, centerName, cityName } = input;
  const week = weekPeriod(input.week);
  const iso = isoWeek(week.from);
  return {
    week,
    cutOff,
    head: '监督工作周报',
    serial: `〔${iso.year}〕第${input.issueNumber ?? iso.week}期`,
    issuer: centerName,
    date: dayInWords(cutOff),
    title: `${cityName}群众诉求办理情况周报`,
    basis: `统计时段：${dayInWords(week.from)}至${dayInWords(lastMoment(week.to))}；数据截至${momentInWords(cutOff)}。`,
    sections: [
      generalSection(overview, input.previous),
      categorySection(overview),
      countySection(overview),
      deadlineSection(overview),
      exclusionSection(overview),
    ],
    reportTo: [`${cityName}委`, `${cityName}人民政府`, `${cityName}纪委监委`],
    sendTo: ['各县（市、区）纪委监委', '市直有关单位'],
  };
}

// The period is half-open: its last day is the one before `to`.
function lastMoment(to: Instant): Instant {
  return (to - 1) as Instant;
}
