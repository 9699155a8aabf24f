import { createHash } from 'node:crypto';
import { canonicalPost } from '../../domain/outbox/canonical-post.ts';
import { groupIdsOf } from '../store/post-recipients.ts';
import type { StoredPost } from '../store/posts.ts';
import type { ReadableDb } from '../store/store.ts';

/** What an approver approves, in 64 hex digits: the words, the name under them, and every group they go to, as the store has them now. */
export async function contentHash(db: ReadableDb, post: StoredPost): Promise<string> {
  const { kind, text, personaName: persona, source, messageId, postKey } = post;
  const groupIds = await groupIdsOf(db, postKey);
  return createHash('sha256').update(canonicalPost({ kind, text, persona, source, messageId, groupIds })).digest('hex');
}
