import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/button.tsx';
import { AnswerDialog } from './answer-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { INBOX_KEYS } from './inbox-keys.ts';
import { useInbox } from './inbox-store.ts';
import { LeadSealing } from './lead-sealing.tsx';
import { beginDrafts, submitDrafts } from './submit-drafts.ts';
import classes from './triage-actions.module.css';
import { beginMerge, stopDeciding } from './triage-modes.ts';
import type { DraftSheetInHand } from './use-draft-sheet.ts';
import { useTriageCommands } from './use-triage-commands.ts';
import type { TriageOrders } from './use-triage.ts';
import type { Unavailable } from './use-unavailable.ts';

export interface TriageActionsProps {
  readonly orders: TriageOrders;
  readonly unavailable: Unavailable;
  readonly sheet: DraftSheetInHand;
}

/** Everything that can be decided about the message, each with its key. */
export function TriageActions({ orders, unavailable, sheet }: TriageActionsProps) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const mode = useInbox((place) => place.mode);
  const [over, setOver] = useState<'lead' | 'answer' | 'help' | null>(null);
  const close = (): void => setOver(null);
  useTriageCommands({
    orders,
    unavailable,
    sheet,
    onLead: () => setOver('lead'),
    onAnswer: () => setOver('answer'),
    onHelp: () => setOver('help'),
  });
  const isForm = mode === 'dispatch' || mode === 'register';
  if (mode === 'merge') {
    return (
      <footer className={classes['actions']}>
        <span className={classes['hint']}>{t('merge.pick')}</span>
        <span className={classes['space']} />
        <Button keys={INBOX_KEYS.cancel[0]} onClick={stopDeciding}>
          {common('action.cancel')}
        </Button>
      </footer>
    );
  }
  if (isForm) {
    return (
      <footer className={classes['actions']}>
        <Button
          tone="primary"
          keys="Enter"
          unavailable={unavailable[mode]}
          onClick={() => submitDrafts(mode, sheet, orders)}
        >
          {t(mode === 'dispatch' ? 'act.submitDispatch' : 'act.submitRegister')}
        </Button>
        <Button tone="quiet" onClick={sheet.add} unavailable={unavailable.register}>
          {t('triage.addDraft')}
        </Button>
        <span className={classes['space']} />
        <Button keys={INBOX_KEYS.cancel[0]} onClick={stopDeciding}>
          {common('action.cancel')}
        </Button>
      </footer>
    );
  }
  return (
    <footer className={classNames(classes['actions'], classes['decisions'])}>
      <Button
        tone="primary"
        keys={INBOX_KEYS.dispatch[0]}
        unavailable={unavailable.dispatch}
        onClick={() => beginDrafts('dispatch', sheet)}
      >
        {t('act.dispatch')}
      </Button>
      <Button keys={INBOX_KEYS.merge[0]} unavailable={unavailable.merge} onClick={beginMerge}>
        {t('act.merge')}
      </Button>
      <Button
        keys={INBOX_KEYS.register[0]}
        unavailable={unavailable.register}
        onClick={() => beginDrafts('register', sheet)}
      >
        {t('act.register')}
      </Button>
      <Button keys={INBOX_KEYS.dismiss[0]} unavailable={unavailable.dismiss} onClick={orders.dismiss}>
        {t('act.dismiss')}
      </Button>
      <Button keys={INBOX_KEYS.lead[0]} unavailable={unavailable.lead} onClick={() => setOver('lead')}>
        {t('act.lead')}
      </Button>
      <Button keys={INBOX_KEYS.answer[0]} unavailable={unavailable.answer} onClick={() => setOver('answer')}>
        {t('act.answer')}
      </Button>
      <Button keys={INBOX_KEYS.help[0]} unavailable={unavailable.help} onClick={() => setOver('help')}>
        {t('act.help')}
      </Button>
      <Button keys={INBOX_KEYS.postpone[0]} unavailable={unavailable.postpone} onClick={orders.postpone}>
        {t('act.postpone')}
      </Button>
      {over === 'lead' && <LeadSealing onClose={close} />}
      {over === 'answer' && <AnswerDialog orders={orders} onClose={close} />}
      {over === 'help' && <HelpDialog orders={orders} onClose={close} />}
    </footer>
  );
}
