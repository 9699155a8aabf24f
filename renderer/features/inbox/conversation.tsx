import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { Attachment } from '../../../contract/media.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ForeignLine, ForeignText } from '../../ui/foreign-text.tsx';
import { formatDate, formatShort, formatTime } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { Attachments } from '../../ui/attachments.tsx';
import classes from './conversation.module.css';
import { useAttachments } from './use-attachments.ts';

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
  const attached = useAttachments(data?.rows.map((row) => row.id) ?? []);
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
            attached={attached.filter(({ messageId }) => messageId === row.id)}
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
  attached,
  isSubject,
  isNewDay,
}: {
  readonly row: InboxRow;
  readonly attached: readonly Attachment[];
  readonly isSubject: boolean;
  readonly isNewDay: boolean;
}) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const now = useNow(60_000);
  return (
    <li className={classNames(classes['said'], isSubject && classes['subject'])} aria-current={isSubject}>
      <time className={classes['time']}>{isNewDay ? formatShort(row.sentAt, now) : formatTime(row.sentAt)}</time>
      <p className={classes['words']}>
        <span className={classes['sender']}>
          <ForeignLine text={senderOf(row, t('row.unknownSender'))} />
        </span>
        {row.recalledAt !== null && <span className={classes['recalled']}>{t('row.recalled')} </span>}
        {row.state === 'lead' ? (
          <span className={classes['sealed']}>{common('triageState.lead')}</span>
        ) : row.text === '' ? (
          t('message.empty')
        ) : (
          <ForeignText text={row.text} spans={row.highlights} />
        )}
      </p>
      {attached.length > 0 && !isSubject && (
        <div className={classes['attached']}>
          <Attachments attachments={attached} />
        </div>
      )}
    </li>
  );
}

/** Of a message that became a lead nothing is told, not even that its sender is unknown. */
function senderOf({ state, senderName }: InboxRow, unknown: string): string {
  if (state === 'lead') return '';
  return senderName === '' ? unknown : senderName;
}
