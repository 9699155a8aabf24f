import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../ui/class-names.ts';
import classes from './keys.module.css';

/** A page that stands in place of the console until the key is settled. */
export function KeyPage({
  icon: Icon,
  tone = 'calm',
  title,
  children,
}: {
  readonly icon: LucideIcon;
  /** alarm: something is not as it should be. */
  readonly tone?: 'calm' | 'alarm';
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <main className={classes['page']} role={tone === 'alarm' ? 'alert' : undefined}>
      <div className={classes['column']}>
        <Icon size={30} strokeWidth={1.5} className={classNames(classes['icon'], classes[tone])} aria-hidden="true" />
        <h1 className={classes['title']}>{title}</h1>
        {children}
      </div>
    </main>
  );
}
