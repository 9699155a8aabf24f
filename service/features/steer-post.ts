import type { PostAct } from '../../domain/outbox/act-on-post.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { contentHash } from '../outbox/content-hash.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findGroup } from '../store/groups.ts';
import { askRecall, cancelQueued, deleteRecipients, recipientsIn, requeue, settle } from '../store/post-recipients.ts';
import type { StoredPost } from '../store/posts.ts';
import type { WriteTransaction } from '../store/store.ts';
import { actOnce, type Doing } from './act-once.ts';
import { assign } from './draft-post.ts';
import { decided, move, postOf, postToActOn, refusePost, type OutboxParts, type PostOrder } from './outbox-parts.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** Deciding about a post that was put up. */
export function createDeciding(parts: OutboxParts) {
  return {
    discard: os.outbox.discard.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, (tx, doing) =>
        moveBy(tx, input, scope, doing, { kind: 'discard' }),
      ),
    ),

    takeBack: os.outbox.takeBack.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, (tx, doing) =>
        backToDraft(tx, input, scope, doing, { kind: 'take-back' }),
      ),
    ),

    approve: os.outbox.approve.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const post = await postToActOn(tx, input, scope);
        const to = decided(post, { kind: 'approve', contentHash: input.contentHash }, doing.by);
        if ((await contentHash(tx.db, post)) !== input.contentHash) refusePost('changed-since');
        const change = { approvedBy: doing.by, approvedAt: doing.at };
        return move(tx, post, to, doing, { change, detail: input.contentHash.slice(0, 12) });
      }),
    ),

    decline: os.outbox.decline.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, (tx, doing) =>
        backToDraft(tx, input, scope, doing, { kind: 'decline', reason: input.reason }),
      ),
    ),
  };
}

/** Steering a post that is on its way. */
export function createSteering(parts: OutboxParts) {
  return {
    pause: os.outbox.pause.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, (tx, doing) =>
        moveBy(tx, input, scope, doing, { kind: 'pause' }),
      ),
    ),

    resume: os.outbox.resume.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, (tx, doing) =>
        moveBy(tx, input, scope, doing, { kind: 'resume' }),
      ),
    ),

    stop: os.outbox.stop.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const post = await postToActOn(tx, input, scope);
        const to = decided(post, { kind: 'stop' }, doing.by);
        await cancelQueued(tx, post.postKey, doing.at);
        return move(tx, post, to, doing, { change: { endedAt: doing.at } });
      }),
    ),

    retry: os.outbox.retry.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const post = await postToActOn(tx, input, scope);
        const failed = await recipientsIn(tx.db, post.postKey, 'failed');
        const keys = failed.map(({ groupKey }) => groupKey);
        const assigned = await assign(tx.db, post.target, keys);
        const to = decided(post, { kind: 'retry', failures: failed.length }, doing.by);
        if (assigned.size === 0) refusePost('nobody-reachable');
        for (const key of failed) {
          const account = assigned.get(key.groupKey);
          if (account !== undefined) await requeue(tx, key, account);
        }
        const { version } = await move(tx, post, to, doing, { detail: `${assigned.size} groups` });
        return { version, groups: assigned.size };
      }),
    ),

    recall: os.outbox.recall.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const post = await postToActOn(tx, input, scope);
        const sent = (await recipientsIn(tx.db, post.postKey, 'sent')).length;
        const to = decided(post, { kind: 'recall', sent }, doing.by);
        await cancelQueued(tx, post.postKey, doing.at);
        const groups = await askRecall(tx, post.postKey);
        const { version } = await move(tx, post, to, doing, { detail: `${groups} groups` });
        return { version, groups };
      }),
    ),

    settle: os.outbox.settle.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const post = await postOf(tx.db, input.id, scope);
        const group = await findGroup(tx.db, input.groupId, scope);
        if (group === null) throw refusals['not-found']({ data: { entity: 'group', id: input.groupId } });
        const key = { postKey: post.postKey, groupKey: group.groupKey };
        const { stands } = input;
        const next = await settle(tx, key, { kind: 'looked-up', stands }, { at, by, reason: 'looked-up' });
        if (next === null) refusePost('not-unknown');
        await appendAudit(tx, { at, by, action, entity: 'post', entityId: post.id, detail: `${group.id} ${next}` });
        return {};
      }),
    ),
  };
}

async function moveBy(tx: WriteTransaction, order: PostOrder, scope: Scope, doing: Doing, act: PostAct) {
  const post = await postToActOn(tx, order, scope);
  return move(tx, post, decided(post, act, doing.by), doing);
}

/** A draft has no list yet: it is made when the draft is put up again. */
async function backToDraft(
  tx: WriteTransaction,
  order: PostOrder,
  scope: Scope,
  doing: Doing,
  act: Extract<PostAct, { kind: 'take-back' | 'decline' }>,
) {
  const post: StoredPost = await postToActOn(tx, order, scope);
  const to = decided(post, act, doing.by);
  const declined =
    act.kind === 'decline' ? { declinedBy: doing.by, declinedAt: doing.at, declineReason: act.reason } : {};
  const change = { contentHash: null, frozenBy: null, frozenAt: null, ...declined };
  const answer = await move(tx, post, to, doing, { change });
  await deleteRecipients(tx, post.postKey);
  return answer;
}
