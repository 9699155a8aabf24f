import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import type { IssueId, MessageId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { queryClient } from '../../data/query-client.ts';
import { useCommand } from '../../data/use-command.ts';
import type { CommandInput } from '../../ui/commands/command.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { INBOX_KEYS } from './inbox-keys.ts';
import { targetRow, useInbox } from './inbox-store.ts';
import { beginDrafts } from './submit-drafts.ts';
import type { DraftSheetInHand } from './use-draft-sheet.ts';
import type { TriageOrders } from './use-triage.ts';
import type { Unavailable } from './use-unavailable.ts';

interface Matter {
  readonly open: readonly MessageId[];
  readonly issue: { readonly id: IssueId; readonly number: string } | null;
}

export interface MatterAct {
  readonly row: InboxRow;
  /** Undefined while it is still asked for: a key pressed meanwhile waits for the answer. */
  readonly matter: Matter | null | undefined;
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
  const { t: common } = useTranslation('common');
  const leaveMatter = useCommand(orpc.matters.leave).run;
  const rejoinMatter = useCommand(orpc.matters.rejoin).run;
  const why = (target: InboxRow, known: Matter | null): string | null => {
    if (known === null) return t('matter.none');
    if (known.issue === null) return unavailable.register;
    const ids = gathered(target, known.open);
    if (ids.length === 0) return t('matter.noneOpen');
    return ids.includes(target.id) ? unavailable.merge : null;
  };
  const whyNotTogether = matter === undefined ? null : why(row, matter);
  const gather = (target: InboxRow, known: Matter | null): void => {
    const refusal = why(target, known);
    if (known === null || refusal !== null) {
      showToast({ tone: 'refused', text: refusal ?? t('matter.none') });
      return;
    }
    useInbox.setState({ together: { of: target.id, ids: gathered(target, known.open) } });
    if (known.issue === null) beginDrafts('dispatch', sheet);
    else orders.merge(known.issue);
  };
  const together = (): void => {
    // The cursor may be a row ahead of what is drawn: the act is about where it stands.
    const target = targetRow(useInbox.getState()) ?? row;
    if (target.id === row.id && matter !== undefined) return gather(target, matter);
    void matterOf(target.id).then(
      (known) => stillReads(target.id) && gather(target, known),
      (error: unknown) => showToast({ tone: 'refused', text: failureWords(common, failureOf(error)) }),
    );
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
      hint: matter !== null && matter !== undefined,
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
    count: matter === null || matter === undefined ? 0 : gathered(row, matter.open).length,
    together,
    leave: () => void leave(),
    rejoin: () => void rejoin(),
    whyNotTogether,
    commands,
  };
}

/** The matter of a message as the service knows it now; null without one. */
async function matterOf(id: MessageId): Promise<Matter | null> {
  return (await queryClient.fetchQuery(orpc.matters.ofMessage.queryOptions({ input: { id } }))).matter;
}

/** True where the cursor has not gone on and nothing else was begun while the answer was on its way. */
function stillReads(id: MessageId): boolean {
  const place = useInbox.getState();
  return place.mode === 'read' && targetRow(place)?.id === id;
}

/** The open messages of the matter, with the one under the cursor where it is open: it may have arrived after the answer. */
function gathered(row: InboxRow, open: readonly MessageId[]): readonly MessageId[] {
  const isOpen = row.state === 'new' || row.state === 'later' || row.state === 'dismissed';
  return isOpen && !open.includes(row.id) ? [row.id, ...open].slice(0, MOST_TOGETHER) : open;
}

/** As many as one act of triage takes. */
const MOST_TOGETHER = 200;
