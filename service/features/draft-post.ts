import type { PostId } from '../../domain/ids.ts';
import { assignAccounts } from '../../domain/outbox/assign-accounts.ts';
import { checkTone } from '../../domain/outbox/check-tone.ts';
import { signedText } from '../../domain/outbox/canonical-post.ts';
import { LONGEST_POST, type PostTarget } from '../../domain/outbox/post.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { contentHash } from '../outbox/content-hash.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findPersona } from '../store/personas.ts';
import { insertRecipients } from '../store/post-recipients.ts';
import { type Candidate, candidatesFor, groupsOfTarget, type TargetGroup } from '../store/post-targets.ts';
import { insertPost, updatePost, type PostDraft, type StoredPost } from '../store/posts.ts';
import type { ReadableDb } from '../store/store.ts';
import { actOnce } from './act-once.ts';
import { conflictOf, decided, move, refusePost, SHOWN_NAMES, type OutboxParts, postToActOn } from './outbox-parts.ts';
import { os } from './procedures.ts';

/** Writing a post, and putting it up for approval. */
export function createDrafting(parts: OutboxParts) {
  const { store } = parts;
  return {
    preview: os.outbox.preview.handler(async ({ input, context: { scope } }) => {
      const { groups, assigned } = await reach(store.read, input.target, scope);
      const unreachable = groups.filter(({ groupKey }) => !assigned.has(groupKey));
      return {
        groups: groups.length,
        reachable: assigned.size,
        accounts: new Set([...assigned.values()].map(({ accountKey }) => accountKey)).size,
        names: namesOf(groups),
        unreachableNames: namesOf(unreachable),
      };
    }),

    draft: os.outbox.draft.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const { target, text, personaId, source } = input;
        if (target.kind === 'reply' && (await groupsOfTarget(tx.db, target, scope)).length === 0)
          refusePost('message-gone');
        const persona = personaId === null ? null : await findPersona(tx.db, personaId);
        if (personaId !== null && (persona === null || persona.retired)) refusePost('no-persona');
        const draft: PostDraft = {
          ...{ kind: target.kind, target, text, personaId, source },
          personaName: persona?.name ?? '',
        };
        const { at, by, action } = doing;
        const id = input.id ?? (parts.newId() as PostId);
        if (input.id === null) await insertPost(tx, parts.centerId, id, draft, doing);
        else {
          const post = await postToActOn(tx, { id, version: input.version }, scope);
          decided(post, { kind: 'edit' }, by);
          if (!(await updatePost(tx, id, input.version, draft))) throw conflictOf(post, input.version);
        }
        await appendAudit(tx, { at, by, action, entity: 'post', entityId: id, detail: target.kind });
        return { id, version: input.id === null ? 1 : input.version + 1 };
      }),
    ),

    freeze: os.outbox.freeze.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const { at, by } = doing;
        const post = await postToActOn(tx, input, scope);
        const to = decided(post, { kind: 'freeze' }, by);
        refuseWords(post);
        const { groups, assigned } = await reach(tx.db, post.target, scope);
        if (groups.length === 0) refusePost(post.kind === 'reply' ? 'message-gone' : 'no-recipients');
        if (assigned.size === 0) refusePost('nobody-reachable');
        await insertRecipients(
          tx,
          post.postKey,
          groups.map(({ groupKey }) => ({
            groupKey,
            accountKey: assigned.get(groupKey)?.accountKey ?? null,
            replyTo: assigned.get(groupKey)?.replyTo ?? null,
          })),
        );
        const hash = await contentHash(tx.db, post);
        const change = { contentHash: hash, frozenBy: by, frozenAt: at };
        const detail = `${groups.length} groups, ${hash.slice(0, 12)}`;
        const { version } = await move(tx, post, to, doing, { change, detail });
        return { version, groups: groups.length, reachable: assigned.size };
      }),
    ),
  };
}

/** What stands against the words of a post; asked when it is put up, because a draft may be unfinished. */
function refuseWords({ text, personaId, personaName }: StoredPost): void {
  if (text === '') refusePost('text-empty');
  if (personaId === null) refusePost('no-persona');
  if (signedText(text, personaName).length > LONGEST_POST) refusePost('text-too-long');
  if (checkTone(text).length > 0) refusePost('tone');
}

interface Reached {
  readonly groups: readonly TargetGroup[];
  readonly assigned: ReadonlyMap<number, { readonly accountKey: number; readonly replyTo: string | null }>;
}

/** The groups of a target within a scope, and the account that posts in each that can be reached. */
export async function reach(db: ReadableDb, target: PostTarget, scope: Scope): Promise<Reached> {
  const groups = await groupsOfTarget(db, target, scope);
  const keys = groups.map(({ groupKey }) => groupKey);
  return { groups, assigned: await assign(db, target, keys) };
}

/** Who posts in each of these groups now. */
export async function assign(
  db: ReadableDb,
  target: PostTarget,
  groupKeys: readonly number[],
): Promise<Reached['assigned']> {
  const messageId = target.kind === 'reply' ? target.messageId : null;
  const candidates = await candidatesFor(db, target.kind, groupKeys, messageId);
  const byGroup = groupedBy(candidates);
  const assignments = assignAccounts(
    groupKeys.map((groupKey) => ({ groupKey, candidates: byGroup.get(groupKey) ?? [] })),
  );
  return new Map(
    assignments.flatMap(({ groupKey, accountKey }) => {
      if (accountKey === null) return [];
      const replyTo = byGroup.get(groupKey)?.find((one) => one.accountKey === accountKey)?.replyTo ?? null;
      return [[groupKey, { accountKey, replyTo }] as const];
    }),
  );
}

function namesOf(groups: readonly TargetGroup[]): string[] {
  return groups.slice(0, SHOWN_NAMES).map(({ name }) => name);
}

function groupedBy(candidates: readonly Candidate[]): ReadonlyMap<number, readonly Candidate[]> {
  const groups = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const known = groups.get(candidate.groupKey);
    if (known === undefined) groups.set(candidate.groupKey, [candidate]);
    else known.push(candidate);
  }
  return groups;
}
