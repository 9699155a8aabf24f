import type { MessageId, OperatorId, PersonaId, PostId } from '../../domain/ids.ts';
import type { Post, PostKind, PostSource, PostState, PostTarget } from '../../domain/outbox/post.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { TRIAGE_STATES } from '../../domain/message/triage-state.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { messageCondition, placeCondition, type ScopeCondition } from './scope-condition.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A post 发件 with everything that is kept about it. `postKey` stands for it in its recipients. */
export interface StoredPost extends Post {
  readonly postKey: number;
  readonly target: PostTarget;
  readonly messageId: MessageId | null;
  readonly personaName: string;
  readonly source: PostSource | null;
  readonly draftedAt: Instant;
  readonly frozenAt: Instant | null;
  readonly approvedBy: OperatorId | null;
  readonly declinedBy: OperatorId | null;
  readonly declinedAt: Instant | null;
  readonly declineReason: string | null;
  readonly endedAt: Instant | null;
  readonly version: number;
}

/** What its author decides about a post. */
export interface PostDraft {
  readonly kind: PostKind;
  readonly target: PostTarget;
  readonly text: string;
  readonly personaId: PersonaId | null;
  readonly personaName: string;
  readonly source: PostSource | null;
}

interface PostTableRow extends Omit<StoredPost, 'target' | 'source'> {
  readonly target: string;
  readonly source: string | null;
}

const COLUMNS = `p.postKey, p.id, p.kind, p.state, p.target, p.messageId, p.text, p.personaId, p.personaName, p.source, p.contentHash, p.draftedBy,
  p.draftedAt, p.frozenBy, p.frozenAt, p.approvedBy, p.approvedAt, p.declinedBy, p.declinedAt, p.declineReason, p.endedAt, p.version`;

/** The post of this id; null where there is none within the scope. */
export async function findPost(db: ReadableDb, id: PostId, scope: Scope): Promise<StoredPost | null> {
  const within = postCondition(scope);
  const row = db.get<PostTableRow>(`SELECT ${COLUMNS} FROM posts p WHERE p.id = :id ${within.sql}`, {
    id,
    ...within.parameters,
  });
  return row === undefined ? null : fromRow(row);
}

/** The post of this key, for the sender, which sees everything. */
export async function postByKey(db: ReadableDb, postKey: number): Promise<StoredPost | null> {
  const row = db.get<PostTableRow>(`SELECT ${COLUMNS} FROM posts p WHERE p.postKey = :postKey`, { postKey });
  return row === undefined ? null : fromRow(row);
}

/** Posts in these states, newest first, before one of them; `limit` at most. */
export async function listPosts(
  db: ReadableDb,
  {
    states,
    before,
    limit,
    scope,
  }: {
    readonly states: readonly PostState[];
    readonly before: PostId | null;
    readonly limit: number;
    readonly scope: Scope;
  },
): Promise<readonly StoredPost[]> {
  const within = postCondition(scope);
  return db
    .all<PostTableRow>(
      `SELECT ${COLUMNS} FROM posts p WHERE p.state IN (SELECT value FROM json_each(:states))
         AND p.postKey < coalesce((SELECT postKey FROM posts WHERE id = :before), 9e15) ${within.sql}
       ORDER BY p.postKey DESC LIMIT :limit`,
      { states: JSON.stringify(states), before, limit, ...within.parameters },
    )
    .map(fromRow);
}

/** Posts that wait for approval and were put up by somebody else than the person of the scope. */
export async function countWaiting(db: ReadableDb, scope: Scope): Promise<number> {
  const within = postCondition(scope);
  return (
    db.get<{ n: number }>(
      `SELECT count(*) AS n FROM posts p WHERE p.state = 'waiting' AND p.draftedBy IS NOT :me ${within.sql}`,
      { me: scope.person, ...within.parameters },
    )?.n ?? 0
  );
}

/** Adds a draft. */
export async function insertPost(
  tx: WriteTransaction,
  centerId: string,
  id: PostId,
  draft: PostDraft,
  doing: { readonly at: Instant; readonly by: OperatorId },
): Promise<void> {
  tx.db.run(
    `INSERT INTO posts (id, centerId, kind, state, target, messageId, text, personaId, personaName, source, draftedBy, draftedAt, version)
     VALUES (:id, :centerId, :kind, 'draft', :target, :messageId, :text, :personaId, :personaName, :source, :by, :at, 1)`,
    { id, centerId, ...parametersOf(draft), ...doing },
  );
  tx.changed('post', id, 1);
}

/** Writes a draft anew; answers false where another version is there. */
export async function updatePost(
  tx: WriteTransaction,
  id: PostId,
  version: number,
  draft: PostDraft,
): Promise<boolean> {
  const { changes } = tx.db.run(
    `UPDATE posts SET kind = :kind, target = :target, messageId = :messageId, text = :text, personaId = :personaId,
       personaName = :personaName, source = :source, version = version + 1 WHERE id = :id AND version = :version`,
    { id, version, ...parametersOf(draft) },
  );
  if (changes > 0) tx.changed('post', id, version + 1);
  return changes > 0;
}

