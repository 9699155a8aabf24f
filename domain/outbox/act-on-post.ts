import { assertNever } from '../assert-never.ts';
import type { OperatorId } from '../ids.ts';
import type { Post, PostRefusal, PostState } from './post.ts';

/** What a person does with a post. */
export type PostAct =
  | { readonly kind: 'edit' }
  | { readonly kind: 'freeze' }
  | { readonly kind: 'discard' }
  | { readonly kind: 'take-back' }
  /** Approving is approving these very words for these very groups: the hash the approver was shown. */
  | { readonly kind: 'approve'; readonly contentHash: string }
  | { readonly kind: 'decline'; readonly reason: string }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'retry'; readonly failures: number }
  | { readonly kind: 'recall'; readonly sent: number };

export type PostDecision =
  { readonly kind: 'allowed'; readonly to: PostState } | { readonly kind: 'refused'; readonly refusal: PostRefusal };

/** Whether a person may do this with a post now, and what state it is in then. */
export function actOnPost(post: Post, act: PostAct, by: OperatorId): PostDecision {
  switch (act.kind) {
    case 'edit':
      return byAuthor(post, by) ?? from(post, ['draft'], 'draft');
    case 'freeze':
      return byAuthor(post, by) ?? from(post, ['draft'], 'waiting');
    case 'discard':
      return byAuthor(post, by) ?? from(post, ['draft'], 'withdrawn');
    case 'take-back':
      return byAuthor(post, by) ?? from(post, ['waiting'], 'draft');
    case 'approve':
      return decideByAnother(post, by) ?? unchanged(post, act.contentHash) ?? allowed('sending');
    case 'decline':
      if (act.reason === '') return refused('needs-reason');
      return decideByAnother(post, by) ?? allowed('draft');
    case 'pause':
      return from(post, ['sending'], 'paused');
    case 'resume':
      return from(post, ['paused'], 'sending');
    case 'stop':
      return from(post, ['sending', 'paused'], 'stopped');
    case 'retry':
      return act.failures === 0 ? refused('no-failures') : from(post, ['done'], 'sending');
    case 'recall':
      if (act.sent === 0) return refused('nothing-sent');
      // Whoever calls back what was said does not want the rest to be said, nor its failures to be sent again.
      return from(post, ['sending', 'paused', 'done', 'stopped'], 'stopped');
    default:
      return assertNever(act);
  }
}

/** A draft is somebody's unfinished sentence: nobody else finishes it. */
function byAuthor(post: Post, by: OperatorId): PostDecision | null {
  return post.draftedBy === by ? null : refused('not-the-author');
}

/** F13 in the outbox: neither who wrote it nor who put it up may approve it. */
function decideByAnother(post: Post, by: OperatorId): PostDecision | null {
  if (post.state !== 'waiting') return refused('wrong-state');
  return post.draftedBy === by || post.frozenBy === by ? refused('same-person') : null;
}

function unchanged(post: Post, contentHash: string): PostDecision | null {
  return post.contentHash === contentHash ? null : refused('changed-since');
}

function from(post: Post, states: readonly PostState[], to: PostState): PostDecision {
  return states.includes(post.state) ? allowed(to) : refused('wrong-state');
}

function allowed(to: PostState): PostDecision {
  return { kind: 'allowed', to };
}

function refused(refusal: PostRefusal): PostDecision {
  return { kind: 'refused', refusal };
}
