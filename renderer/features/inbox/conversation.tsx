import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { formatDate, formatShort, formatTime } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './conversation.module.css';
import { MessageText } from './message-text.tsx';
import { visibleText } from './visible-text.ts';

/** Messages shown before and after at first, and how many more each wish for more brings. */
const STEP = 6;
const MOST = 100;

/** What was said in the same group before and after. */
export function Conversation({ id }: { readonly id: MessageId }) {
  const { t } = useTranslation('inbox');
  const [span, setSpan] = useState({ before: STEP, after: STEP });
  const { data, isError } = useQuery({
    ...orpc.inbox.conversation.queryOptions({ input: { id, ...span }, meta: { refreshEvery: 1_000 } }),
    placeholderData: keepPreviousData,
  });
  if (isError) return <p className={classes['none']}>{t('conversation.failed')}</p>;
  if (data === undefined) return null;
  const { rows } = data;
  const at = rows.findIndex((row) => row.id === id);
  const more = (side: 'before' | 'after') => () => setSpan({ ...span, [side]: Math.min(MOST, span[side] + 3 * STEP) });
  return (
    <section className={classes['conversation']} aria-label={t('conversation.label')}>
      <header className={classes['head']}>
        <h3>{t('conversation.label')}</h3>
        {at >= span.before && span.before < MOST && (
          <Button tone="quiet" className={classes['more']} onClick={more('before')}>
            ↑ {t('conversation.earlier')}
          </Button>
        )}
      </header>
      {rows.length <= 1 && <p className={classes['none']}>{t('conversation.none')}</p>}
      <ol hidden={rows.length <= 1}>
        {rows.map((row, index) => (
          <Said
            key={row.id}
            row={row}
            isSubject={row.id === id}
            isNewDay={formatDate(row.sentAt) !== formatDate(rows[index - 1]?.sentAt ?? 0)}
          />
        ))}
      </ol>
      {rows.length - at - 1 >= span.after && span.after < MOST && (
        <Button tone="quiet" className={classes['more']} onClick={more('after')}>
          ↓ {t('conversation.later')}
        </Button>
      )}
    </section>
  );
}

function Said({
  row,
  isSubject,
  isNewDay,
}: {
  readonly row: InboxRow;
  readonly isSubject: boolean;
  readonly isNewDay: boolean;
}) {
  const { t } = useTranslation('inbox');
  const now = useNow(60_000);
  const pieces = useMemo(() => visibleText(row.text, row.highlights), [row.text, row.highlights]);
  return (
    <li className={classNames(classes['said'], isSubject && classes['subject'])} aria-current={isSubject}>
      <time className={classes['time']}>{isNewDay ? formatShort(row.sentAt, now) : formatTime(row.sentAt)}</time>
      <p className={classes['words']}>
        <span className={classes['sender']}>
          <MessageText pieces={visibleText(row.senderName === '' ? t('row.unknownSender') : row.senderName, [])} />
        </span>
        {row.recalledAt !== null && <span className={classes['recalled']}>{t('row.recalled')} </span>}
        {row.text === '' ? t('message.empty') : <MessageText pieces={pieces} />}
      </p>
    </li>
  );
}
