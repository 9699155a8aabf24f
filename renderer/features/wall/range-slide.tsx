import { useTranslation } from 'react-i18next';
import { wallLook } from '../../ui/chart/chart-look.ts';
import { RangeBars } from '../../ui/chart/range-bars.tsx';
import { rangeBars } from '../../ui/chart/to-series.ts';
import { speakingLimit } from './slide-title.ts';
import { useWallWords } from './use-wall-words.ts';
import type { WallData } from './wall-data.ts';
import classes from './wall.module.css';

/** What the title, the key and the axis leave for the rows, px. */
const ROWS_HEIGHT = 650;

/** How long a measure took in each county, with the limit the title speaks of. */
export function RangeSlide({
  data,
  measure,
}: {
  readonly data: WallData;
  readonly measure: 'first-response' | 'handling';
}) {
  const { t, tick, duration } = useWallWords();
  const { t: say } = useTranslation('charts');
  const limit = speakingLimit(data.overview, measure);
  const bars = rangeBars(data.overview, measure);
  return (
    <>
      <p className={classes['about']}>{t('rangeAbout')}</p>
      <RangeBars
        title={t('rangeAbout')}
        bars={bars.map((bar) => ({ ...bar, name: bar.id === 'unknown' ? say('unknownCounty') : bar.name }))}
        look={{ ...wallLook, row: Math.min(80, Math.floor(ROWS_HEIGHT / Math.max(1, bars.length))), bar: 32 }}
        width={1800}
        nameWidth={220}
        endWidth={430}
        limit={limit === null ? null : { at: limit, label: tick(limit), marksLate: true }}
        formatTick={tick}
        rowWords={(bar) =>
          bar.isRanked
            ? t('rangeRow', { p90: duration(bar.distribution.p90), n: bar.distribution.n })
            : t('rangeFew', { n: bar.distribution.n })
        }
      />
    </>
  );
}
