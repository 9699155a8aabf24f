import type { FactSelector } from '../statistics/issue-fact.ts';
import type { Instant, Period } from '../time/instant.ts';

/** A piece of a sentence: plain words, or a figure with the rows it stands for. Words never carry a digit of a figure. */
export type BriefRun = { readonly kind: 'words'; readonly text: string } | BriefFigure;

/** What a printed figure says of its rows: how many, which share of others, or a percentile of their durations. */
export type Statistic = 'count' | 'share' | 'median' | 'p90' | 'worst';

/** A printed figure. `value` is what was printed from: a count, a share or milliseconds; null where there is nothing to measure. */
export interface BriefFigure {
  readonly kind: 'figure';
  readonly text: string;
  readonly statistic: Statistic;
  readonly value: number | null;
  /** For a share: what it is made of. null otherwise. */
  readonly parts: { readonly numerator: number; readonly denominator: number } | null;
  readonly selector: FactSelector;
  /** The period the selector is asked with; the week of the brief except where a sentence compares. */
  readonly period: Period;
  readonly cutOff: Instant;
}

/** A column of a table; digits align right. */
export interface BriefColumn {
  readonly label: string;
  readonly align: 'left' | 'right';
}

/** A table with its caption above and a note below. The last row is the total where `totalled`. */
export interface BriefTable {
  readonly kind: 'table';
  readonly id: 'counties' | 'categories';
  readonly caption: string;
  readonly columns: readonly BriefColumn[];
  readonly rows: readonly (readonly BriefRun[])[];
  readonly totalled: boolean;
  readonly note: string;
}

/** Where a chart picture goes; left out where the export brings none for this place. */
export interface BriefPicture {
  readonly kind: 'picture';
  readonly place: 'categories' | 'trend' | 'first-response' | 'handling';
  readonly caption: string;
}

export type BriefBlock = { readonly kind: 'paragraph'; readonly runs: readonly BriefRun[] } | BriefTable | BriefPicture;

/** A level-one section 一、二、三. */
export interface BriefSection {
  readonly heading: string;
  readonly blocks: readonly BriefBlock[];
}

/** The weekly brief 周报 before it becomes bytes: no names, no message text, no leads. */
export interface BriefDocument {
  readonly week: Period;
  readonly cutOff: Instant;
  /** Red head, e.g. 监督工作周报. */
  readonly head: string;
  /** e.g. 〔2026〕第47期, the ISO week. */
  readonly serial: string;
  readonly issuer: string;
  /** Day of the cut-off, e.g. 2026年11月24日. */
  readonly date: string;
  readonly title: string;
  /** Period and cut-off in words, stated before any figure. */
  readonly basis: string;
  readonly sections: readonly BriefSection[];
  readonly reportTo: readonly string[];
  readonly sendTo: readonly string[];
}
