import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../data/use-session.ts';
import { classNames } from '../../ui/class-names.ts';
import classes from './sign-in.module.css';

/** The one card of a window at which nobody works yet, under the name of the centre. */
export function Card({
  title,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('app');
  const name = useSession()?.centerName ?? '';
  return (
    <main className={classes['page']}>
      <section className={classNames(classes['card'], wide && classes['wide'])} aria-label={title}>
        <header className={classes['head']}>
          <div className={classes['emblem']} aria-hidden="true">
            巡
          </div>
          <div>
            <h1 className={classes['title']}>{title}</h1>
            <p className={classes['centre']}>{name === '' ? t('name') : name}</p>
          </div>
        </header>
        {children}
      </section>
    </main>
  );
}
