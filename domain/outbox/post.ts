import type { GroupId, MessageId, OperatorId, PersonaId, PostId, RegionCode } from '../ids.ts';
import type { Instant } from '../time/instant.ts';

/**
 * A post 发件 is something the centre says in chat groups:
 *
 *   draft ──freeze──► waiting ──approve, by another person──► sending ⇄ paused
 *     ▲  │               │                                       │
 *     │  └─discard─► withdrawn                      every row settled ──► done ──retry of failures──► sending
 *     └──take back, decline──┘                                   └──stop──► stopped
 *
 * From `waiting` on neither its words nor its recipients change: what was approved is what is sent.
 */
export type PostState = 'draft' | 'waiting' | 'sending' | 'paused' | 'done' | 'stopped' | 'withdrawn';
export const POST_STATES = [
  'draft',
  'waiting',
  'sending',
  'paused',
  'done',
  'stopped',
  'withdrawn',
] as const satisfies readonly PostState[];

/** reply 回复: to one message, in its group · groups 群发: to villagers' groups · supervision 督办: to the supervision group, by a duty account. */
export type PostKind = 'reply' | 'groups' | 'supervision';
export const POST_KINDS = ['reply', 'groups', 'supervision'] as const satisfies readonly PostKind[];

/** Where a post is to go, as its author chose it; the frozen list of recipients is made of it. */
export type PostTarget =
  | { readonly kind: 'reply'; readonly messageId: MessageId }
  | {
      readonly kind: 'groups';
      /** Every village group of the author's territory. */
      readonly everywhere: boolean;
      /** Groups named one by one, besides those of the regions. */
      readonly groupIds: readonly GroupId[];
      /** Counties, townships and villages; their groups are within. */
      readonly regions: readonly RegionCode[];
      /** Keeps, of the groups of the regions, those that carry one of these tags; empty keeps all. */
      readonly tags: readonly string[];
    }
  | { readonly kind: 'supervision'; readonly groupIds: readonly GroupId[] };

/** Which authority said it first, kept with what is passed on (S16). */
export interface PostSource {
  readonly title: string;
  readonly account: string;
  readonly date: string;
  readonly link: string;
}

/** A post as the rules look at it. */
export interface Post {
  readonly id: PostId;
  readonly kind: PostKind;
  readonly state: PostState;
  readonly text: string;
  readonly personaId: PersonaId | null;
  readonly draftedBy: OperatorId;
  /** Who put it up for approval; null while it is a draft. */
  readonly frozenBy: OperatorId | null;
  readonly contentHash: string | null;
  readonly approvedAt: Instant | null;
}

/** queued 待发 · sending 发送中 · sent 已发 · failed 失败 · unknown 不明 · cancelled 已取消 · recalled 已撤回. */
export type RecipientState = 'queued' | 'sending' | 'sent' | 'failed' | 'unknown' | 'cancelled' | 'recalled';
export const RECIPIENT_STATES = [
  'queued',
  'sending',
  'sent',
  'failed',
  'unknown',
  'cancelled',
  'recalled',
] as const satisfies readonly RecipientState[];

/** Why a recipient surely did not get a post, or why nobody knows. */
export type OutcomeReason =
  'no-account' | 'cannot-send' | 'refused' | 'no-answer' | 'interrupted' | 'looked-up' | 'text-changed';

/** Why an act on a post is not allowed. */
export type PostRefusal =
  | 'wrong-state'
  | 'not-the-author'
  | 'same-person'
  | 'text-empty'
  | 'text-too-long'
  | 'tone'
  | 'no-persona'
  | 'no-recipients'
  | 'nobody-reachable'
  | 'message-gone'
  | 'changed-since'
  | 'needs-reason'
  | 'no-failures'
  | 'nothing-sent'
  | 'beyond-territory'
  | 'not-unknown';
export const POST_REFUSALS = [
  'wrong-state',
  'not-the-author',
  'same-person',
  'text-empty',
  'text-too-long',
  'tone',
  'no-persona',
  'no-recipients',
  'nobody-reachable',
  'message-gone',
  'changed-since',
  'needs-reason',
  'no-failures',
  'nothing-sent',
  'beyond-territory',
  'not-unknown',
] as const satisfies readonly PostRefusal[];

/** The longest text all platforms take as one message. */
export const LONGEST_POST = 1_500;
