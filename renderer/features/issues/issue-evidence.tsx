import { useTranslation } from 'react-i18next';
import { useMay } from '../../data/use-session.ts';
import { Highlighted } from '../../ui/highlighted.tsx';
import { hrefOf } from '../../ui/route.ts';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './issue-life.module.css';
import type { Life } from './life-type.ts';

/** The messages that speak of the issue, quoted as they were sent. */
export function IssueEvidence({ life }: { readonly life: Life }) {
  const { t } = useTranslation(['issues', 'common']);
  const mayWrite = useMay('post.write');
  const { messages, issue } = life;
  return (
    <section>
      <h3 className={classes['heading']}>
        {t('life.evidence')}
        <small>{t('life.evidenceCount', { count: issue.messageCount })}</small>
      </h3>
      <ul className={classes['quotes']}>
        {messages.map((message) => (
          <li key={message.id}>
            <p className={classes['source']}>
              {formatDateTime(message.sentAt)} · {visibleText(message.groupName)} · {visibleText(message.senderName)}
              {message.recalledAt === null ? null : <em>{t('life.recalled')}</em>}
              {mayWrite && (
                <>
                  {' · '}
                  <a href={hrefOf('outbox', 'new', { reply: String(message.id) })}>{t('life.reply')}</a>
                </>
              )}
              {message.sightings > 1 ? ` · ${t('life.sightings', { n: message.sightings })}` : null}
            </p>
            <blockquote className={classes['quote']}>
              {message.kind === 'text' ? null : <em>[{t(`common:messageKind.${message.kind}`)}] </em>}
              <Highlighted text={message.text} spans={message.highlights} />
            </blockquote>
          </li>
        ))}
      </ul>
      {messages.length < issue.messageCount ? (
        <p className={classes['source']}>{t('life.evidenceMore', { shown: messages.length })}</p>
      ) : null}
    </section>
  );
}
