import type { ReactNode } from 'react';
import classes from './legend-item.module.css';

/** A word with the colour it stands for. */
export function LegendItem({ color, children }: { readonly color: string; readonly children: ReactNode }) {
  return (
    <span className={classes['item']}>
      <svg width="10" height="10" aria-hidden="true">
        <rect width="10" height="10" fill={color} />
      </svg>
      {children}
    </span>
  );
}
