import type { ReactNode } from 'react';
import { Bar, BarChart, CartesianGrid, useXAxisScale, useYAxisScale, XAxis, YAxis } from 'recharts';
import type { ChartLook } from './chart-look.ts';

export interface RowChartProps {
  readonly title: string;
  readonly names: readonly string[];
  readonly ticks: readonly number[];
  readonly formatTick: (value: number) => string;
  readonly look: ChartLook;
  readonly width: number;
  /** Room for the names on the left and for the words behind the longest bar. */
  readonly nameWidth: number;
  readonly endWidth: number;
  /** Room above the first row, for the label of a limit line. */
  readonly topHeight?: number;
  readonly children: (scale: RowScale) => ReactNode;
}

/** Where a value and a row stand on the drawing, in its own pixels. */
export interface RowScale {
  x(value: number): number;
  /** Middle of a row. */
  y(name: string): number;
}

/** Height a chart of so many rows needs. */
export function rowChartHeight(rows: number, look: ChartLook, topHeight = 0): number {
  return Math.max(1, rows) * look.row + topHeight + look.fontSize * 2.2;
}

/** Named rows over one axis of values; what stands in the rows is drawn by the children with the scales of the axes. */
export function RowChart({
  title,
  names,
  ticks,
  formatTick,
  look,
  width,
  nameWidth,
  endWidth,
  topHeight = 0,
  children,
}: RowChartProps) {
  const text = { fontSize: look.fontSize, fontFamily: look.fontFamily };
  const last = ticks.at(-1) ?? 1;
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={rowChartHeight(names.length, look, topHeight)}
      data={names.map((name) => ({ name, last }))}
      margin={{ top: topHeight, right: endWidth, bottom: 0, left: 0 }}
      accessibilityLayer={false}
      title={title}
      role="img"
    >
      <CartesianGrid horizontal={false} stroke={look.grid} />
      <XAxis
        type="number"
        domain={[0, last]}
        ticks={[...ticks]}
        tickFormatter={formatTick}
        tick={{ ...text, fill: look.inkSoft }}
        axisLine={false}
        tickLine={false}
        interval={0}
        height={look.fontSize * 2.2}
      />
      <YAxis
        type="category"
        dataKey="name"
        width={nameWidth}
        tick={{ ...text, fill: look.ink }}
        axisLine={false}
        tickLine={false}
        interval={0}
      />
      {/* An axis has a scale only where something is drawn by it; what is seen is drawn by the rows. */}
      <Bar dataKey="last" shape={() => <g />} isAnimationActive={false} />
      <Rows draw={children} />
    </BarChart>
  );
}

function Rows({ draw }: { readonly draw: (scale: RowScale) => ReactNode }) {
  const x = useXAxisScale();
  const y = useYAxisScale();
  if (x === undefined || y === undefined) return null;
  return <g>{draw({ x: (value) => x(value) ?? 0, y: (name) => y(name, { position: 'middle' }) ?? 0 })}</g>;
}
