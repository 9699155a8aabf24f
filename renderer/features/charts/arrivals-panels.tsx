import type { InferContractRouterOutputs } from '@orpc/contract';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../../../contract/index.ts';
import { hourOfDay } from '../../../domain/time/shanghai.ts';
import { screenLook } from '../../ui/chart/chart-look.ts';
import { HourHeat } from '../../ui/chart/hour-heat.tsx';
import { hourPoints } from '../../ui/chart/to-series.ts';
import { TrendLines } from '../../ui/chart/trend-lines.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { useFigureWords } from '../../ui/chart/use-figure-words.ts';

type Arrivals = InferContractRouterOutputs<Contract>['charts']['arrivals'];

interface PanelProps {
  readonly arrivals: Arrivals;
  readonly stamp: string;
}

/** Messages per hour of today beside the same day last week. */
export function ArrivalsPanel({ arrivals, stamp }: PanelProps) {
  const { t } = useTranslation('charts');
  const words = useFigureWords();
  const running = hourOfDay(arrivals.asOf);
  const points = hourPoints(arrivals.today, arrivals.lastWeek, running, words.hour);
  const sum = (counts: readonly number[]): number =>
    counts.slice(0, running + 1).reduce((total, count) => total + count, 0);
  return (
    <ChartFrame
      name={t('arrivals.name')}
      about={t('arrivals.about', { today: sum(arrivals.today), before: sum(arrivals.lastWeek) })}
      definition={t('arrivals.definition')}
      isEmpty={false}
      stamp={stamp}
      legend={[
        { color: screenLook.range, word: t('column.current') },
        { color: screenLook.inkSoft, word: t('trend.before') },
      ]}
      table={{
        columns: [t('column.hour'), t('column.current'), t('column.before')],
        rows: points.map((point) => ({
          id: point.id,
          cells: [{ text: point.label }, { text: point.current ?? '—' }, { text: point.before }],
        })),
      }}
    >
      {(width) => (
        <TrendLines
          title={t('arrivals.name')}
          points={points}
          now={{ label: words.hour(running), word: t('arrivals.now') }}
          every={3}
          look={screenLook}
          width={width}
          height={240}
          showDots={false}
        />
      )}
    </ChartFrame>
  );
}

/** When in the week people write. */
export function HeatPanel({ arrivals, stamp }: PanelProps) {
  const { t } = useTranslation('charts');
  const words = useFigureWords();
  return (
    <ChartFrame
      name={t('heat.name')}
      about={t('heat.about')}
      definition={t('heat.definition')}
      isEmpty={arrivals.heat.length === 0}
      stamp={stamp}
      table={{
        columns: [t('column.weekday'), ...Array.from({ length: 24 }, (_, hour) => String(hour))],
        rows: words.weekdays.map((name, index) => ({
          id: name,
          cells: [
            { text: name },
            ...Array.from({ length: 24 }, (_, hour) => ({
              text: arrivals.heat.find((cell) => cell.weekday === index + 1 && cell.hour === hour)?.count ?? 0,
            })),
          ],
        })),
      }}
    >
      {(width) => (
        <HourHeat
          title={t('heat.name')}
          cells={arrivals.heat}
          weekdays={words.weekdays}
          hourLabel={words.hour}
          cellTitle={(cell) =>
            t('heat.cell', { weekday: words.weekday(cell.weekday), hour: cell.hour, count: cell.count })
          }
          look={screenLook}
          width={width}
        />
      )}
    </ChartFrame>
  );
}
