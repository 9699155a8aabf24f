import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import classes from './toolbar.module.css';

/** A bar of 44 px above a list or a page: controls left, counts and acts right. */
export function Toolbar({
  label,
  children,
  end,
  className,
}: {
  readonly label: string;
  readonly children?: ReactNode;
  readonly end?: ReactNode;
  readonly className?: string;
}) {
  return (
    <div role="toolbar" aria-label={label} className={classNames(classes['toolbar'], className)}>
      <div className={classes['start']}>{children}</div>
      {end !== undefined && <div className={classes['end']}>{end}</div>}
    </div>
  );
}
