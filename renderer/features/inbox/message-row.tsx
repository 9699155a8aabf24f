import { Check, TriangleAlert } from 'lucide-react';
import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import { classNames } from '../../ui/class-names.ts';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { formatDateTime, formatShort } from '../../ui/time.ts';
import classes from './message-row.module.css';
import { placeBeside } from './place-beside.ts';
import { SuggestionMark } from './suggestion-mark.tsx';
import { TriageMark } from './triage-mark.tsx';

export interface MessageRowProps {
  readonly row: InboxRow;
  readonly now: number;
  readonly isSelected: boolean;
  readonly refusal: string | null;
  /** Who else has it in hand. */
  readonly claimedBy: string | null;
  readonly onMark: (row: InboxRow, event: MouseEvent) => void;
}

/** Characters of a message a row can show at most on a wide screen. */
const LINE = 120;

/** Two lines: where and who and when, then the words. */
export const MessageRow = memo(function MessageRow({
  row,
  now,
  isSelected,
  refusal,
  claimedBy,
  onMark,
}: MessageRowProps) {
  const { t } = useTranslation('inbox');
  const isOpen = row.state === 'new' || row.state === 'later';
  const place = placeBeside(row.groupName, row.villageName, row.countyName);
  return (
    <div className={classNames(classes['row'], isOpen && classes['undone'])}>
      <span className={classes['mark']} onClick={(event) => onMark(row, event)} title={t('row.select')}>
        {isSelected ? (
          <span className={classes['chosen']}>
            <Check size={12} strokeWidth={3} aria-hidden="true" />
          </span>
        ) : (
          <TriageMark state={row.state} compact />
        )}
      </span>
      <div className={classes['head']}>
        <span className={classes['group']}>
          <ForeignLine text={row.groupName} />
        </span>
        <span className={classes['place']}>{place ?? t('row.noVillage')}</span>
        <span className={classes['sender']}>
          <ForeignLine text={row.senderName === '' ? t('row.unknownSender') : row.senderName} />
        </span>
        {row.recalledAt !== null && <span className={classes['recalled']}>{t('row.recalled')}</span>}
        {row.editedAt !== null && <span className={classes['recalled']}>{t('row.edited')}</span>}
        {claimedBy !== null && <span className={classes['claimed']}>{t('claim.row', { name: claimedBy })}</span>}
        {row.sightings > 1 && (
          <span className={classes['seen']} title={t('row.seenBy', { n: row.sightings })}>
            <span className={classes['wide']}>{t('row.seenBy', { n: row.sightings })}</span>
            <span className={classes['narrow']}>{t('row.seenByShort', { n: row.sightings })}</span>
          </span>
        )}
        {row.similar > 1 && (
          <span className={classes['similar']} title={t('matter.similarTitle', { n: row.similar })}>
            {t('matter.similar', { n: row.similar })}
          </span>
        )}
        <time className={classes['time']} title={formatDateTime(row.sentAt)}>
          {formatShort(row.sentAt, now)}
        </time>
      </div>
      <div className={classes['body']}>
        {refusal !== null && <TriangleAlert size={14} className={classes['refused']} aria-label={refusal} />}
        <span
          className={classNames(classes['text'], row.recalledAt !== null && classes['struck'])}
          title={refusal ?? undefined}
        >
          {row.text === '' ? t('message.empty') : <ForeignLine text={row.text} spans={row.highlights} most={LINE} />}
        </span>
        {row.suggestion?.category != null && <SuggestionMark category={row.suggestion.category} text={row.text} />}
      </div>
    </div>
  );
});
