import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import { Button } from '../../ui/button.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { show, useInbox } from './inbox-store.ts';
import { MessageText } from './message-text.tsx';
import classes from './message-view.module.css';
import { TriageMark } from './triage-mark.tsx';
import { useCatalog } from './use-catalog.ts';
import { visibleText } from './visible-text.ts';

/** One message, large: where it was said, by whom, when, and every word of it. */
export function MessageView({ row }: { readonly row: InboxRow }) {
  const { t } = useTranslation('inbox');
  const source = useInbox((place) => place.source);
  const pieces = useMemo(() => visibleText(row.text, row.highlights), [row.text, row.highlights]);
  const path = useCatalog().placeNames(row.placeCode);
  const place = (path.length > 0 ? path : [row.countyName, row.villageName].filter((name) => name !== null)).join(
    ' / ',
  );
  return (
    <article className={classes['message']}>
      <header className={classes['head']}>
        <h2 className={classes['group']}>
          <MessageText pieces={visibleText(row.groupName, [])} />
        </h2>
        <TriageMark state={row.state} />
        <span className={classes['space']} />
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
          <MessageText pieces={visibleText(row.senderName === '' ? t('row.unknownSender') : row.senderName, [])} />
        </span>
        {row.isOwn && <span>{t('row.own')}</span>}
        <time>{formatDateTime(row.sentAt)}</time>
      </p>
      {row.recalledAt !== null && (
        <p className={classes['recalled']}>{t('message.recalled', { time: formatDateTime(row.recalledAt) })}</p>
      )}
      <p className={classes['text']}>{row.text === '' ? t('message.empty') : <MessageText pieces={pieces} />}</p>
    </article>
  );
}
