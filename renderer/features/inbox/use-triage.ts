import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HelpKind } from '../../../domain/answer/answer-refusal.ts';
import type { IssueId, KnowledgeId, MessageId } from '../../../domain/ids.ts';
import type { Failure } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { rowsOf } from './inbox-list.ts';
import { currentList, targetIds, useInbox } from './inbox-store.ts';
import { toIssueDraft, type IssueDraftForm } from './issue-draft-form.ts';
import { orderAct, returnRows, takeLastAct, type ActOrder, type Done } from './triage-acts.ts';
import { claimedIn, claimsToTell, tellOf, toldOf } from './claim-warning.ts';
import { useOthersClaims, type OthersClaims } from './use-claims.ts';
import type { TriageAct } from './undo-stack.ts';

export interface TriageOrders {
  readonly dismiss: () => void;
  readonly postpone: () => void;
  readonly makeIssues: (act: 'dispatch' | 'register', drafts: readonly IssueDraftForm[]) => void;
  readonly merge: (issue: { readonly id: IssueId; readonly number: string }) => void;
  readonly answer: (answer: { readonly knowledgeId: KnowledgeId | null; readonly text: string }) => Promise<boolean>;
  readonly help: (request: { readonly kind: HelpKind; readonly what: string }) => void;
  readonly undo: () => void;
}

/** The acts of triage on the selection, or on the row under the cursor. */
export function useTriage(): TriageOrders {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const create = useCommand(orpc.triage.createIssues, { quiet: true }).run;
  const mergeInto = useCommand(orpc.triage.merge, { quiet: true }).run;
  const dismissAll = useCommand(orpc.triage.dismiss, { quiet: true }).run;
  const postponeAll = useCommand(orpc.triage.postpone, { quiet: true }).run;
  const giveAnswer = useCommand(orpc.answers.give, { quiet: true }).run;
  const registerHelp = useCommand(orpc.help.register, { quiet: true }).run;
  const takeBack = useCommand(orpc.triage.undo).run;
  const others = useOthersClaims();
  const claims = useRef(others);
  claims.current = others;
  return useMemo(() => {
    const refused = (act: TriageAct, ids: readonly MessageId[], failure: Failure): void => {
      const claimed = claimedIn(failure);
      if (claimed.size > 0) return warn(act, claimed);
      const words = t('refused.back', { act: t(`act.${act}`), why: failureWords(common, failure) });
      useInbox.setState(({ refusals }) => ({
        refusals: new Map([...refusals, ...ids.map((id) => [id, words] as const)]),
      }));
      showToast({ tone: 'refused', text: words });
    };
    const warn = (act: TriageAct, claimed: OthersClaims): void => {
      showToast({ tone: 'refused', text: t('claim.warned', { name: tellOf(claimed), act: t(`act.${act}`) }) });
    };
    const order = async <Output extends Done>(
      wanted: Omit<ActOrder<Output>, 'messageIds'>,
      ids: readonly MessageId[],
    ): Promise<boolean> => {
      if (ids.length === 0) return false;
      const unwarned = claimsToTell(ids, claims.current);
      if (unwarned.size > 0) {
        warn(wanted.act, unwarned);
        return false;
      }
      const answer = await orderAct({ ...wanted, messageIds: ids });
      if (!answer.ok) refused(wanted.act, ids, answer.failure);
      return answer.ok;
    };
    const decideAll = (act: 'dismiss' | 'postpone', state: 'dismissed' | 'later', run: typeof dismissAll): void => {
      const messageIds = [...targets()];
      const known = knowing(messageIds);
      void order({ act, state, send: () => run({ messageIds, ...known }), numbersOf: () => [] }, messageIds);
    };
    return {
      dismiss: () => decideAll('dismiss', 'dismissed', dismissAll),
      postpone: () => decideAll('postpone', 'later', postponeAll),
      merge: (issue) => {
        const messageIds = [...targets()];
        const known = knowing(messageIds);
        void order(
          {
            act: 'merge',
            state: 'merged',
            send: () => mergeInto({ messageIds, issueId: issue.id, ...known }),
            numbersOf: () => [issue.number],
          },
          messageIds,
        );
      },
      makeIssues: (act, forms) => {
        const messageIds = [...targets()];
        const drafts = forms.map(toIssueDraft).filter((draft) => draft !== null);
        if (drafts.length < forms.length || drafts.length === 0) return;
        const dispatch = act === 'dispatch';
        const known = knowing(messageIds);
        const send = async () => {
          const answer = await create({ messageIds, drafts, dispatch, ...known });
          if (answer.ok && dispatch)
            sayWhatStays(answer.output.issues, (numbers) => t('done.notDispatched', { numbers }));
          return answer;
        };
        void order(
          {
            act,
            state: dispatch ? 'issue' : 'registered',
            send,
            numbersOf: ({ issues }) => issues.map(({ number }) => number),
            // Without a place there is nobody to dispatch to: the issue is registered, and the bar must not say otherwise.
            actOf: ({ issues }) => (issues.some(({ dispatched }) => dispatched) ? 'dispatch' : 'register'),
          },
          messageIds,
        );
      },
      answer: (answer) => {
        const messageIds = [...targets()];
        const known = knowing(messageIds);
        const send = () => giveAnswer({ ...answer, messageIds, ...known });
        return order({ act: 'answer', state: 'dismissed', send, numbersOf: () => [] }, messageIds);
      },
      help: (request) => {
        const messageIds = [...targets()];
        const known = knowing(messageIds);
        const send = () => registerHelp({ ...request, messageIds, ...known });
        void order({ act: 'help', state: 'dismissed', send, numbersOf: () => [] }, messageIds);
      },
      undo: () =>
        void undoLast(
          (undoes) => takeBack({ undoes }).then(({ ok }) => ok),
          () => showToast({ tone: 'told', text: t('done.nothing') }),
        ),
    };
  }, [t, common, create, mergeInto, dismissAll, postponeAll, giveAnswer, registerHelp, takeBack]);
}

/** What the operator knows of the messages before the act changes it: who has them in hand, and how they stand on the screen. */
function knowing(ids: readonly MessageId[]) {
  const seen = rowsOf(currentList(useInbox.getState()), ids).flatMap(({ id, state }) =>
    state === 'lead' ? [] : [{ messageId: id, state }],
  );
  return { despiteClaims: toldOf(ids), seen };
}

function targets(): readonly MessageId[] {
  return targetIds(useInbox.getState());
}

function sayWhatStays(
  issues: readonly { readonly number: string; readonly dispatched: boolean }[],
  words: (numbers: string) => string,
): void {
  const numbers = issues.filter(({ dispatched }) => !dispatched).map(({ number }) => number);
  if (numbers.length > 0) showToast({ tone: 'told', text: words(numbers.join('、')), stays: 9_000 });
}

async function undoLast(
  takeBack: (commandId: Done['commandId']) => Promise<boolean>,
  nothing: () => void,
): Promise<void> {
  const last = takeLastAct();
  if (last === null) {
    nothing();
    return;
  }
  const answer = await last.outcome;
  if (answer.ok && (await takeBack(answer.output.commandId))) returnRows(last.rows);
}
