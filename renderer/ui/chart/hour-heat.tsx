import type { ChartLook } from './chart-look.ts';
import { heatLevel } from './heat-level.ts';

/** Messages of one hour of one weekday; weekday 1 Monday … 7 Sunday. */
export interface HeatCell {
  readonly weekday: number;
  readonly hour: number;
  readonly count: number;
}

interface HourHeatProps {
  readonly title: string;
  readonly cells: readonly HeatCell[];
  readonly weekdays: readonly string[];
  readonly hourLabel: (hour: number) => string;
  readonly cellTitle: (cell: HeatCell) => string;
  readonly look: ChartLook;
  readonly width: number;
}

/** Weekday by hour; the stronger the colour, the more messages. Each cell says its count. */
export function HourHeat({ title, cells, weekdays, hourLabel, cellTitle, look, width }: HourHeatProps) {
  const left = look.fontSize * 3.4;
  const side = (width - left) / 24;
  const tall = Math.min(side, look.row);
  const most = Math.max(0, ...cells.map((cell) => cell.count));
  const text = { fontSize: look.fontSize, fontFamily: look.fontFamily };
  return (
    <svg width={width} height={tall * 7 + look.fontSize * 2.2} role="img" aria-label={title}>
      {weekdays.map((name, index) => (
        <text
          key={name}
          x={left - look.fontSize * 0.6}
          y={tall * (index + 0.5)}
          dy="0.36em"
          textAnchor="end"
          {...text}
          fill={look.ink}
        >
          {name}
        </text>
      ))}
      {cells.map((cell) => (
        <rect
          key={`${cell.weekday}-${cell.hour}`}
          x={left + cell.hour * side + 0.5}
          y={(cell.weekday - 1) * tall + 0.5}
          width={side - 1}
          height={tall - 1}
          rx={1}
          fill={look.heat[heatLevel(cell.count, most, look.heat.length)]}
        >
          <title>{cellTitle(cell)}</title>
        </rect>
      ))}
      {[0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
        <text
          key={hour}
          x={left + (hour + 0.5) * side}
          y={tall * 7 + look.fontSize * 1.4}
          textAnchor="middle"
          {...text}
          fill={look.inkSoft}
        >
          {hourLabel(hour)}
        </text>
      ))}
    </svg>
  );
}
