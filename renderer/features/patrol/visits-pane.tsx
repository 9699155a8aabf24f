import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Patroller, Visit } from '../../../contract/patrol.ts';
import { orpc } from '../../data/client.ts';
import { PaneSection, SidePane } from '../../ui/side-pane.tsx';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { formatSpan, formatTime } from '../../ui/time.ts';
import classes from './patrol.module.css';

/** The visits of one person today, newest first. */
export function VisitsPane({ person, actions }: { readonly person: Patroller | null; readonly actions: ReactNode }) {
  const { t } = useTranslation('patrol');
  const { data } = useQuery({
    ...orpc.patrol.visits.queryOptions({
      input: { personId: person?.id ?? null, groupId: null, before: null },
      meta: { refreshEvery: 3_000 },
    }),
    enabled: person !== null,
    placeholderData: keepPreviousData,
  });
  const visits = data?.visits ?? [];
  return (
    <SidePane title={person?.name ?? ''} label={t('people.visits')} actions={actions}>
      <PaneSection title={t('people.visits')}>
        {visits.length === 0 && <p className={classes['again']}>{t('people.noVisits')}</p>}
        <ul className={classes['visits']}>
          {visits.map((visit) => (
            <li key={visit.id}>
              <time>{formatTime(visit.startedAt)}</time>
              <ForeignLine text={[visit.groupName, visit.villageName].filter(Boolean).join(' · ')} />
              <VisitWords visit={visit} />
            </li>
          ))}
        </ul>
      </PaneSection>
    </SidePane>
  );
}

function VisitWords({ visit }: { readonly visit: Visit }) {
  const { t } = useTranslation('patrol');
  const { t: common } = useTranslation('common');
  const span = {
    from: formatTime(visit.fromSentAt),
    to: formatTime(visit.toSentAt),
    n: visit.messages,
    span: formatSpan(common, visit.dwell),
  };
  return (
    <span className={classes['again']}>{t(visit.how === 'read' ? 'people.visit' : 'people.visitMarked', span)}</span>
  );
}
