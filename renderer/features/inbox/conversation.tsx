import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/time.ts';
import classes from './conversation.module.css';
import { INBOX_KEYS } from './inbox-keys.ts';
import { placeInConversation, Said } from './said.tsx';
import { useAttachments } from './use-attachments.ts';
import { useConversation, type ReadConversation } from './use-conversation.ts';
import { useReadingCommands } from './use-reading-commands.ts';

/** As many as the service answers for at once. */
const WITH_ATTACHMENTS = 200;

/** What was said in the same group before and after; a quote leads to where it was said, and the same key leads back. */
export function Conversation({ id }: { readonly id: MessageId }) {
  const { t } = useTranslation('inbox');
  const [around, setAround] = useState(id);
  const read = useConversation(around);
  const { rows, quotedBy, readEarlier, readLater } = read;
  const attached = useAttachments(rows.slice(0, WITH_ATTACHMENTS).map((row) => row.id));
  useTurnedPage(read);
  const toQuoted = (row: InboxRow | null | undefined) => setAround(row?.id ?? id);
  useReadingCommands({
    isRead: read.isRead || read.isError,
    onEarlier: readEarlier,
    onLater: readLater,
    onQuoted: around === id && quotedBy(id) == null ? null : () => toQuoted(quotedBy(around)),
  });
  if (read.isError) return <p className={classes['none']}>{t('conversation.failed')}</p>;
  if (!read.isRead) return null;
  return (
    <section className={classes['conversation']} aria-label={t('conversation.label')}>
      <header className={classes['head']}>
        <h3>{t('conversation.label')}</h3>
        {around !== id && (
          <Button tone="quiet" className={classes['more']} keys={INBOX_KEYS.quoted[0]} onClick={() => setAround(id)}>
            {t('conversation.back')}
          </Button>
        )}
        {readEarlier !== null && (
          <Button tone="quiet" className={classes['more']} keys={INBOX_KEYS.earlier[0]} onClick={readEarlier}>
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
            isSubject={row.id === around}
            isNewDay={formatDate(row.sentAt) !== formatDate(rows[index - 1]?.sentAt ?? 0)}
            quoted={quotedBy(row.id)}
            earlier={read.earlierOf(row.id)}
            onQuoted={toQuoted}
          />
        ))}
      </ol>
      {readLater !== null && (
        <Button tone="quiet" className={classes['more']} keys={INBOX_KEYS.later[0]} onClick={readLater}>
          ↓ {t('conversation.later')}
        </Button>
      )}
    </section>
  );
}

/** What was read on comes into sight: the message above it all is what the key was pressed for. */
function useTurnedPage({ rows }: ReadConversation): void {
  const before = useRef<{ readonly first: MessageId; readonly last: MessageId } | null>(null);
  const [first, last] = [rows[0], rows.at(-1)];
  useEffect(() => {
    if (first === undefined || last === undefined) return;
    const known = before.current;
    before.current = { first: first.id, last: last.id };
    if (known === null) return;
    const turned = first.id < known.first ? first : last.id > known.last ? last : null;
    if (turned !== null) document.getElementById(placeInConversation(turned))?.scrollIntoView({ block: 'nearest' });
  }, [first, last]);
}
