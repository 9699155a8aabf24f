import { useTranslation } from 'react-i18next';
import { definitionOf, type FigureId } from '../../../domain/statistics/definitions.ts';
import type { CountFigure } from '../../../domain/statistics/figures.ts';
import { formatRate } from '../../../domain/statistics/format-figure.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { Figure } from '../../ui/figure.tsx';
import { Tooltip } from '../../ui/kit/tooltip.tsx';
import classes from './key-figures.module.css';
import type { OpenFigure } from '../../ui/behind/opened-figure.ts';
import { useFigureWords } from '../../ui/chart/use-figure-words.ts';

/** Five counts that stand above everything else, each with its rows and its definition. */
export function KeyFigures({ overview, onOpen }: { readonly overview: Overview; readonly onOpen: OpenFigure }) {
  const { t } = useTranslation('charts');
  const { language } = useFigureWords();
  const { received, closed, open, dueSoon, overdue, outcomes, trend, period, cutOff } = overview;
  const more = trend.current.count - trend.previous.count;
  const figures: readonly (readonly [FigureId, CountFigure, string])[] = [
    ['received', received, more === 0 ? t('key.same') : t(more > 0 ? 'key.more' : 'key.fewer', { n: Math.abs(more) })],
    [
      'closed',
      closed,
      t('key.outcomes', {
        solved: outcomes.solved.count,
        beyond: outcomes['beyond-authority'].count,
        rejected: outcomes.rejected.count,
      }),
    ],
    ['open', open, ''],
    ['due-soon', dueSoon, ''],
    [
      'overdue',
      overdue,
      t('key.overdueShare', { share: formatRate({ numerator: overdue.count, denominator: open.count }) }),
    ],
  ];
  return (
    <section className={classes['figures']} aria-label={t('key.label')}>
      {figures.map(([id, { count, selector }, note]) => {
        const { name, sentence } = definitionOf(id, language);
        return (
          <Tooltip key={id} title={sentence} placement="bottom" mouseEnterDelay={0.5}>
            <div className={classes['figure']} data-tone={toneOf(id, count)}>
              <Figure
                name={name}
                value={count.toLocaleString('zh-CN')}
                note={note === '' ? '\u00a0' : note}
                onOpen={() => onOpen({ name, count, selector, period, cutOff })}
              />
            </div>
          </Tooltip>
        );
      })}
    </section>
  );
}

function toneOf(id: FigureId, count: number): 'overdue' | 'soon' | undefined {
  if (count === 0) return undefined;
  return id === 'overdue' ? 'overdue' : id === 'due-soon' ? 'soon' : undefined;
}
