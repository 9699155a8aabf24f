import { useTranslation } from 'react-i18next';
import { DEFAULT_LIMITS } from '../../../domain/issue/deadline.ts';
import { RANK_FROM } from '../../../domain/statistics/county-figures.ts';
import { definitionOf } from '../../../domain/statistics/definitions.ts';
import type { Measure } from '../../../domain/statistics/issue-fact.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { HOUR_MS } from '../../../domain/time/instant.ts';
import { screenLook } from '../../ui/chart/chart-look.ts';
import { RangeBars, type RangeLimit } from '../../ui/chart/range-bars.tsx';
import { rangeBars } from '../../ui/chart/to-series.ts';
import { ChartFrame } from './chart-frame.tsx';
import { DefinitionWords } from './definition-words.tsx';
import type { FigureRows } from './figure-table.tsx';
import type { OpenFigure } from '../../ui/behind/opened-figure.ts';
import { useFigureWords } from '../../ui/chart/use-figure-words.ts';

interface PanelProps {
  readonly overview: Overview;
  readonly measure: Measure;
  readonly stamp: string;
  readonly onOpen: OpenFigure;
}

/** How long a measure took in each county: median, quartiles, 90th percentile, slowest first. */
export function CountyPanel({ overview, measure, stamp, onOpen }: PanelProps) {
  const { t } = useTranslation('charts');
  const words = useFigureWords();
  const { name } = definitionOf(measure, words.language);
  const bars = rangeBars(overview, measure);
  const { distribution, pending } = overview.durations[measure];
  const about = {
    n: distribution.n,
    median: words.duration(distribution.median),
    p90: words.duration(distribution.p90),
    pending: pending.count,
  };
  const openCounty = (id: string): void => {
    const county = overview.counties.find(({ countyCode }) => countyCode === id);
    if (county === undefined) return;
    const figure = county.durations[measure];
    onOpen({
      name: `${county.name} · ${name}`,
      count: figure.distribution.n,
      selector: figure.selector,
      period: overview.period,
      cutOff: overview.cutOff,
    });
  };
  const countyName = (id: string, given: string): string => (id === 'unknown' ? t('unknownCounty') : given);
  return (
    <ChartFrame
      name={name}
      about={distribution.n === 0 ? t('counties.aboutNone', about) : t('counties.about', about)}
      definition={<DefinitionWords figures={[measure, 'counties']} />}
      isEmpty={bars.length === 0}
      stamp={stamp}
      reading={t('counties.key')}
      table={useCountyTable(overview, measure, name, onOpen)}
    >
      {(width) => (
        <RangeBars
          title={name}
          bars={bars.map((bar) => ({ ...bar, name: countyName(bar.id, bar.name) }))}
          look={screenLook}
          width={width}
          nameWidth={72}
          endWidth={164}
          limit={limitOf(measure, (at) => t('counties.limit', { span: words.tick(at) }))}
          formatTick={words.tick}
          rowWords={(bar) =>
            bar.isRanked
              ? t('counties.row', { p90: words.duration(bar.distribution.p90), n: bar.distribution.n })
              : t('counties.few', { n: bar.distribution.n, from: RANK_FROM })
          }
          onOpen={(bar) => openCounty(bar.id)}
        />
      )}
    </ChartFrame>
  );
}

/** Only sign-for has a limit in hours that one line can show; the handling limits differ by grade and holidays. */
function limitOf(measure: Measure, label: (at: number) => string): RangeLimit | null {
  const limit = DEFAULT_LIMITS.urgent.signFor;
  if (measure !== 'sign-for' || limit?.kind !== 'hours') return null;
  return { at: limit.hours * HOUR_MS, label: label(limit.hours * HOUR_MS), marksLate: false };
}

function useCountyTable(overview: Overview, measure: Measure, name: string, onOpen: OpenFigure): FigureRows {
  const { t } = useTranslation('charts');
  const { duration } = useFigureWords();
  const columns = ['county', 'n', 'median', 'upperQuartile', 'p90', 'worst', 'pending', 'rank'] as const;
  return {
    columns: columns.map((column) => t(`column.${column}`)),
    rows: overview.counties.map(({ countyCode, name: county, durations, ranks }) => {
      const { distribution, selector, pending } = durations[measure];
      const place = countyCode === 'unknown' ? t('unknownCounty') : county;
      const asked = { period: overview.period, cutOff: overview.cutOff };
      const few = distribution.n > 0 && ranks[measure] === null;
      return {
        id: countyCode,
        cells: [
          { text: place },
          {
            text: distribution.n,
            onOpen: () => onOpen({ ...asked, name: `${place} · ${name}`, count: distribution.n, selector }),
          },
          { text: few ? duration(null) : duration(distribution.median) },
          { text: few ? duration(null) : duration(distribution.upperQuartile) },
          { text: few ? duration(null) : duration(distribution.p90) },
          { text: duration(distribution.worst) },
          {
            text: pending.count,
            onOpen: () =>
              onOpen({
                ...asked,
                name: `${place} · ${name} · ${t('column.pending')}`,
                count: pending.count,
                selector: pending.selector,
              }),
          },
          { text: ranks[measure] ?? duration(null) },
        ],
      };
    }),
  };
}
