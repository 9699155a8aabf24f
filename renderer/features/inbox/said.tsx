import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { Attachment } from '../../../contract/media.ts';
import { classNames } from '../../ui/class-names.ts';
import { ForeignLine, ForeignText } from '../../ui/foreign-text.tsx';
import { formatShort, formatTime } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import type { EarlierText } from './use-conversation.ts';
import { Attachments } from '../../ui/attachments.tsx';
import classes from './said.module.css';

export interface SaidProps {
  readonly row: InboxRow;
  readonly attached: readonly Attachment[];
  readonly isSubject: boolean;
  readonly isNewDay: boolean;
  /** What it answers: undefined where it answers nothing, null where that is not known. */
  readonly quoted: InboxRow | null | undefined;
  /** What it said before it was changed. */
  readonly earlier: readonly EarlierText[];
  /** Leads to the message it answers. */
  readonly onQuoted: (row: InboxRow) => void;
}

/** One message among others of its group. */
export function Said({ row, attached, isSubject, isNewDay, quoted, earlier, onQuoted }: SaidProps) {
  const { t } = useTranslation('inbox');
  const now = useNow(60_000);
  return (
    <li
      id={placeInConversation(row)}
      className={classNames(classes['said'], isSubject && classes['subject'])}
      aria-current={isSubject}
    >
      <time className={classes['time']}>{isNewDay ? formatShort(row.sentAt, now) : formatTime(row.sentAt)}</time>
      <div className={classes['words']}>
        <Quoted quoted={quoted} onQuoted={onQuoted} />
        <p>
          <span className={classes['sender']}>
            <Sender row={row} />
          </span>
          {row.editedAt !== null && <span className={classes['recalled']}>{t('row.edited')} </span>}
          <Words row={row} />
        </p>
        {earlier.map(({ text, until }) => (
          <p key={until} className={classes['earlier']}>
            {t('message.earlier', { time: formatTime(until) })}
            <ForeignText text={text} />
          </p>
        ))}
      </div>
      {attached.length > 0 && !isSubject && (
        <div className={classes['attached']}>
          <Attachments attachments={attached} />
        </div>
      )}
    </li>
  );
}

/** Where a message stands in the document while the conversation is shown. */
export function placeInConversation({ id }: Pick<InboxRow, 'id'>): string {
  return `inbox-said-${id}`;
}

/** The message that is answered, in one line. */
function Quoted({ quoted, onQuoted }: Pick<SaidProps, 'quoted' | 'onQuoted'>) {
  const { t } = useTranslation('inbox');
  if (quoted === undefined) return null;
  if (quoted === null) return <p className={classes['quote']}>{t('conversation.quotesUnknown')}</p>;
  return (
    <button
      type="button"
      className={classes['quote']}
      title={t('conversation.toQuoted')}
      onClick={() => onQuoted(quoted)}
    >
      <span className={classes['sender']}>
        <Sender row={quoted} />
      </span>
      <span className={classNames(quoted.recalledAt !== null && classes['struck'])}>
        {quoted.state === 'lead' || quoted.text === '' ? '…' : <ForeignLine text={quoted.text} most={80} />}
      </span>
    </button>
  );
}

/** Of a message that became a lead nothing is told, not even that its sender is unknown. */
function Sender({ row }: { readonly row: InboxRow }) {
  const { t } = useTranslation('inbox');
  if (row.state === 'lead') return null;
  return <ForeignLine text={row.senderName === '' ? t('row.unknownSender') : row.senderName} />;
}

function Words({ row }: { readonly row: InboxRow }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  if (row.state === 'lead') return <span className={classes['sealed']}>{common('triageState.lead')}</span>;
  if (row.text === '') return <>{t('message.empty')}</>;
  if (row.recalledAt === null) return <ForeignText text={row.text} spans={row.highlights} />;
  return (
    <>
      <span className={classes['recalled']}>{t('row.recalled')} </span>
      <del className={classes['struck']}>
        <ForeignText text={row.text} spans={row.highlights} />
      </del>
    </>
  );
}
