import type { PostRow } from '../../contract/outbox.ts';
import type { OperatorId, PersonaId } from '../../domain/ids.ts';
import { signedText } from '../../domain/outbox/canonical-post.ts';
import { USUAL_PACE } from '../../domain/outbox/pace.ts';
import type { PostState } from '../../domain/outbox/post.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { appendAudit } from '../store/audit-log.ts';
import { listTags } from '../store/group-tags.ts';
import { allPeople } from '../store/people.ts';
import { allPersonas, findPersona, insertPersona, personaNamed, retirePersona } from '../store/personas.ts';
import { answeredMessage } from '../store/post-echoes.ts';
import { countRecipients, isPostWithin, listRecipients } from '../store/post-recipients.ts';
import { listSupervisionGroups } from '../store/post-targets.ts';
import { countWaiting, listPosts, type StoredPost } from '../store/posts.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { ReadableDb } from '../store/store.ts';
import { actOnce } from './act-once.ts';
import { createDrafting } from './draft-post.ts';
import { postOf, type OutboxParts } from './outbox-parts.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';
import { createDeciding, createSteering } from './steer-post.ts';

const STATES: Readonly<Record<'open' | 'drafts' | 'over', readonly PostState[]>> = {
  open: ['waiting', 'sending', 'paused'],
  drafts: ['draft'],
  over: ['done', 'stopped'],
};

/** 发件: what the centre says in groups, approved by a second person, sent at most once. */
export function createOutbox(parts: OutboxParts) {
  return {
    ...createReading(parts),
    ...createDrafting(parts),
    ...createDeciding(parts),
    ...createSteering(parts),
    ...createPersonas(parts),
  };
}

function createReading({ store }: OutboxParts) {
  return {
    list: os.outbox.list.handler(async ({ input, context: { scope } }) => {
      const { view, before, limit } = input;
      const found = await listPosts(store.read, { states: STATES[view], before, limit: limit + 1, scope });
      const page = found.slice(0, limit);
      const names = await namesOf(store.read);
      const posts = await Promise.all(page.map((post) => toRow(store.read, post, names, scope)));
      return { posts, next: found.length > limit ? (page.at(-1)?.id ?? null) : null };
    }),

    counts: os.outbox.counts.handler(async ({ context: { scope } }) => ({
      waiting: await countWaiting(store.read, scope),
    })),

    get: os.outbox.get.handler(async ({ input, context: { scope } }) => {
      const post = await postOf(store.read, input.id, scope);
      const { target, source, contentHash, text, personaName, messageId } = post;
      return {
        post: await toRow(store.read, post, await namesOf(store.read), scope),
        // What the wire carries is not frozen; what it says is the same.
        target: structuredClone(target) as never,
        source,
        contentHash,
        signed: signedText(text, personaName),
        answered: messageId === null ? null : await answeredMessage(store.read, messageId),
        isWithin: await isPostWithin(store.read, post.postKey, scope),
      };
    }),

    recipients: os.outbox.recipients.handler(async ({ input, context: { scope } }) => {
      const { postKey } = await postOf(store.read, input.id, scope);
      const { state, after, limit } = input;
      const found = await listRecipients(store.read, { postKey, state, after, limit: limit + 1, scope });
      const page = found.slice(0, limit);
      const recipients = page.map((row) => ({ ...row, wasEchoed: row.wasEchoed === 1 }));
      return { recipients, next: found.length > limit ? (page.at(-1)?.groupId ?? null) : null };
    }),

    choices: os.outbox.choices.handler(async ({ context: { scope } }) => ({
      personas: [...(await allPersonas(store.read))],
      tags: [...(await listTags(store.read, scope))],
      supervisionGroups: (await listSupervisionGroups(store.read, scope)).map(({ id, name }) => ({ id, name })),
      perMinute: Number((await readSetting(store.read, 'outbox.perMinute')) ?? USUAL_PACE.perMinute),
    })),
  };
}

function createPersonas(parts: OutboxParts) {
  return {
    savePersona: os.outbox.savePersona.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { name } = input;
        if ((await personaNamed(tx.db, name)) !== null) throw refusals['name-taken']({ data: { name } });
        const id = parts.newId() as PersonaId;
        await insertPersona(tx, parts.centerId, id, name);
        await appendAudit(tx, { at, by, action, entity: 'post', entityId: id, detail: null });
        return { id };
      }),
    ),

    retirePersona: os.outbox.retirePersona.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id, version, retired } = input;
        const persona = await findPersona(tx.db, id);
        if (persona === null) throw refusals['not-found']({ data: { entity: 'post', id } });
        if (!(await retirePersona(tx, { id, version }, retired))) {
          const data = { entity: 'post', id, expected: version, actual: persona.version } as const;
          throw refusals['version-conflict']({ data });
        }
        await appendAudit(tx, { at, by, action, entity: 'post', entityId: id, detail: retired ? 'retired' : 'in use' });
        return {};
      }),
    ),

    setPace: os.outbox.setPace.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        await writeSetting(tx, 'outbox.perMinute', String(input.perMinute));
        const detail = `${input.perMinute} a minute`;
        await appendAudit(tx, { at, by, action, entity: 'setting', entityId: 'outbox.perMinute', detail });
        return {};
      }),
    ),
  };
}

type Names = ReadonlyMap<OperatorId, string>;

async function namesOf(db: ReadableDb): Promise<Names> {
  return new Map((await allPeople(db)).map((person) => [person.id, person.name]));
}

async function toRow(db: ReadableDb, post: StoredPost, names: Names, scope: Scope): Promise<PostRow> {
  const named = (id: OperatorId) => ({ id, name: names.get(id) ?? '' });
  const namedOrNull = (id: OperatorId | null) => (id === null ? null : named(id));
  const { id, kind, state, text, personaId, personaName, draftedAt, frozenAt, approvedAt, endedAt, version } = post;
  const { declinedBy, declinedAt, declineReason } = post;
  return {
    ...{ id, kind, state, text, personaId, personaName, draftedAt, frozenAt, approvedAt, endedAt, version },
    draftedBy: named(post.draftedBy),
    frozenBy: namedOrNull(post.frozenBy),
    approvedBy: namedOrNull(post.approvedBy),
    declined:
      declinedBy === null || declinedAt === null
        ? null
        : { by: named(declinedBy), at: declinedAt, reason: declineReason ?? '' },
    counts: await countRecipients(db, post.postKey, scope),
  };
}
