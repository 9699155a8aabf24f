import { useTranslation } from 'react-i18next';
import { actOnPost } from '../../../domain/outbox/act-on-post.ts';
import { useMay, useSession } from '../../data/use-session.ts';
import { ruleOf, type ActName } from './acts-of-post.ts';
import type { OpenedPost } from './draft-form.ts';

/** Whether an act is offered, and the reason in words where it is not possible. */
export interface Possibility {
  /** The state of the post allows it, to this person or to another. */
  readonly isShown: boolean;
  readonly whyNot: string | null;
}

/** Says of each act whether this person may do it with the post now. */
export function useWhyNot(opened: OpenedPost): (act: ActName) => Possibility {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const me = useSession()?.person?.id ?? null;
  const may = { write: useMay('post.write'), approve: useMay('post.approve'), steer: useMay('post.steer') };
  const { post, contentHash, isWithin } = opened;
  const rules = { ...post, draftedBy: post.draftedBy.id, frozenBy: post.frozenBy?.id ?? null, contentHash };
  const refusalOf = (act: ActName) => {
    const rule = ruleOf(act, opened);
    if (rule === null) return post.frozenAt === null ? 'wrong-state' : null;
    // Nobody without a name gets as far as this page; the rules need one to ask about.
    if (me === null) return 'not-the-author';
    const decision = actOnPost(rules, rule, me);
    return decision.kind === 'refused' ? decision.refusal : null;
  };
  const barred = (act: ActName): string | null => {
    if (act === 'results' || act === 'edit') return null;
    if (!may[GATES[act]]) return common('failure.not-allowed');
    return isWithin ? null : common('postRefusal.beyond-territory');
  };
  return (act) => {
    const refusal = refusalOf(act);
    if (refusal === 'wrong-state') return { isShown: false, whyNot: t(`whyNot.${act}`) };
    if (refusal === null) return { isShown: true, whyNot: barred(act) };
    // Who decides about the own post is told so beside the button; whoever did not write a draft has no buttons for it.
    const isShown = refusal === 'same-person';
    return { isShown, whyNot: (isShown ? barred(act) : null) ?? common(`postRefusal.${refusal}`) };
  };
}

const GATES: Readonly<Record<Exclude<ActName, 'edit' | 'results'>, 'write' | 'approve' | 'steer'>> = {
  ...{ freeze: 'write', discard: 'write', takeBack: 'write', approve: 'approve', decline: 'approve' },
  ...{ pause: 'steer', resume: 'steer', stop: 'steer', retry: 'steer', recall: 'steer' },
};
