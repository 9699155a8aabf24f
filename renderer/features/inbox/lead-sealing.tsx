import { useTranslation } from 'react-i18next';
import type { LeadDraft } from '../../../domain/lead/lead.ts';
import { maskText } from '../../../domain/masking/mask.ts';
import type { Failure } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { SealDialog } from '../../ui/seal-dialog.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import { actedUpon } from './inbox-cursor.ts';
import { rowsOf } from './inbox-list.ts';
import { claimedIn, tellOf, toldOf } from './claim-warning.ts';
import { currentList, useInbox } from './inbox-store.ts';
import { leaveSealed } from './leave-sealed.ts';

/** 转线索: the selected messages, or the one under the cursor, are sealed and leave the window for good. */
export function LeadSealing({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('leads');
  const list = useInbox(currentList);
  const ids = actedUpon(list.cursor);
  const { t: inbox } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const register = useCommand(orpc.leads.register, { quiet: true });
  const refused = (failure: Failure): void => {
    const claimed = claimedIn(failure);
    const act = inbox('act.lead');
    const words =
      claimed.size > 0 ? inbox('claim.warned', { name: tellOf(claimed), act }) : failureWords(common, failure);
    showToast({ tone: 'refused', text: words });
  };
  const seal = async (draft: LeadDraft): Promise<void> => {
    const outcome = await register.run({ messageIds: [...ids], draft, despiteClaims: toldOf(ids) });
    if (!outcome.ok) return refused(outcome.failure);
    onClose();
    leaveSealed(ids);
    showToast({ text: t('seal.done', { number: outcome.output.number }) });
  };
  const rows = rowsOf(list, ids);
  const matter = rows.map(({ text, senderName }) => maskText(text, [senderName])).join('\n');
  return (
    <SealDialog
      subject={t('seal.messages', { n: ids.length })}
      matter={matter.slice(0, 2000)}
      isPending={register.isPending}
      onClose={onClose}
      onSeal={(draft) => void seal(draft)}
    />
  );
}
