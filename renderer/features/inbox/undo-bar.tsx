import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { UNDO_WINDOW_MS } from '../../../domain/message/triage-state.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/use-now.ts';
import { INBOX_KEYS } from './inbox-keys.ts';
import { useInbox } from './inbox-store.ts';
import classes from './undo-bar.module.css';
import { lasting, type UndoableAct } from './undo-stack.ts';

/** What was done last and how long it can still be taken back; it lies over the foot of the list and moves nothing. */
export function UndoBar({ onUndo }: { readonly onUndo: () => void }) {
  const undo = useInbox((place) => place.undo);
  return undo.length === 0 ? null : <Offered stack={undo} onUndo={onUndo} />;
}

function Offered({ stack, onUndo }: { readonly stack: readonly UndoableAct[]; readonly onUndo: () => void }) {
  const { t } = useTranslation('inbox');
  const now = useNow(250);
  const last = lasting(stack, now).at(-1);
  if (last === undefined) return null;
  const left = Math.max(0, last.until - now);
  return (
    <div className={classes['bar']} role="status">
      <span className={classes['said']}>{wordsOf(t, last)}</span>
      <span className={classes['left']} aria-hidden="true">
        {t('done.seconds', { n: Math.ceil(left / 1_000) })}
      </span>
      <Button tone="quiet" icon={<Undo2 size={15} />} keys={INBOX_KEYS.undo[0]} onClick={onUndo}>
        {t('act.undo')}
      </Button>
      <span className={classes['clock']} style={{ transform: `scaleX(${left / UNDO_WINDOW_MS})` }} />
    </div>
  );
}

function wordsOf(
  t: ReturnType<typeof useTranslation<'inbox'>>['t'],
  { act, numbers, messageIds, commandId }: UndoableAct,
): string {
  if (act === 'dismiss' || act === 'postpone' || act === 'answer' || act === 'help')
    return t(`done.${act}`, { n: messageIds.length });
  return commandId === null ? t('done.pending') : t(`done.${act}`, { numbers: numbers.join('、') });
}
