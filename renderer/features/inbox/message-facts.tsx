import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { hrefOf } from '../../ui/route.ts';
import { ForeignLine, ForeignText } from '../../ui/foreign-text.tsx';
import { formatDateTime, formatTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { withNews } from './inbox-list.ts';
import { changeList, useInbox } from './inbox-store.ts';
import classes from './message-facts.module.css';

/** Accounts shown by name before the rest is only counted. */
const NAMED_ACCOUNTS = 4;

/** What the service knows of a message: who saw it, which rules fired, which issues it belongs to. */
export function MessageFacts({ id }: { readonly id: MessageId }) {
  const { t } = useTranslation('inbox');
  const { data, isFetchedAfterMount } = useQuery(
    orpc.inbox.message.queryOptions({ input: { id }, meta: { refreshEvery: 1_000 } }),
  );
  useEffect(() => {
    // What was remembered from an earlier look may be older than the row.
    if (data === undefined || !isFetchedAfterMount || useInbox.getState().decidedHere.has(id)) return;
    changeList(useInbox.getState().source, (list) => withNews(list, data.row));
  }, [id, data, isFetchedAfterMount]);
  if (data === undefined) return null;
  const { sightings, hits, issues, earlier } = data;
  const seenBy = sightings
    .slice(0, NAMED_ACCOUNTS)
    .map(({ accountLabel }) => accountLabel)
    .join('、');
  return (
    <dl className={classes['facts']}>
      <Fact name={t('message.accounts', { n: sightings.length })}>
        <span
          title={sightings.map(({ accountLabel, seenAt }) => `${accountLabel} ${formatDateTime(seenAt)}`).join('\n')}
        >
          {visibleText(seenBy)}
          {sightings.length > NAMED_ACCOUNTS && ' …'}
          {sightings[0] !== undefined && (
            <span className={classes['faint']}>
              {' '}
              {t('message.firstSeen', { time: formatTime(sightings[0].seenAt) })}
            </span>
          )}
        </span>
      </Fact>
      {earlier.length > 0 && (
        <Fact name={t('message.earlierTexts')}>
          {earlier.map(({ text, until }) => (
            <p key={until} className={classes['earlier']}>
              <span className={classes['faint']}>{t('message.earlier', { time: formatDateTime(until) })}</span>
              <ForeignText text={text} />
            </p>
          ))}
        </Fact>
      )}
      <Fact name={t('message.rules')}>
        {hits.length === 0 && <span className={classes['faint']}>{t('message.noRules')}</span>}
        {hits.map((hit) => (
          <span key={hit.ruleId} className={classes['rule']}>
            <ForeignLine text={hit.ruleName} />
            <span className={classes['faint']}> {visibleText(hit.terms.map((term) => `「${term}」`).join(''))}</span>
          </span>
        ))}
      </Fact>
      {issues.length > 0 && (
        <Fact name={t('message.issues')}>
          {issues.map((issue) => (
            <a key={issue.id} href={hrefOf('ledger', issue.id)} className={classes['issue']}>
              {issue.number} <ForeignLine text={issue.title} />
            </a>
          ))}
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt className={classes['name']}>{name}</dt>
      <dd className={classes['value']}>{children}</dd>
    </div>
  );
}
