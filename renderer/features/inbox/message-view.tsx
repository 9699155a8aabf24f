import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ForeignLine, ForeignText } from '../../ui/foreign-text.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { Attachments } from '../../ui/attachments.tsx';
import { show, useInbox } from './inbox-store.ts';
import classes from './message-view.module.css';
import { ReplyButton } from './reply-button.tsx';
import { TriageMark } from './triage-mark.tsx';
import { useAttachments } from './use-attachments.ts';
import { useCatalog } from './use-catalog.ts';

/** One message, large: where it was said, by whom, when, and every word of it. */
export function MessageView({ row }: { readonly row: InboxRow }) {
  const { t } = useTranslation('inbox');
  const source = useInbox((place) => place.source);
  const attachments = useAttachments([row.id]);
  const path = useCatalog().placeNames(row.placeCode);
  const place = (path.length > 0 ? path : [row.countyName, row.villageName].filter((name) => name !== null)).join(
    ' / ',
  );
  return (
    <article className={classes['message']}>
      <header className={classes['head']}>
        <h2 className={classes['group']}>
          <ForeignLine text={row.groupName} />
        </h2>
        <TriageMark state={row.state} />
        <span className={classes['space']} />
        {!row.isOwn && <ReplyButton id={row.id} />}
        {source.group === null && (
          <Button
            tone="quiet"
            className={classes['only']}
            onClick={() => show({ ...source, group: { id: row.groupId, name: row.groupName } })}
          >
            {t('filter.onlyThisGroup')}
          </Button>
        )}
      </header>
      <p className={classes['meta']}>
        <span>{place === '' ? t('row.noVillage') : place}</span>
        <span>
          <ForeignLine text={row.senderName === '' ? t('row.unknownSender') : row.senderName} />
        </span>
        {row.isOwn && <span>{t('row.own')}</span>}
        <time>{formatDateTime(row.sentAt)}</time>
      </p>
      {row.recalledAt !== null && (
        <p className={classes['recalled']}>{t('message.recalled', { time: formatDateTime(row.recalledAt) })}</p>
      )}
      <p className={classNames(classes['text'], row.recalledAt !== null && classes['struck'])}>
        {row.text === '' ? t('message.empty') : <ForeignText text={row.text} spans={row.highlights} />}
      </p>
      <Attachments attachments={attachments} />
    </article>
  );
}
