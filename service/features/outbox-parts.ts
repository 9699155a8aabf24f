import type { PostId, GroupId, OperatorId } from '../../domain/ids.ts';
import { actOnPost, type PostAct } from '../../domain/outbox/act-on-post.ts';
import type { PostRefusal, PostState } from '../../domain/outbox/post.ts';
import type { Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { NewId } from '../new-id.ts';
import { appendAudit } from '../store/audit-log.ts';
import { isPostWithin } from '../store/post-recipients.ts';
import { findPost, movePost, type PostChange, type StoredPost } from '../store/posts.ts';
import type { ReadableDb, Store, WriteTransaction } from '../store/store.ts';
import type { Doing } from './act-once.ts';
import { refusals } from './refusals.ts';

/** What the use cases of the outbox work with. */
export interface OutboxParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
}

/** A post as somebody orders something of it. */
export interface PostOrder {
  readonly id: PostId;
  readonly version: number;
}

/** The post of an id within a scope; refused where there is none. */
export async function postOf(db: ReadableDb, id: PostId, scope: Scope): Promise<StoredPost> {
  const post = await findPost(db, id, scope);
  if (post === null) throw refusals['not-found']({ data: { entity: 'post', id } });
  return post;
}

/** Throws the refusal of the outbox. */
export function refusePost(refusal: PostRefusal): never {
  throw refusals['post-refused']({ data: { refusal } });
}

/** The post an act is about: within the scope in every group, as the person saw it, and in a state that allows the act. */
export async function postToActOn(tx: WriteTransaction, { id, version }: PostOrder, scope: Scope): Promise<StoredPost> {
  const post = await postOf(tx.db, id, scope);
  if (!(await isPostWithin(tx.db, post.postKey, scope))) refusePost('beyond-territory');
  if (post.version !== version) throw conflictOf(post, version);
  return post;
}

/** The state the rules move a post into by an act; refused where they do not allow it. */
export function decided(post: StoredPost, act: PostAct, by: OperatorId): PostState {
  const decision = actOnPost(post, act, by);
  return decision.kind === 'refused' ? refusePost(decision.refusal) : decision.to;
}

/** Moves a post and leaves the audit line; answers its new version. */
export async function move(
  tx: WriteTransaction,
  post: StoredPost,
  state: PostState,
  { at, by, action }: Doing,
  { change = {}, detail = null }: { readonly change?: PostChange; readonly detail?: string | null } = {},
): Promise<{ readonly version: number }> {
  if (!(await movePost(tx, post, state, change))) throw conflictOf(post, post.version);
  await appendAudit(tx, { at, by, action, entity: 'post', entityId: post.id, detail });
  return { version: post.version + 1 };
}

/** Somebody else has changed it. */
export function conflictOf(post: StoredPost, expected: number) {
  return refusals['version-conflict']({
    data: { entity: 'post', id: post.id, expected, actual: post.version },
  });
}

/** Names of groups for a preview: enough to recognise whether the choice is right. */
export const SHOWN_NAMES = 20;

export type NamedGroup = { readonly id: GroupId; readonly name: string };
