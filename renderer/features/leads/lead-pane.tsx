import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeadRow } from '../../../contract/leads.ts';
import { orpc, type ServiceClient } from '../../data/client.ts';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { askForPassword } from '../../data/reauthentication.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Facts, PaneSection, SidePane } from '../../ui/side-pane.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { LeadActs } from './lead-acts.tsx';
import { LeadCourse } from './lead-course.tsx';
import classes from './leads.module.css';
import { Reporter } from './reporter.tsx';

export type OpenedLead = Awaited<ReturnType<ServiceClient['leads']['get']>>;

/** The button that opens the lead under the cursor; Enter in the list presses it. */
export const OPEN_BUTTON = 'open-lead';

/** One lead: shut until the password was given, and shut again five minutes later. */
export function LeadPane({ row }: { readonly row: LeadRow | null }) {
  const { t } = useTranslation('leads');
  if (row === null) {
    return (
      <SidePane title={t('title')} label={t('title')}>
        <EmptyState title={t('choose')} />
      </SidePane>
    );
  }
  return (
    <SidePane title={row.number} label={row.number}>
      <Contents row={row} />
    </SidePane>
  );
}

function Contents({ row }: { readonly row: LeadRow }) {
  const { t } = useTranslation('leads');
  const { t: common } = useTranslation('common');
  // Asked again every half minute: what is on screen must not outlast the key that opened it. Nothing of it is kept when it leaves.
  const query = useQuery({
    ...orpc.leads.get.queryOptions({ input: { id: row.id } }),
    gcTime: 0,
    refetchInterval: 30_000,
  });
  const open = async (): Promise<void> => {
    if (await askForPassword()) await query.refetch();
  };
  const failure = query.error === null ? null : failureOf(query.error);
  const code = failure?.kind === 'refused' ? failure.code : null;
  const shut = failure !== null || query.data === undefined;
  useCommands([
    {
      id: 'leads.open',
      title: t('command.open'),
      group: t('command.group'),
      keys: ['KeyO'],
      hint: shut,
      unavailable: code === 'lead-key-not-held' ? t('sealed.notHeld') : null,
      run: () => void open(),
    },
  ]);
  if (query.data !== undefined && failure === null) return <Opened row={row} lead={query.data} />;
  if (failure === null) return null;
  return (
    <EmptyState
      title={t('sealed.title')}
      action={
        code === 'not-fresh' ? (
          <Button id={OPEN_BUTTON} tone="primary" keys="KeyO" onClick={() => void open()}>
            {t('sealed.open')}
          </Button>
        ) : undefined
      }
    >
      {code === 'not-fresh'
        ? t('sealed.words')
        : code === 'lead-key-not-held'
          ? t('sealed.notHeld')
          : failureWords(common, failure)}
    </EmptyState>
  );
}

function Opened({ row, lead }: { readonly row: LeadRow; readonly lead: OpenedLead }) {
  const { t } = useTranslation('leads');
  const { t: common } = useTranslation('common');
  const { draft } = lead;
  const name = draft.subjectName === '' ? t('unknownName') : visibleText(draft.subjectName);
  const isFound = row.verdict !== null;
  return (
    <>
      <Facts
        facts={[
          [t('fact.subject'), [name, visibleText(draft.subjectPost)].filter((word) => word !== '').join(' · ')],
          [t('fact.unit'), visibleText(draft.subjectUnit)],
          [t('fact.county'), row.countyName ?? '–'],
          [t('fact.grade'), `${common(`grade.${row.grade}`)} · ${draft.gradeReason}`],
          [t('fact.registered'), `${formatDateTime(row.registeredAt)} · ${lead.registeredBy.name}`],
          [t('fact.reported'), formatDateTime(row.reportedAt)],
          [t('fact.due'), formatDateTime(row.dueAt)],
          ...(lead.issueNumber === null
            ? []
            : [[t('fact.issue'), t('issueWas', { number: lead.issueNumber })] as const]),
          ...(row.verdict === null ? [] : [[t('fact.verdict'), t(`verdict.${row.verdict}`)] as const]),
          ...(isFound ? [[t('fact.persons'), t('persons', { a: lead.disciplined, b: lead.handled })] as const] : []),
          ...(isFound ? [[t('fact.returned'), t('yuan', { n: lead.returnedFen / 100 })] as const] : []),
        ]}
      />
      <PaneSection title={t('matter')}>
        <p className={classes['words']}>{visibleText(draft.matter)}</p>
      </PaneSection>
      <Reporter lead={lead} />
      <LeadActs lead={lead} />
      <LeadCourse lead={lead} />
    </>
  );
}
