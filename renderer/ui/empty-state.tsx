import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

/** What stands where there is nothing to list: why, and what can be done. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className={classes['empty']} role="status">
      <p className={classes['title']}>{title}</p>
      {children !== undefined && <p className={classes['words']}>{children}</p>}
      {action}
    </div>
  );
}
