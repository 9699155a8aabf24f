import type { Distribution } from '../../../domain/statistics/issue-fact.ts';
import type { ChartLook } from './chart-look.ts';
import { durationTicks } from './duration-ticks.ts';
import { RowChart, type RowScale } from './row-chart.tsx';

/** How long something took in one county. */
export interface RangeBar {
  readonly id: string;
  readonly name: string;
  readonly distribution: Distribution;
  /** False where there are too few items for a rank: the count is shown and nothing is drawn. */
  readonly isRanked: boolean;
}

export interface RangeLimit {
  readonly at: number;
  readonly label: string;
  readonly marksLate: boolean;
}

interface RangeBarsProps {
  readonly title: string;
  readonly bars: readonly RangeBar[];
  readonly look: ChartLook;
  readonly width: number;
  readonly nameWidth: number;
  readonly endWidth: number;
  /** A line across all rows; marksLate where what lies beyond it is late, and not where the limit holds for some of the items only. */
  readonly limit: RangeLimit | null;
  readonly formatTick: (milliseconds: number) => string;
  /** Words behind the dot of a ranked row, and in place of the bar of the others. */
  readonly rowWords: (bar: RangeBar) => string;
  readonly onOpen?: (bar: RangeBar) => void;
}

/** Box from quartile to quartile, mark at the median, dot at the 90th percentile: never a mean alone. */
export function RangeBars({
  title,
  bars,
  look,
  width,
  nameWidth,
  endWidth,
  limit,
  formatTick,
  rowWords,
  onOpen,
}: RangeBarsProps) {
  const ranked = bars.filter((bar) => bar.isRanked);
  const mostTicks = Math.max(2, Math.floor((width - nameWidth - endWidth) / (look.fontSize * 5)));
  const longest = Math.max(limit?.at ?? 0, ...ranked.map((bar) => bar.distribution.p90 ?? 0));
  return (
    <RowChart
      title={title}
      names={bars.map((bar) => bar.name)}
      ticks={durationTicks(longest, mostTicks)}
      formatTick={formatTick}
      look={look}
      width={width}
      nameWidth={nameWidth}
      endWidth={endWidth}
      topHeight={limit === null ? 0 : look.fontSize * 1.8}
    >
      {(scale) => (
        <>
          {limit === null || bars.length === 0 ? null : (
            <LimitLine scale={scale} limit={limit} look={look} bars={bars} />
          )}
          {bars.map((bar) => (
            <RangeRow
              key={bar.id}
              bar={bar}
              scale={scale}
              look={look}
              words={rowWords(bar)}
              isLate={limit?.marksLate === true && bar.isRanked && (bar.distribution.p90 ?? 0) > limit.at}
              {...(onOpen === undefined ? {} : { onOpen: () => onOpen(bar) })}
            />
          ))}
        </>
      )}
    </RowChart>
  );
}

interface RangeRowProps {
  readonly bar: RangeBar;
  readonly scale: RowScale;
  readonly look: ChartLook;
  readonly words: string;
  readonly isLate: boolean;
  readonly onOpen?: () => void;
}

function RangeRow({ bar, scale, look, words, isLate, onOpen }: RangeRowProps) {
  const middle = scale.y(bar.name);
  const { lowerQuartile, median, upperQuartile, p90 } = bar.distribution;
  const tone = isLate ? look.late : look.inkSoft;
  const thin = Math.max(1.5, look.bar / 8);
  const end = bar.isRanked ? scale.x(p90 ?? 0) + look.bar * 0.9 : scale.x(0) + look.fontSize * 0.3;
  return (
    <g cursor={onOpen === undefined ? undefined : 'pointer'} onClick={onOpen}>
      <rect
        x={scale.x(0)}
        y={middle - look.row / 2}
        width={Math.max(0, end + look.fontSize * 6 - scale.x(0))}
        height={look.row}
        fill={look.surface}
        fillOpacity={0}
      />
      {bar.isRanked && lowerQuartile !== null && median !== null && upperQuartile !== null && p90 !== null ? (
        <>
          <line
            x1={scale.x(upperQuartile)}
            x2={scale.x(p90)}
            y1={middle}
            y2={middle}
            stroke={look.rangeSoft}
            strokeWidth={thin}
          />
          <rect
            x={scale.x(lowerQuartile)}
            y={middle - look.bar * 0.3}
            width={Math.max(2, scale.x(upperQuartile) - scale.x(lowerQuartile))}
            height={look.bar * 0.6}
            rx={look.bar * 0.1}
            fill={look.range}
            fillOpacity={0.75}
          />
          <line
            x1={scale.x(median)}
            x2={scale.x(median)}
            y1={middle - look.bar * 0.5}
            y2={middle + look.bar * 0.5}
            stroke={look.ink}
            strokeWidth={thin * 1.4}
          />
          <circle cx={scale.x(p90)} cy={middle} r={look.bar * 0.36} fill={tone} />
        </>
      ) : null}
      <text
        stroke={look.surface}
        strokeWidth={look.fontSize / 5}
        paintOrder="stroke"
        x={end}
        y={middle}
        dy="0.36em"
        fontSize={look.fontSize}
        fontFamily={look.fontFamily}
        fontWeight={isLate ? 600 : 400}
        fill={bar.isRanked ? tone : look.inkSoft}
      >
        {words}
      </text>
    </g>
  );
}

function LimitLine({
  scale,
  limit,
  look,
  bars,
}: Pick<RangeBarsProps, 'look' | 'bars'> & {
  readonly scale: RowScale;
  readonly limit: RangeLimit;
}) {
  const at = scale.x(limit.at);
  const top = scale.y(bars[0]?.name ?? '') - look.row / 2;
  const bottom = scale.y(bars.at(-1)?.name ?? '') + look.row / 2;
  return (
    <g>
      <line
        x1={at}
        x2={at}
        y1={top}
        y2={bottom}
        stroke={look.limit}
        strokeWidth={Math.max(1, look.fontSize / 12)}
        strokeDasharray="4 3"
      />
      <text
        x={at}
        y={top}
        dy="-0.5em"
        textAnchor="middle"
        fontSize={look.fontSize}
        fontFamily={look.fontFamily}
        fill={look.limit}
      >
        {limit.label}
      </text>
    </g>
  );
}
