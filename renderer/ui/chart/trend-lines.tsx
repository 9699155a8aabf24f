import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { ChartLook } from './chart-look.ts';
import { countTicks } from './duration-ticks.ts';

/** One day or hour beside the same one a week before; current is null for what has not begun. */
export interface TrendPoint {
  readonly id: string;
  readonly label: string;
  readonly current: number | null;
  readonly before: number;
}

interface TrendLinesProps {
  readonly title: string;
  readonly points: readonly TrendPoint[];
  /** The running hour or day, marked where it is not the last point. */
  readonly now: { readonly label: string; readonly word: string } | null;
  /** Labels of the axis that are written; the others would touch each other. */
  readonly every: number;
  readonly look: ChartLook;
  readonly width: number;
  readonly height: number;
  readonly showDots: boolean;
  readonly onOpen?: (point: TrendPoint) => void;
}

/** What is now as a strong line that ends now, the week before as a dashed one that goes on. */
export function TrendLines({ title, points, now, every, look, width, height, showDots, onOpen }: TrendLinesProps) {
  const text = { fontSize: look.fontSize, fontFamily: look.fontFamily, fill: look.inkSoft };
  const ticks = countTicks(Math.max(0, ...points.map((point) => Math.max(point.current ?? 0, point.before))), 4);
  // What still runs stands apart from the line: half a day beside whole days would read as a fall.
  const isRunning = (point: TrendPoint): boolean => point.label === now?.label;
  const settled = (point: TrendPoint): number | null => (isRunning(point) ? null : point.current);
  const running = (point: TrendPoint): number | null => (isRunning(point) ? point.current : null);
  const pointDot = (dot: DotPlace) => (
    <PointDot
      key={dot.payload.id}
      {...dot}
      look={look}
      isRunning={isRunning(dot.payload)}
      {...(onOpen === undefined ? {} : { onOpen })}
    />
  );
  return (
    <LineChart
      width={width}
      height={height}
      data={[...points]}
      margin={{ top: look.fontSize * 1.8, right: look.fontSize * 1.6, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      title={title}
      role="img"
    >
      <CartesianGrid vertical={false} stroke={look.grid} />
      <XAxis
        dataKey="label"
        ticks={points.filter((_, index) => index % every === 0).map((point) => point.label)}
        tick={text}
        axisLine={{ stroke: look.grid }}
        tickLine={false}
        interval={0}
        padding={{ left: look.fontSize, right: look.fontSize }}
        height={look.fontSize * 2.2}
      />
      <YAxis
        width={look.fontSize * 3.2}
        domain={[0, ticks.at(-1) ?? 1]}
        ticks={[...ticks]}
        tick={text}
        axisLine={false}
        tickLine={false}
      />
      <Line
        dataKey="before"
        stroke={look.inkSoft}
        strokeWidth={look.fontSize / 10}
        strokeDasharray="5 4"
        dot={false}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey={settled}
        stroke={look.range}
        strokeWidth={look.fontSize / 5.5}
        dot={showDots ? pointDot : false}
        activeDot={false}
        isAnimationActive={false}
      />
      <Line dataKey={running} stroke="none" dot={pointDot} activeDot={false} isAnimationActive={false} />
      {now === null ? null : (
        <ReferenceLine
          x={now.label}
          stroke={look.inkSoft}
          strokeDasharray="2 3"
          label={{ ...text, value: now.word, position: 'top' }}
        />
      )}
    </LineChart>
  );
}

interface DotPlace {
  readonly cx?: number;
  readonly cy?: number;
  readonly payload: TrendPoint;
}

interface PointDotProps extends DotPlace {
  readonly look: ChartLook;
  /** The day or hour has not ended: its dot is hollow. */
  readonly isRunning: boolean;
  readonly onOpen?: (point: TrendPoint) => void;
}

/** The count stands above its point; the point is large enough to be hit. */
function PointDot({ cx, cy, payload, look, isRunning, onOpen }: PointDotProps) {
  if (cx === undefined || cy === undefined || payload.current === null) return null;
  return (
    <g
      cursor={onOpen === undefined ? undefined : 'pointer'}
      onClick={onOpen === undefined ? undefined : () => onOpen(payload)}
    >
      <circle cx={cx} cy={cy} r={look.fontSize} fill={look.surface} fillOpacity={0} />
      <circle
        cx={cx}
        cy={cy}
        r={look.fontSize / 4}
        fill={isRunning ? look.surface : look.range}
        stroke={look.range}
        strokeWidth={look.fontSize / 8}
      />
      <text
        x={cx}
        y={cy}
        dy="-0.7em"
        textAnchor="middle"
        fontSize={look.fontSize}
        fontFamily={look.fontFamily}
        fontWeight={600}
        fill={look.ink}
        stroke={look.surface}
        strokeWidth={3}
        paintOrder="stroke"
      >
        {payload.current}
      </text>
    </g>
  );
}
