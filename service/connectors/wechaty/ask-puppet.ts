import type { PostOutcome } from '../../../domain/outbox/settle-recipient.ts';
import type { IncomingGroup } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { OutgoingPost, Poster } from '../connector.ts';
import type { AskName } from '../sender-names.ts';
import { wordsOf } from '../wire-fields.ts';
import { writeTexts } from './protobuf-fields.ts';
import type { PuppetAnswer, PuppetLink } from './puppet-client.ts';
import { PLATFORM, readFileBox, type FileNamed } from './to-message.ts';
import {
  readContactName,
  readMember,
  readRoom,
  readSuccess,
  readTextAnswer,
  readTextsAnswer,
  type PuppetNames,
} from './wire.ts';

/** The service has no such call. */
export const UNIMPLEMENTED = 12;
/** Codes with which a service surely has said nothing: wrong arguments, nothing of that name, not allowed, no such call. */
const REFUSALS: ReadonlySet<number> = new Set([3, 5, 7, UNIMPLEMENTED, 16]);

export type Ask = (method: string, request: Uint8Array) => Promise<PuppetAnswer>;

/** Every group of the account as a dated snapshot; null where the service does not answer. A group it cannot tell of is left out. */
export async function askGroups(ask: Ask, now: () => Instant): Promise<readonly IncomingGroup[] | null> {
  const list = await ask('RoomList', new Uint8Array());
  if (list.kind !== 'ok') return null;
  const groups: IncomingGroup[] = [];
  for (const id of readTextsAnswer(list.bytes)) {
    const group = await askGroup(ask, id, now);
    if (group !== null) groups.push(group);
  }
  return groups;
}

export async function askGroup(ask: Ask, groupExternalId: string, now: () => Instant): Promise<IncomingGroup | null> {
  const answer = await ask('RoomPayload', writeTexts({ 1: groupExternalId }));
  const room = answer.kind === 'ok' ? readRoom(answer.bytes) : null;
  if (room === null) return null;
  const members = room.memberIds.length;
  const memberCount = members > 0 ? members : null;
  const raw = JSON.stringify({ id: groupExternalId, topic: room.topic, members });
  return {
    kind: 'group',
    ...{ platform: PLATFORM, groupExternalId, name: wordsOf(room.topic), memberCount, at: now(), raw },
  };
}

/** What a puppet says of the names of a member of a group. */
export type NamesAnswer =
  ({ readonly kind: 'known' } & PuppetNames) | { readonly kind: 'unanswered' } | { readonly kind: 'not-offered' };

/** Asks for the names of a member; one the puppet knows nothing of as a member is asked for as a contact. */
export async function askNames(ask: Ask, groupExternalId: string, memberId: string): Promise<NamesAnswer> {
  const member = await ask('RoomMemberPayload', writeTexts({ 1: groupExternalId, 2: memberId }));
  if (member.kind === 'unanswered') return member;
  const names = member.kind === 'ok' ? readMember(member.bytes) : NAMELESS;
  if (names.card !== '' || names.name !== '') return { kind: 'known', ...names };
  const contact = await ask('ContactPayload', writeTexts({ 1: memberId }));
  if (contact.kind === 'unanswered') return contact;
  if (contact.kind === 'ok') return { kind: 'known', card: '', name: readContactName(contact.bytes) };
  const isOffered = member.kind === 'ok' || member.code !== UNIMPLEMENTED || contact.code !== UNIMPLEMENTED;
  return isOffered ? { kind: 'known', ...NAMELESS } : { kind: 'not-offered' };
}

const NAMELESS: PuppetNames = { card: '', name: '' };

/** The name somebody is shown by: the one in the group, else his own. */
export function askMemberName(ask: Ask): AskName {
  return async (groupExternalId, senderExternalId) => {
    const answer = await askNames(ask, groupExternalId, senderExternalId);
    if (answer.kind !== 'known') return answer;
    return { kind: 'known', name: wordsOf(answer.card) ?? wordsOf(answer.name) };
  };
}

/** The file of a message as its file box names it; null where it is not told. */
export async function askFile(ask: Ask, messageId: string): Promise<FileNamed | null> {
  const answer = await ask('MessageFile', writeTexts({ 1: messageId }));
  return answer.kind === 'ok' ? readFileBox(readTextAnswer(answer.bytes, 1)) : null;
}

/** Posts by MessageSendText; `link` answers null where nothing can leave. A text cannot be bound to what it answers. */
export function postByPuppet(link: () => PuppetLink | null): Poster {
  return {
    get isReady() {
      return link() !== null;
    },
    post: async ({ groupExternalId, text }: OutgoingPost) => {
      const open = link();
      if (open === null) return { kind: 'not-begun' };
      return outcomeOf(await open.call('MessageSendText', writeTexts({ 1: groupExternalId, 2: text })));
    },
    recall: async (localId) => {
      const answer = await link()?.call('MessageRecall', writeTexts({ 1: localId }));
      return answer?.kind === 'ok' && readSuccess(answer.bytes);
    },
  };
}

/** Many puppets answer without an id before anything stands in the group: only the echo says that it does. */
function outcomeOf(answer: PuppetAnswer): PostOutcome {
  switch (answer.kind) {
    case 'ok': {
      const localId = readTextAnswer(answer.bytes, 2);
      return localId === '' ? { kind: 'unknown', reason: 'no-answer', detail: null } : { kind: 'sent', localId };
    }
    case 'failed': {
      const detail = String(answer.code);
      if (REFUSALS.has(answer.code)) return { kind: 'failed', reason: 'refused', detail };
      return { kind: 'unknown', reason: 'no-answer', detail };
    }
    case 'unanswered':
      return { kind: 'unknown', reason: 'no-answer', detail: null };
  }
}
