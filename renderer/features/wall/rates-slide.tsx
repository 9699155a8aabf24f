import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../../domain/statistics/definitions.ts';
import { formatParts, formatRate } from '../../../domain/statistics/format-figure.ts';
import { RATE_KINDS } from '../../../domain/statistics/issue-fact.ts';
import type { WallData } from './wall-data.ts';
import classes from './wall.module.css';

const BAR = 900;

/** Five rates, never merged, each with its parts. */
export function RatesSlide({ data }: { readonly data: WallData }) {
  const { i18n } = useTranslation('wall');
  return (
    <ul className={classes['rates']}>
      {RATE_KINDS.map((kind) => {
        const { rate } = data.overview.rates[kind];
        return (
          <li key={kind} className={classes['rate']}>
            <span className={classes['rateName']}>{definitionOf(kind, i18n.language === 'en' ? 'en' : 'zh').name}</span>
            <svg width={BAR} height="44" aria-hidden="true">
              <rect width={BAR} height="44" fill="var(--chart-grid)" />
              <rect width={BAR * (rate.value ?? 0)} height="44" fill="var(--chart-1)" />
            </svg>
            <span className={classes['rateValue']}>{formatRate(rate)}</span>
            <span className={classes['rateParts']}>{formatParts(rate)}</span>
          </li>
        );
      })}
    </ul>
  );
}
