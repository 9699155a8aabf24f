import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { MessageId } from '../../../domain/ids.ts';
import { Conversation } from './conversation.tsx';
import { cursorRow, useInbox } from './inbox-store.ts';
import { MessageFacts } from './message-facts.tsx';
import { MessageView } from './message-view.tsx';
import classes from './reading-pane.module.css';
import { SenderHistory } from './sender-history.tsx';
import { NOT_READ, useReadingCommands } from './use-reading-commands.ts';
import { useSettled } from './use-settled.ts';
import { useTopOf } from './use-steady-scroll.ts';

/** How long the cursor must rest on a message before its surroundings are asked for, ms. */
const RESTS_MS = 60;

/** What was said around the message, or what its sender has said elsewhere. */
function Surroundings({ id }: { readonly id: MessageId }) {
  const isSender = useInbox((place) => place.senderOf === id);
  return isSender ? <SenderHistory id={id} /> : <Conversation id={id} />;
}

/** The middle pane: the message itself at once, and what the service knows around it as soon as the cursor rests. */
export function ReadingPane() {
  const { t } = useTranslation('inbox');
  const row = useInbox(cursorRow);
  const settled = useSettled(row?.id ?? null, RESTS_MS);
  const pane = useRef<HTMLElement>(null);
  useTopOf(pane, row?.id);
  useReadingCommands(NOT_READ);
  return (
    <section ref={pane} className={classes['pane']} aria-label={t('message.label')}>
      {row === null ? (
        <EmptyState title={t('empty.noRow')}>{t('empty.noRowWords')}</EmptyState>
      ) : (
        <>
          <MessageView row={row} />
          <div className={classes['facts']}>{settled === row.id && <MessageFacts key={row.id} id={row.id} />}</div>
          {settled === row.id && <Surroundings key={row.id} id={row.id} />}
        </>
      )}
    </section>
  );
}
