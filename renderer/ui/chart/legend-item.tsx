import type { LegendEntry } from './chart-plate.ts';
import classes from './legend-item.module.css';

/** A word with the colour it stands for. */
export function LegendItem({ color, word }: LegendEntry) {
  return (
    <span className={classes['item']}>
      <svg width="10" height="10" aria-hidden="true">
        <rect width="10" height="10" fill={color} />
      </svg>
      {word}
    </span>
  );
}
