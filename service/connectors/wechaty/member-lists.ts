import { memberOf, type MemberAnswer } from '../member-lists.ts';
import type { WireObject } from '../parse-wire-json.ts';
import type { Timers } from '../timers.ts';
import { askNames, UNIMPLEMENTED, type Ask } from './ask-puppet.ts';
import { writeTexts } from './protobuf-fields.ts';
import { readRoom, readTextsAnswer, type RoomPayload } from './wire.ts';

/** Between two members: five hundred are asked for within half a minute, and the puppet is free for messages in between. */
const PAUSE_MS = 50;

/**
 * Asks who is in a group: the ids are a list, and the names of each member a question of its own. A list whose names are not all
 * answered is left for the next time.
 */
export async function askMembers(ask: Ask, timers: Timers, groupExternalId: string): Promise<MemberAnswer> {
  const room = await askRoom(ask, groupExternalId);
  const ids = await askIds(ask, groupExternalId, room);
  if (!Array.isArray(ids)) return ids;
  const entries: WireObject[] = [];
  for (const id of new Set(ids)) {
    await new Promise<void>((resolve) => timers.after(PAUSE_MS, resolve));
    const names = await askNames(ask, groupExternalId, id);
    if (names.kind === 'not-offered') return names;
    if (names.kind === 'unanswered') return { kind: 'unread' };
    entries.push({ id, name: names.name, card: names.card, role: roleIn(room, id) });
  }
  return { kind: 'read', entries, next: null };
}

export function toMember({ id, name, card, role }: WireObject) {
  return memberOf({ id, nickname: name, card, role, joinedAt: null });
}

async function askRoom(ask: Ask, groupExternalId: string): Promise<RoomPayload | null> {
  const answer = await ask('RoomPayload', writeTexts({ 1: groupExternalId }));
  return answer.kind === 'ok' ? readRoom(answer.bytes) : null;
}

async function askIds(
  ask: Ask,
  groupExternalId: string,
  room: RoomPayload | null,
): Promise<string[] | Exclude<MemberAnswer, { kind: 'read' }>> {
  const list = await ask('RoomMemberList', writeTexts({ 1: groupExternalId }));
  if (list.kind === 'ok') return [...readTextsAnswer(list.bytes)];
  if (list.kind === 'unanswered') return { kind: 'unread' };
  // Some services tell the members with the group only.
  if (room !== null && room.memberIds.length > 0) return [...room.memberIds];
  return { kind: list.code === UNIMPLEMENTED ? 'not-offered' : 'unread' };
}

function roleIn(room: RoomPayload | null, id: string): 'owner' | 'admin' | 'member' {
  if (room?.ownerId === id) return 'owner';
  return room?.adminIds.includes(id) === true ? 'admin' : 'member';
}
