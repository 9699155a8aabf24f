import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { IssueId, MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import type { CommandInput } from '../../ui/commands/command.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { INBOX_KEYS } from './inbox-keys.ts';
import { useInbox } from './inbox-store.ts';
import { beginDrafts } from './submit-drafts.ts';
import type { DraftSheetInHand } from './use-draft-sheet.ts';
import type { TriageOrders } from './use-triage.ts';
import type { Unavailable } from './use-unavailable.ts';

export interface MatterAct {
  readonly row: InboxRow;
  readonly matter: {
    readonly open: readonly MessageId[];
    readonly issue: { readonly id: IssueId; readonly number: string } | null;
  } | null;
  readonly orders: TriageOrders;
  readonly unavailable: Unavailable;
  readonly sheet: DraftSheetInHand;
}

export interface MatterActs {
  /** How many messages an act on the whole matter is about. */
  readonly count: number;
  /** Gathers the open messages of the matter: merges them where it has an issue, else fills in one issue of all. */
  readonly together: () => void;
  readonly leave: () => void;
  readonly rejoin: () => void;
  readonly whyNotTogether: string | null;
  readonly commands: readonly CommandInput[];
}

/** What can be done about a matter as a whole, and about one message that does not belong to it. */
export function useMatterActs({ row, matter, orders, unavailable, sheet }: MatterAct): MatterActs {
  const { t } = useTranslation('inbox');
  const leaveMatter = useCommand(orpc.matters.leave).run;
  const rejoinMatter = useCommand(orpc.matters.rejoin).run;
  const ids = gathered(row, matter?.open ?? []);
  const why = (): string | null => {
    if (matter === null) return t('matter.none');
    if (matter.issue === null) return unavailable.register;
    return ids.length === 0
      ? t('matter.noneOpen')
      : unavailable.merge !== null && ids.includes(row.id)
        ? unavailable.merge
        : null;
  };
  const whyNotTogether = why();
  const together = (): void => {
    if (matter === null || whyNotTogether !== null) return;
    useInbox.setState({ together: { of: row.id, ids } });
    if (matter.issue === null) beginDrafts('dispatch', sheet);
    else orders.merge(matter.issue);
  };
  const leave = async (): Promise<void> => {
    const { ok } = await leaveMatter({ id: row.id });
    if (ok) showToast({ tone: 'told', text: t('matter.left') });
  };
  const rejoin = async (): Promise<void> => {
    const { ok } = await rejoinMatter({ id: row.id });
    if (ok) showToast({ tone: 'told', text: t('matter.rejoined') });
  };
  const group = t('command.groupTriage');
  const commands: readonly CommandInput[] = [
    {
      id: 'inbox.together',
      title: t('matter.command'),
      group,
      keys: INBOX_KEYS.together,
      hint: matter !== null,
      unavailable: whyNotTogether,
      run: together,
    },
    {
      id: 'inbox.otherMatter',
      title: t('matter.leave'),
      group,
      keys: INBOX_KEYS.otherMatter,
      unavailable: matter === null ? t('matter.none') : null,
      run: () => void leave(),
    },
  ];
  return {
    count: ids.length,
    together,
    leave: () => void leave(),
    rejoin: () => void rejoin(),
    whyNotTogether,
    commands,
  };
}

/** The open messages of the matter, with the one under the cursor where it is open: it may have arrived after the answer. */
function gathered(row: InboxRow, open: readonly MessageId[]): readonly MessageId[] {
  const isOpen = row.state === 'new' || row.state === 'later' || row.state === 'dismissed';
  return isOpen && !open.includes(row.id) ? [row.id, ...open].slice(0, MOST_TOGETHER) : open;
}

/** As many as one act of triage takes. */
const MOST_TOGETHER = 200;
