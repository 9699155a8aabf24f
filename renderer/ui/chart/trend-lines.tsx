import { CartesianGrid, Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts';
import type { ChartLook } from './chart-look.ts';
import { countTicks } from './duration-ticks.ts';

/** One hour of today beside the same hour a week ago; today is null where the hour has not begun. */
export interface TrendPoint {
  readonly hour: number;
  readonly today: number | null;
  readonly before: number;
}

interface TrendLinesProps {
  readonly title: string;
  readonly points: readonly TrendPoint[];
  readonly now: { readonly hour: number; readonly label: string } | null;
  readonly hourLabel: (hour: number) => string;
  readonly look: ChartLook;
  readonly width: number;
  readonly height: number;
}

/** Today as a strong line that ends now, the same day of last week as a dashed one that goes on. */
export function TrendLines({ title, points, now, hourLabel, look, width, height }: TrendLinesProps) {
  const text = { fontSize: look.fontSize, fontFamily: look.fontFamily, fill: look.inkSoft };
  const most = Math.max(0, ...points.map((point) => Math.max(point.today ?? 0, point.before)));
  const ticks = countTicks(most, 4);
  return (
    <LineChart
      width={width}
      height={height}
      data={[...points]}
      margin={{ top: look.fontSize * 1.8, right: look.fontSize, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      title={title}
      role="img"
    >
      <CartesianGrid vertical={false} stroke={look.grid} />
      <XAxis
        dataKey="hour"
        type="number"
        domain={[0, 23]}
        ticks={[0, 3, 6, 9, 12, 15, 18, 21]}
        tickFormatter={hourLabel}
        tick={text}
        axisLine={{ stroke: look.grid }}
        tickLine={false}
        interval={0}
        height={look.fontSize * 2.2}
      />
      <YAxis
        width={look.fontSize * 3.4}
        domain={[0, ticks.at(-1) ?? 1]}
        ticks={[...ticks]}
        tick={text}
        axisLine={false}
        tickLine={false}
      />
      <Line
        dataKey="before"
        stroke={look.inkSoft}
        strokeWidth={1.3}
        strokeDasharray="5 4"
        dot={false}
        isAnimationActive={false}
      />
      <Line
        dataKey="today"
        stroke={look.range}
        strokeWidth={2.4}
        dot={false}
        isAnimationActive={false}
        connectNulls={false}
      />
      {now === null ? null : (
        <ReferenceLine
          x={now.hour}
          stroke={look.inkSoft}
          strokeDasharray="2 3"
          label={{ ...text, value: now.label, position: 'top' }}
        />
      )}
    </LineChart>
  );
}
