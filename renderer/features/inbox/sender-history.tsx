import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { ForeignLine, ForeignText } from '../../ui/foreign-text.tsx';
import { formatDate, formatShort } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './conversation.module.css';
import { INBOX_KEYS } from './inbox-keys.ts';
import said from './said.module.css';
import { TriageMark } from './triage-mark.tsx';
import { turnToSender, useReadingCommands } from './use-reading-commands.ts';

/** What the sender of a message has said before, in this group and others. */
export function SenderHistory({ id }: { readonly id: MessageId }) {
  const { t } = useTranslation('inbox');
  const { data, isError } = useQuery(
    orpc.inbox.senderHistory.queryOptions({ input: { id }, meta: { refreshEvery: 5_000 } }),
  );
  useReadingCommands({ isRead: true, onEarlier: null, onLater: null, onQuoted: null });
  if (isError) return <p className={classes['none']}>{t('sender.failed')}</p>;
  if (data === undefined) return null;
  const others = data.rows.filter((row) => row.id !== id);
  return (
    <section className={classes['conversation']} aria-label={t('sender.label')}>
      <header className={classes['head']}>
        <h3>
          {t('sender.label')} <ForeignLine text={data.name} />
        </h3>
        <Button tone="quiet" className={classes['more']} keys={INBOX_KEYS.sender[0]} onClick={turnToSender}>
          {t('sender.close')}
        </Button>
      </header>
      <p className={classes['none']}>
        {t('sender.counts', { groups: data.groups, messages: data.messages, issues: data.issues })}
        {data.firstAt !== null && ` · ${t('sender.since', { at: formatDate(data.firstAt) })}`}
      </p>
      {others.length === 0 && <p className={classes['none']}>{t('sender.none')}</p>}
      <ol hidden={others.length === 0}>
        {others.map((row) => (
          <Before key={row.id} row={row} />
        ))}
      </ol>
    </section>
  );
}

function Before({ row }: { readonly row: InboxRow }) {
  const { t } = useTranslation('inbox');
  const now = useNow(60_000);
  return (
    <li className={said['said']}>
      <time className={said['time']}>{formatShort(row.sentAt, now)}</time>
      <div className={said['words']}>
        <p className={said['sender']}>
          <ForeignLine text={row.groupName} /> <TriageMark state={row.state} />
        </p>
        <p>{row.text === '' ? t('message.empty') : <ForeignText text={row.text} spans={row.highlights} />}</p>
      </div>
    </li>
  );
}
