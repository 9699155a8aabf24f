import type { ReactNode } from 'react';
import classes from './page.module.css';

/** A page with its title line; the body scrolls inside itself. */
export function Page({
  title,
  about,
  actions,
  children,
}: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes['page']} aria-label={title}>
      <header className={classes['head']}>
        <h1 className={classes['title']}>{title}</h1>
        {about !== undefined && <div className={classes['about']}>{about}</div>}
        {actions !== undefined && <div className={classes['actions']}>{actions}</div>}
      </header>
      <div className={classes['body']}>{children}</div>
    </section>
  );
}
