import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../ui/time.ts';
import { eventLines } from './event-lines.ts';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import classes from './issue-life.module.css';
import type { Life, LifeEvent } from './life-type.ts';

/** Everything that has happened, oldest first: moment, person, act, and what was said with it. */
export function IssueCourse({ life }: { readonly life: Life }) {
  const { t } = useTranslation('issues');
  return (
    <section>
      <h3 className={classes['heading']}>{t('life.course')}</h3>
      <ol className={classes['course']}>
        {life.events.map((event) => (
          <CourseEvent key={event.seq} event={event} life={life} />
        ))}
      </ol>
    </section>
  );
}

function CourseEvent({ event, life }: { readonly event: LifeEvent; readonly life: Life }) {
  const { t } = useTranslation(['issues', 'common']);
  const lines = eventLines(t, event, life);
  return (
    <li>
      <time>{formatDateTime(event.at)}</time>
      <div>
        <p>
          <strong>{t(`event.${event.kind as 'created'}`, { defaultValue: event.kind })}</strong>
          <span className={classes['by']}>
            <ForeignLine text={event.by.name} />
          </span>
        </p>
        {lines.length === 0 ? null : (
          <dl className={classes['lines']}>
            {lines.map(({ label, text }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  );
}