/** What a person's act changes of a post besides its state. */
export type PostChange = Partial<
  Pick<
    StoredPost,
    | 'contentHash'
    | 'frozenBy'
    | 'frozenAt'
    | 'approvedBy'
    | 'approvedAt'
    | 'declinedBy'
    | 'declinedAt'
    | 'declineReason'
    | 'endedAt'
  >
>;

const CHANGEABLE = [
  ...(['contentHash', 'frozenBy', 'frozenAt', 'approvedBy', 'approvedAt'] as const),
  ...(['declinedBy', 'declinedAt', 'declineReason', 'endedAt'] as const),
];

/** Moves a post into a state where `version` is still the newest; answers false where somebody else was first. */
export async function movePost(
  tx: WriteTransaction,
  { id, version }: { readonly id: PostId; readonly version: number },
  state: PostState,
  change: PostChange = {},
): Promise<boolean> {
  const named = CHANGEABLE.filter((column) => change[column] !== undefined);
  const { changes } = tx.db.run(
    `UPDATE posts SET state = :state, ${named.map((column) => `${column} = :${column}, `).join('')}version = version + 1
     WHERE id = :id AND version = :version`,
    { id, version, state, ...Object.fromEntries(named.map((column) => [column, change[column] ?? null])) },
  );
  if (changes > 0) tx.changed('post', id, version + 1);
  return changes > 0;
}

/** Ends a post none of whose recipients waits any more; a retry begins it again. */
export async function endPost(tx: WriteTransaction, postKey: number, at: Instant): Promise<void> {
  const { changes } = tx.db.run(
    `UPDATE posts SET state = 'done', endedAt = :at, version = version + 1 WHERE postKey = :postKey AND state = 'sending'
       AND NOT EXISTS (SELECT 1 FROM postRecipients r WHERE r.postKey = posts.postKey AND r.state IN ('queued', 'sending'))`,
    { postKey, at },
  );
  if (changes > 0) tx.changed('post', null, null);
}

/**
 * Takes their words from what was said about a message that became a lead, and whatever of it still waits is not said. Answers the
 * messages in which it came back from the groups.
 */
export async function emptyPostsAbout(
  tx: WriteTransaction,
  messageId: MessageId,
  at: Instant,
): Promise<readonly MessageId[]> {
  const echoes = tx.db.all<{ id: MessageId }>(
    `SELECT r.messageId AS id FROM posts p JOIN postRecipients r ON r.postKey = p.postKey
     WHERE p.messageId = :messageId AND p.sealedAt IS NULL AND r.messageId > 0`,
    { messageId },
  );
  tx.db.run(
    `UPDATE postRecipients SET state = 'cancelled', settledAt = :at WHERE state = 'queued'
       AND postKey IN (SELECT postKey FROM posts WHERE messageId = :messageId)`,
    { messageId, at },
  );
  const { changes } = tx.db.run(
    `UPDATE posts SET text = '', source = NULL, declineReason = NULL, sealedAt = :at, version = version + 1,
       state = CASE WHEN state IN ('draft', 'waiting') THEN 'withdrawn' WHEN state IN ('sending', 'paused') THEN 'stopped' ELSE state END
     WHERE messageId = :messageId AND sealedAt IS NULL`,
    { messageId, at },
  );
  if (changes > 0) tx.changed('post', null, null);
  return echoes.map(({ id }) => id);
}

/**
 * Keeps posts a person may see: their own drafts and nobody else's; of what was put up whatever goes to a group of the scope; of
 * replies only those to messages they may see.
 */
export function postCondition(scope: Scope): ScopeCondition {
  const place = placeCondition(scope, 'seen.villageCode');
  const message = messageCondition(scope, 'm');
  const own = scope.person === null ? 'false' : 'p.draftedBy = :scopePerson';
  const person = scope.person === null ? {} : { scopePerson: scope.person };
  return {
    sql: `AND p.sealedAt IS NULL AND (${own} OR (p.state NOT IN ('draft', 'withdrawn') AND EXISTS (
        SELECT 1 FROM postRecipients shown JOIN groups seen ON seen.groupKey = shown.groupKey WHERE shown.postKey = p.postKey ${place.sql})))
      AND (p.messageId IS NULL OR EXISTS (
        SELECT 1 FROM messages m WHERE m.id = p.messageId AND m.state <> ${TRIAGE_STATES.indexOf('lead')} ${message.sql}))`,
    parameters: { ...place.parameters, ...message.parameters, ...person },
  };
}

function parametersOf({ kind, target, text, personaId, personaName, source }: PostDraft) {
  return {
    ...{ kind, text, personaId, personaName, target: JSON.stringify(target) },
    messageId: target.kind === 'reply' ? target.messageId : null,
    source: source === null ? null : JSON.stringify(source),
  };
}

function fromRow({ target, source, ...row }: PostTableRow): StoredPost {
  return {
    ...row,
    target: JSON.parse(target) as PostTarget,
    source: source === null ? null : (JSON.parse(source) as PostSource),
  };
}
