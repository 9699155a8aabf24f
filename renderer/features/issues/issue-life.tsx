import { useTranslation } from 'react-i18next';
import { deadlineLight } from '../../../domain/issue/deadline-light.ts';
import { instant } from '../../../domain/time/instant.ts';
import { DeadlineLight } from '../../ui/deadline-light.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { IssueCourse } from './issue-course.tsx';
import { IssueEvidence } from './issue-evidence.tsx';
import classes from './issue-life.module.css';
import { IssueRecusals } from './issue-recusals.tsx';
import { IssueSteps } from './issue-steps.tsx';
import type { Life } from './life-type.ts';
import { markOf } from './state-mark-of.ts';
import { useSeverities } from './use-severities.ts';

interface IssueLifeProps {
  readonly life: Life;
  readonly now: number;
  readonly isPrinted?: boolean;
}

/** The whole life of an issue as one page: what it is, who said it, what was done about it, and its course. */
export function IssueLife({ life, now, isPrinted = false }: IssueLifeProps) {
  const { t } = useTranslation(['issues', 'common']);
  const { issue, feedback } = life;
  const light = deadlineLight({ startAt: issue.createdAt, dueAt: issue.dueAt, closedAt: issue.closedAt }, instant(now));
  return (
    <article className={classes['life']}>
      <header>
        {isPrinted ? <p className={classes['printed']}>{issue.number}</p> : null}
        <h2 className={classes['title']}>{visibleText(issue.title)}</h2>
        <p className={classes['marks']}>
          <StateMark mark={markOf(issue.state)} word={t(`common:issueState.${issue.state}`)} />
          {issue.state === 'withdrawn' ? null : <DeadlineLight light={light} dueAt={issue.dueAt} now={now} />}
          {issue.outcome === null ? null : <span>{t(`common:outcome.${issue.outcome}`)}</span>}
        </p>
      </header>
      <IssueSteps life={life} now={now} />
      <IssueFacts life={life} />
      <IssueEvidence life={life} />
      {isPrinted ? null : <IssueRecusals issueId={issue.id} />}
      {feedback === null ? null : (
        <section>
          <h3 className={classes['heading']}>{t('life.feedback')}</h3>
          <dl className={classes['parts']}>
            {(['situation', 'handling', 'effect'] as const).map((part) => (
              <div key={part}>
                <dt>{t(`life.${part}`)}</dt>
                <dd>{visibleText(feedback[part])}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      <IssueCourse life={life} />
      {isPrinted ? <p className={classes['printed']}>{t('life.printedAt', { at: formatDateTime(now) })}</p> : null}
    </article>
  );
}

function IssueFacts({ life }: { readonly life: Life }) {
  const { t } = useTranslation(['issues', 'common']);
  const { issue, path } = life;
  const severities = useSeverities();
  const due = life.calendarKnown
    ? formatDateTime(issue.dueAt)
    : `${formatDateTime(issue.dueAt)}（${t('life.calendarUnknown')}）`;
  const facts: readonly (readonly [string, string])[] = [
    [t('life.place'), path.length === 0 ? t('common:place.unknown') : path.map(({ name }) => name).join(' / ')],
    [t('life.category'), issue.categoryName],
    [t('life.severity'), severities.find(({ value }) => value === issue.severity)?.label ?? ''],
    [t('life.grade'), `${t(`common:grade.${issue.grade}`)}（${visibleText(life.gradeReason)}）`],
    [t('life.dueAt'), due],
    [t('life.createdBy'), life.createdBy.name],
    [t('life.commission'), issue.commissionName ?? t('life.none')],
    [t('life.handlingUnit'), issue.handlingUnitName ?? t('life.none')],
  ];
  return (
    <section aria-label={t('life.facts')}>
      <dl className={classes['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
