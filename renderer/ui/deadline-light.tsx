import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import classes from './deadline-light.module.css';
import { formatSpan } from './time.ts';

export type Light = 'green' | 'yellow' | 'orange' | 'red' | 'done';

/** The deadline of an issue: a filling bar of four steps, a colour, and the time left or over in words. */
export function DeadlineLight({
  light,
  dueAt,
  now,
  bare = false,
}: {
  readonly light: Light;
  readonly dueAt: number;
  readonly now: number;
  readonly bare?: boolean;
}) {
  const { t } = useTranslation('common');
  const span = formatSpan(t, dueAt - now);
  const said = light === 'done' ? t('light.done') : dueAt < now ? t('time.over', { span }) : t('time.left', { span });
  return (
    <span className={classNames(classes['light'], classes[light])} title={t(`light.${light}`)}>
      <LightShape light={light} />
      <span className={bare ? 'visually-hidden' : undefined}>{said}</span>
    </span>
  );
}

function LightShape({ light }: { readonly light: Light }) {
  const filled = { green: 1, yellow: 2, orange: 3, red: 4, done: 0 }[light];
  if (light === 'done') return <span className={classes['tick']}>✓</span>;
  if (light === 'red') return <span className={classes['tick']}>▲</span>;
  return (
    <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
      {[0, 1, 2].map((step) => (
        <rect
          key={step}
          x={step * 5}
          y={8 - step * 3}
          width="3.5"
          height={4 + step * 3}
          rx="1"
          fill="currentColor"
          opacity={step < filled ? 1 : 0.22}
        />
      ))}
    </svg>
  );
}
