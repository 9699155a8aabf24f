import type { PostView } from '../../../contract/outbox.ts';
import type { PostAct } from '../../../domain/outbox/act-on-post.ts';
import type { OpenedPost } from './draft-form.ts';

/** What may be done with a post, in the order of its buttons. */
export const ACTS = [
  ...(['edit', 'freeze', 'discard', 'takeBack', 'approve', 'decline'] as const),
  ...(['pause', 'resume', 'stop', 'retry', 'recall', 'results'] as const),
];
export type ActName = (typeof ACTS)[number];

export const KEY_OF: Readonly<Record<ActName, string>> = {
  ...{ edit: 'KeyE', freeze: 'KeyU', discard: 'KeyD', takeBack: 'KeyT', approve: 'KeyY', decline: 'KeyB' },
  ...{ pause: 'KeyP', resume: 'KeyR', stop: 'KeyS', retry: 'KeyF', recall: 'KeyW', results: 'KeyO' },
};

/** Acts nobody can take back are asked about once more: a key is pressed by mistake sooner than a button. */
export const FOR_GOOD = ['discard', 'stop', 'recall'] as const satisfies readonly ActName[];
export type ActForGood = (typeof FOR_GOOD)[number];

export function isForGood(act: ActName): act is ActForGood {
  return FOR_GOOD.some((each) => each === act);
}

/** The view a post is in after an act, where that is another one than before. */
export const VIEW_AFTER: Readonly<Partial<Record<ActName, PostView>>> = {
  ...{ freeze: 'open', takeBack: 'drafts', stop: 'over', retry: 'open', recall: 'over' },
};

/** The act as the rules of the outbox know it; null where they have nothing to say. */
export function ruleOf(act: ActName, { post, contentHash }: OpenedPost): PostAct | null {
  switch (act) {
    case 'results':
      return null;
    case 'takeBack':
      return { kind: 'take-back' };
    case 'approve':
      return { kind: 'approve', contentHash: contentHash ?? '' };
    case 'decline':
      // Whether there is a reason is asked in the dialog.
      return { kind: 'decline', reason: '–' };
    case 'retry':
      return { kind: 'retry', failures: post.counts.failed };
    case 'recall':
      return { kind: 'recall', sent: post.counts.sent };
    default:
      return { kind: act };
  }
}
