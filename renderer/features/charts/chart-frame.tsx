import { CircleHelp } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import type { LegendEntry } from '../../ui/chart/chart-plate.ts';
import { useWidth } from '../../ui/chart/use-width.ts';
import { Popover } from '../../ui/kit/popover.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import classes from './chart-frame.module.css';
import { FigureTable, plainTable, type FigureRows } from './figure-table.tsx';
import { LegendItem } from '../../ui/chart/legend-item.tsx';
import { useExport } from './use-export.ts';

interface ChartFrameProps {
  readonly name: string;
  readonly about: string;
  /** What the figure counts, in a sentence or several. */
  readonly definition: ReactNode;
  readonly table: FigureRows;
  readonly isEmpty: boolean;
  readonly legend?: readonly LegendEntry[];
  /** How to read the drawing, in a sentence. */
  readonly reading?: string;
  /** Part of a file name: which period it is. */
  readonly stamp: string;
  /** Draws the chart in so many pixels; a frame without one shows its table only. */
  readonly children?: (width: number) => ReactNode;
}

/** One chart with its name, definition, table and ways out. */
export function ChartFrame({
  name,
  about,
  definition,
  table,
  isEmpty,
  legend = [],
  reading,
  stamp,
  children,
}: ChartFrameProps) {
  const { t } = useTranslation('charts');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [measured, width] = useWidth();
  const drawing = useRef<HTMLDivElement>(null);
  const isTable = children === undefined || view === 'table';
  const exports = useExport({
    name,
    stamp,
    plate: { title: name, about: reading === undefined ? about : `${about}；${reading}`, legend },
    chart: () => drawing.current?.querySelector('svg') ?? null,
    table: () => plainTable(table),
  });
  return (
    <section className={classes['frame']} aria-label={name}>
      <header className={classes['head']}>
        <div className={classes['words']}>
          <h2 className={classes['name']}>
            {name}
            <Popover
              trigger={['hover', 'focus', 'click']}
              placement="bottomLeft"
              content={<div className={classes['definition']}>{definition}</div>}
            >
              <button type="button" className={classes['help']} aria-label={`${name}：${t('frame.definition')}`}>
                <CircleHelp size={14} aria-hidden="true" />
              </button>
            </Popover>
          </h2>
          <p className={classes['about']}>{about}</p>
        </div>
        {children === undefined ? null : (
          <Segmented
            label={`${name}：${t('frame.view')}`}
            segments={[
              { value: 'chart', label: t('frame.chart') },
              { value: 'table', label: t('frame.table') },
            ]}
            value={view}
            onChange={setView}
          />
        )}
        <Popover
          trigger="click"
          placement="bottomRight"
          content={
            <div className={classes['exports']}>
              {isTable
                ? null
                : (['savePng', 'saveSvg', 'copySvg'] as const).map((way) => (
                    <Button key={way} tone="quiet" onClick={() => void exports[way]()}>
                      {t(`frame.${way}`)}
                    </Button>
                  ))}
              <Button tone="quiet" onClick={() => void exports.saveCsv()}>
                {t('frame.saveCsv')}
              </Button>
            </div>
          }
        >
          <Button tone="quiet">{t('frame.more')}</Button>
        </Popover>
      </header>
      <div ref={measured} className={classes['body']}>
        {isTable ? (
          <FigureTable label={name} table={table} />
        ) : isEmpty ? (
          <p className={classes['nothing']}>{t('frame.nothing')}</p>
        ) : (
          <>
            {legend.length === 0 && reading === undefined ? null : (
              <div className={classes['legend']}>
                {legend.map(({ color, word }) => (
                  <LegendItem key={word} color={color} word={word} />
                ))}
                {reading}
              </div>
            )}
            <div ref={drawing}>{width > 0 ? children(width) : null}</div>
          </>
        )}
      </div>
    </section>
  );
}
