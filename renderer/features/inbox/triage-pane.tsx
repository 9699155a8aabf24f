import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DraftTabs } from './draft-tabs.tsx';
import { targetIds, targetRow, useInbox } from './inbox-store.ts';
import { IssueForm } from './issue-form.tsx';
import { MatterPanel } from './matter-panel.tsx';
import { MergePicker } from './merge-picker.tsx';
import { TriageActions } from './triage-actions.tsx';
import classes from './triage-pane.module.css';
import { useOthersClaims } from './use-claims.ts';
import { useCatalog } from './use-catalog.ts';
import { useDraftSheet } from './use-draft-sheet.ts';
import type { TriageOrders } from './use-triage.ts';
import type { Unavailable } from './use-unavailable.ts';

export interface TriagePaneProps {
  readonly orders: TriageOrders;
  readonly unavailable: Unavailable;
}

/** The right pane: what the message becomes, or which issue it belongs to. */
export function TriagePane({ orders, unavailable }: TriagePaneProps) {
  const { t } = useTranslation('inbox');
  // The cursor and the message are drawn first; the form follows them. The first form comes at once: its keys come with it.
  const current = useInbox(targetRow);
  const row = useDeferredValue(current) ?? current;
  return (
    <section className={classes['pane']} aria-label={t('triage.label')}>
      {row === null ? (
        <EmptyState title={t('triage.noTarget')} />
      ) : (
        <Deciding row={row} orders={orders} unavailable={unavailable} />
      )}
    </section>
  );
}

function Deciding({ row, orders, unavailable }: TriagePaneProps & { readonly row: InboxRow }) {
  const { t } = useTranslation('inbox');
  const mode = useInbox((place) => place.mode);
  const ids = useInbox((place) => targetIds(place).join(' '));
  const count = ids.split(' ').length;
  const claimedBy = useNamesOn(ids);
  const catalog = useCatalog();
  const sheet = useDraftSheet(row, catalog);
  return (
    <>
      <header className={classes['head']}>
        <h2>{mode === 'merge' ? t('merge.label') : t('triage.label')}</h2>
        <span className={classes['target']}>{targetWords(t, count, mode === 'merge' ? 1 : sheet.drafts.length)}</span>
      </header>
      {claimedBy.length > 0 && (
        <p className={classes['claimed']} role="status">
          {t('claim.row', { name: claimedBy.join('、') })}
        </p>
      )}
      {unavailable.register !== null && <p className={classes['note']}>{unavailable.register}</p>}
      <div className={classes['body']}>
        <MatterPanel row={row} orders={orders} unavailable={unavailable} sheet={sheet} />
        {mode !== 'merge' && <DraftTabs sheet={sheet} />}
        {mode !== 'merge' && (
          <IssueForm sheet={sheet} row={row} catalog={catalog} orders={orders} unavailable={unavailable.register} />
        )}
        <MergePicker row={row} isChoosing={mode === 'merge'} onMerge={orders.merge} unavailable={unavailable.merge} />
      </div>
      <TriageActions orders={orders} unavailable={unavailable} sheet={sheet} />
    </>
  );
}

/** Who else has one of these messages in hand. */
function useNamesOn(ids: string): readonly string[] {
  const claims = useOthersClaims();
  return [...new Set(ids.split(' ').flatMap((id) => claims.get(Number(id) as MessageId) ?? []))];
}

function targetWords(t: ReturnType<typeof useTranslation<'inbox'>>['t'], messages: number, drafts: number): string {
  const subject = messages > 1 ? t('triage.many', { n: messages }) : t('triage.one');
  if (drafts > 1) return `${subject} · ${t('triage.drafts', { n: drafts })}`;
  return messages > 1 ? t('triage.manyToOne', { n: messages }) : subject;
}
