import { maskText } from '../../../domain/masking/mask.ts';
import { STAGES } from '../../../domain/statistics/issue-fact.ts';
import { wallLook } from '../../ui/chart/chart-look.ts';
import { StageBars } from '../../ui/chart/stage-bars.tsx';
import { stageBars } from '../../ui/chart/to-series.ts';
import { useWallWords } from './use-wall-words.ts';
import type { WallData } from './wall-data.ts';
import classes from './wall.module.css';

/** More rows would not be read from the back of the room. */
const MOST_ROWS = 9;
/** What the title, the key and the axis leave for the rows, px. */
const ROWS_HEIGHT = 680;

/** What kinds of problems were received, by how far they have come. */
export function CategorySlide({ data }: { readonly data: WallData }) {
  const { t } = useWallWords();
  // A wall is read by a whole room: should a category ever be called after somebody, nobody is named there.
  const bars = stageBars(data.overview, MOST_ROWS).map((bar) => ({ ...bar, name: maskText(bar.name) }));
  return (
    <>
      <p className={classes['about']}>
        {STAGES.toReversed().map((stage) => (
          <span key={stage} className={classes['legend']}>
            <svg width="34" height="34" aria-hidden="true">
              <rect width="34" height="34" fill={wallLook.stages[stage]} />
            </svg>
            {t(`stage.${stage}`)}
          </span>
        ))}
      </p>
      <StageBars
        title={t('categoriesAbout', { n: data.overview.received.count })}
        bars={bars}
        look={{ ...wallLook, row: Math.min(84, Math.floor(ROWS_HEIGHT / Math.max(1, bars.length))), bar: 38 }}
        width={1800}
        nameWidth={260}
        partTitle={(bar, part) => `${bar.name} ${part.count}`}
      />
    </>
  );
}
