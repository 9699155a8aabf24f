import type { FactSelector } from '../../../domain/statistics/issue-fact.ts';
import type { Instant, Period } from '../../../domain/time/instant.ts';

/** A figure whose rows are being looked at: asked with exactly what drew it. */
export interface OpenedFigure {
  readonly name: string;
  /** What the figure says it counts; null for one that does not count, such as a median. */
  readonly count: number | null;
  readonly selector: FactSelector;
  readonly period: Period;
  readonly cutOff: Instant;
}

export type OpenFigure = (figure: OpenedFigure) => void;
