import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/instant.ts';
import type { Rate } from './issue-fact.ts';

/** Language of a printed figure. */
export type FigureLanguage = 'zh' | 'en';

/** Shown where there is nothing to measure; an empty week is not 0 %. */
export const NO_FIGURE = '—';

/** One decimal and a percent sign, e.g. `96.2 %`; computed from the parts, so that it never depends on a rounded value. */
export function formatRate(rate: Pick<Rate, 'numerator' | 'denominator'>): string {
  if (rate.denominator === 0) return NO_FIGURE;
  const tenths = Math.round((rate.numerator * 1_000) / rate.denominator);
  // 999 of 1,000 closed must not print as everything: only the whole prints as 100.0 %, and only none as 0.0 %.
  const shown = Math.min(
    Math.max(tenths, rate.numerator > 0 ? 1 : 0),
    rate.numerator < rate.denominator ? 999 : tenths,
  );
  return `${(shown / 10).toFixed(1)} %`;
}

/** Numerator and denominator, e.g. `1397/1452`. */
export function formatParts(rate: Pick<Rate, 'numerator' | 'denominator'>): string {
  return `${rate.numerator}/${rate.denominator}`;
}

/** Two leading units, cut and not rounded, e.g. `3 小时 12 分`, `2 天 5 小时`; `—` for null. */
export function formatDuration(milliseconds: number | null, language: FigureLanguage = 'zh'): string {
  if (milliseconds === null) return NO_FIGURE;
  const [day, hour, minute] = language === 'zh' ? ['天', '小时', '分'] : ['d', 'h', 'min'];
  const days = Math.floor(milliseconds / DAY_MS);
  const hours = Math.floor((milliseconds % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((milliseconds % HOUR_MS) / MINUTE_MS);
  if (days > 0) return `${days} ${day} ${hours} ${hour}`;
  if (hours > 0) return `${hours} ${hour} ${minutes} ${minute}`;
  if (minutes > 0) return `${minutes} ${minute}`;
  return language === 'zh' ? '不足 1 分' : 'under 1 min';
}

/** A count without separators, as the brief and the ledger print it; `—` for null. */
export function formatCount(count: number | null): string {
  return count === null ? NO_FIGURE : String(count);
}
