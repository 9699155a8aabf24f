import { useTranslation } from 'react-i18next';
import { definitionOf } from '../../../domain/statistics/definitions.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import type { TrendDay } from '../../../domain/statistics/trend.ts';
import { shanghaiDate } from '../../../domain/time/shanghai.ts';
import { screenLook } from '../../ui/chart/chart-look.ts';
import { dayPoints } from '../../ui/chart/to-series.ts';
import { TrendLines } from '../../ui/chart/trend-lines.tsx';
import { ChartFrame } from './chart-frame.tsx';
import { DefinitionWords } from './definition-words.tsx';
import type { OpenFigure } from '../../ui/behind/opened-figure.ts';
import { useFigureWords } from '../../ui/chart/use-figure-words.ts';

interface PanelProps {
  readonly overview: Overview;
  readonly stamp: string;
  readonly onOpen: OpenFigure;
}

/** Received per day beside the week before, cut at the same moment. */
export function TrendPanel({ overview, stamp, onOpen }: PanelProps) {
  const { t } = useTranslation('charts');
  const words = useFigureWords();
  const { trend, cutOff } = overview;
  const { name } = definitionOf('trend', words.language);
  const isWeek = trend.days.length <= 7;
  const label = (day: TrendDay): string => {
    const { month, day: date } = shanghaiDate(day.period.from);
    return isWeek ? words.weekday(day.weekday) : `${month}-${date}`;
  };
  const today = trend.days.find(({ period }) => period.from <= cutOff && cutOff < period.to);
  const open = (day: TrendDay | undefined): void => {
    if (day?.current == null) return;
    onOpen({
      name: `${name} · ${label(day)}`,
      count: day.current.count,
      selector: day.current.selector,
      period: day.period,
      cutOff,
    });
  };
  return (
    <ChartFrame
      name={name}
      about={t('trend.about', { current: trend.current.count, previous: trend.previous.count })}
      definition={<DefinitionWords figures={['trend']} />}
      isEmpty={false}
      stamp={stamp}
      legend={[
        { color: screenLook.range, word: t('trend.current') },
        { color: screenLook.inkSoft, word: t('trend.before') },
      ]}
      table={{
        columns: [t('column.day'), t('column.current'), t('column.before')],
        rows: trend.days.map((day) => ({
          id: String(day.period.from),
          cells: [
            { text: label(day) },
            day.current === null ? { text: '—' } : { text: day.current.count, onOpen: () => open(day) },
            {
              text: day.previous.count,
              onOpen: () =>
                onOpen({
                  name: `${name} · ${t('column.before')} · ${label(day)}`,
                  count: day.previous.count,
                  selector: day.previous.selector,
                  period: day.previousPeriod,
                  cutOff,
                }),
            },
          ],
        })),
      }}
    >
      {(width) => (
        <TrendLines
          title={name}
          points={dayPoints(trend.days, label)}
          now={today === undefined ? null : { label: label(today), word: t('trend.now') }}
          every={isWeek ? 1 : Math.ceil(trend.days.length / 8)}
          look={screenLook}
          width={width}
          height={260}
          showDots={isWeek}
          onOpen={(point) => open(trend.days.find(({ period }) => String(period.from) === point.id))}
        />
      )}
    </ChartFrame>
  );
}
