import type { Stage } from '../../../domain/statistics/issue-fact.ts';
import type { ChartLook } from './chart-look.ts';
import { countTicks } from './duration-ticks.ts';
import { RowChart } from './row-chart.tsx';

/** One category: how many were received, and how far they have come. */
export interface StageBar {
  readonly id: string;
  readonly name: string;
  readonly total: number;
  readonly parts: readonly { readonly stage: Stage; readonly count: number }[];
}

interface StageBarsProps {
  readonly title: string;
  readonly bars: readonly StageBar[];
  readonly look: ChartLook;
  readonly width: number;
  readonly nameWidth: number;
  readonly partTitle: (bar: StageBar, part: { readonly stage: Stage; readonly count: number }) => string;
  /** Opens the rows of one part, or of the whole bar where the part is null. */
  readonly onOpen?: (bar: StageBar, stage: Stage | null) => void;
}

/** Counts per category, stacked by stage, the total at the end of each bar. */
export function StageBars({ title, bars, look, width, nameWidth, partTitle, onOpen }: StageBarsProps) {
  const most = Math.max(0, ...bars.map((bar) => bar.total));
  return (
    <RowChart
      title={title}
      names={bars.map((bar) => bar.name)}
      ticks={countTicks(most)}
      formatTick={String}
      look={look}
      width={width}
      nameWidth={nameWidth}
      endWidth={look.fontSize * 3}
    >
      {({ x, y }) =>
        bars.map((bar) => {
          const middle = y(bar.name);
          let begun = 0;
          return (
            <g key={bar.id}>
              {bar.parts.map((part) => {
                const from = x(begun);
                begun += part.count;
                return part.count === 0 ? null : (
                  <rect
                    key={part.stage}
                    x={from}
                    y={middle - look.bar / 2}
                    width={Math.max(1, x(begun) - from)}
                    height={look.bar}
                    fill={look.stages[part.stage]}
                    stroke={look.surface}
                    strokeWidth={1}
                    cursor={onOpen === undefined ? undefined : 'pointer'}
                    onClick={onOpen === undefined ? undefined : () => onOpen(bar, part.stage)}
                  >
                    <title>{partTitle(bar, part)}</title>
                  </rect>
                );
              })}
              <text
                x={x(bar.total) + look.fontSize * 0.5}
                y={middle}
                dy="0.36em"
                fontSize={look.fontSize}
                fontFamily={look.fontFamily}
                fontWeight={600}
                fill={look.ink}
                cursor={onOpen === undefined ? undefined : 'pointer'}
                onClick={onOpen === undefined ? undefined : () => onOpen(bar, null)}
              >
                {bar.total}
              </text>
            </g>
          );
        })
      }
    </RowChart>
  );
}
