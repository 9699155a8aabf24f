import type { BriefPicture } from '../../../domain/brief/compose-brief.ts';
import { assertNever } from '../../../domain/assert-never.ts';
import { RANK_FROM } from '../../../domain/statistics/county-figures.ts';
import { STAGES } from '../../../domain/statistics/issue-fact.ts';
import type { Overview } from '../../../domain/statistics/overview.ts';
import { paperLook } from '../../ui/chart/chart-look.ts';
import type { ChartPlate } from '../../ui/chart/chart-plate.ts';
import { RangeBars } from '../../ui/chart/range-bars.tsx';
import { StageBars } from '../../ui/chart/stage-bars.tsx';
import { dayPoints, rangeBars, stageBars } from '../../ui/chart/to-series.ts';
import { TrendLines } from '../../ui/chart/trend-lines.tsx';
import { useFigureWords } from '../../ui/chart/use-figure-words.ts';

/** Width of the text of an A4 page with the margins of a 简报, px of 96 to the inch. */
export const CHART_WIDTH = 589;

interface BriefChartProps {
  readonly picture: BriefPicture;
  readonly overview: Overview;
}

/** A chart of the brief on paper, drawn by the same parts as the charts page; the picture in the file is taken from it. */
export function BriefChart({ picture, overview }: BriefChartProps) {
  return (
    <div data-place={picture.place}>
      <Drawing picture={picture} overview={overview} />
    </div>
  );
}

function Drawing({ picture, overview }: BriefChartProps) {
  const words = useFigureWords('zh-CN');
  const { t } = words;
  const { place, caption } = picture;
  const running = overview.trend.days.find(
    ({ period }) => period.from <= overview.cutOff && overview.cutOff < period.to - 1,
  );
  switch (place) {
    case 'categories':
      return (
        <StageBars
          title={caption}
          bars={stageBars(overview)}
          look={paperLook}
          width={CHART_WIDTH}
          nameWidth={84}
          partTitle={(bar, part) =>
            t('categories.part', { name: bar.name, stage: t(`stage.${part.stage}`), count: part.count })
          }
        />
      );
    case 'trend':
      return (
        <TrendLines
          title={caption}
          points={dayPoints(overview.trend.days, (day) => words.weekday(day.weekday))}
          now={running === undefined ? null : { label: words.weekday(running.weekday), word: t('trend.cutOffDay') }}
          every={1}
          look={paperLook}
          width={CHART_WIDTH}
          height={220}
          showDots
        />
      );
    case 'first-response':
    case 'handling':
      return (
        <RangeBars
          title={caption}
          bars={rangeBars(overview, place)}
          look={paperLook}
          width={CHART_WIDTH}
          nameWidth={72}
          endWidth={156}
          limit={null}
          formatTick={words.tick}
          rowWords={(bar) =>
            bar.isRanked
              ? t('counties.row', { p90: words.duration(bar.distribution.p90), n: bar.distribution.n })
              : t('counties.few', { n: bar.distribution.n, from: RANK_FROM })
          }
        />
      );
    default:
      return assertNever(place);
  }
}

/** What the picture says above the drawing; its caption stands below it in the document. */
export function usePlates(): (place: BriefPicture['place']) => ChartPlate {
  const { t } = useFigureWords('zh-CN');
  return (place) => {
    switch (place) {
      case 'categories':
        return {
          title: null,
          about: null,
          legend: STAGES.toReversed().map((stage) => ({ color: paperLook.stages[stage], word: t(`stage.${stage}`) })),
        };
      case 'trend':
        return {
          title: null,
          about: null,
          legend: [
            { color: paperLook.range, word: t('trend.current') },
            { color: paperLook.inkSoft, word: t('trend.before') },
          ],
        };
      case 'first-response':
      case 'handling':
        return { title: null, about: t('counties.key'), legend: [] };
      default:
        return assertNever(place);
    }
  };
}
