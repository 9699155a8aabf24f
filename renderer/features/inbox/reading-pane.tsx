import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Conversation } from './conversation.tsx';
import { cursorRow, useInbox } from './inbox-store.ts';
import { MessageFacts } from './message-facts.tsx';
import { MessageView } from './message-view.tsx';
import classes from './reading-pane.module.css';
import { useSettled } from './use-settled.ts';

/** How long the cursor must rest on a message before its surroundings are asked for, ms. */
const RESTS_MS = 60;

/** The middle pane: the message itself at once, and what the service knows around it as soon as the cursor rests. */
export function ReadingPane() {
  const { t } = useTranslation('inbox');
  const row = useInbox(cursorRow);
  const settled = useSettled(row?.id ?? null, RESTS_MS);
  if (row === null) {
    return (
      <section className={classes['pane']} aria-label={t('message.label')}>
        <EmptyState title={t('empty.noRow')}>{t('empty.noRowWords')}</EmptyState>
      </section>
    );
  }
  return (
    <section className={classes['pane']} aria-label={t('message.label')} key={row.id}>
      <MessageView row={row} />
      <div className={classes['facts']}>{settled === row.id && <MessageFacts id={row.id} />}</div>
      {settled === row.id && <Conversation id={row.id} />}
    </section>
  );
}
