import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { foreignLine, foreignText } from './foreign-node.tsx';
import classes from './side-pane.module.css';

/** The pane at the right of a list, about the row that is current, named like its list while there is none; its body scrolls inside itself. */
export function SidePane({
  title,
  label,
  actions,
  children,
}: {
  readonly title: ReactNode;
  readonly label: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <aside className={classes['pane']} aria-label={label}>
      <header className={classes['head']}>
        <h2 className={classes['title']}>{foreignLine(title === '' ? label : title)}</h2>
        {actions}
      </header>
      <div className={classes['body']}>{children}</div>
    </aside>
  );
}

/** A list beside its pane; a wide pane holds a form or rows of its own. */
export function WithSidePane({
  children,
  pane,
  wide = false,
}: {
  readonly children: ReactNode;
  readonly pane: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <div className={classNames(classes['split'], wide && classes['wide'])}>
      <div className={classes['main']}>{children}</div>
      {pane}
    </div>
  );
}

/** Names and values under each other. */
export function Facts({ facts }: { readonly facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes['facts']}>
      {facts.map(([name, value]) => (
        <div key={name} className={classes['fact']}>
          <dt className={classes['name']}>{name}</dt>
          <dd className={classes['value']}>{foreignText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A part of a pane under a small heading. */
export function PaneSection({
  title,
  end,
  children,
}: {
  readonly title: string;
  readonly end?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes['section']}>
      <h3 className={classes['heading']}>
        {title}
        {end}
      </h3>
      {children}
    </section>
  );
}
