import { memberOf, type MemberAnswer } from '../member-lists.ts';
import { isWireObject, type WireObject } from '../parse-wire-json.ts';
import { arrayOf, objectOf, wordsOf } from '../wire-fields.ts';
import { isNotOffered, type ResourceAnswer } from './resources.ts';

/** Asks who is in a group by guild.member.list, page after page. */
export async function askMembers(
  call: (params: WireObject) => Promise<ResourceAnswer>,
  guildId: string,
  next: string | null,
): Promise<MemberAnswer> {
  const answer = await call(next === null ? { guild_id: guildId } : { guild_id: guildId, next });
  if (answer.kind === 'refused' && isNotOffered(answer.status)) return { kind: 'not-offered' };
  if (answer.kind !== 'ok' || !isWireObject(answer.data)) return { kind: 'unread' };
  const entries = arrayOf(answer.data['data']).filter(isWireObject);
  return { kind: 'read', entries, next: wordsOf(answer.data['next']) };
}

export function toMember(entry: WireObject) {
  const user = objectOf(entry['user']);
  const nickname = wordsOf(user['nick']) ?? user['name'];
  const card = entry['nick'] ?? entry['name'];
  return memberOf({ id: user['id'], nickname, card, role: highestRole(entry), joinedAt: entry['joined_at'] });
}

/** Roles are named by each platform itself; these are the two that chat groups have. */
function highestRole(entry: WireObject): string {
  const roles = arrayOf(entry['roles']).flatMap((role) => (isWireObject(role) ? [role['id'], role['name']] : [role]));
  const names = roles.map((role) => (wordsOf(role) ?? '').toLowerCase());
  return ['owner', 'admin'].find((name) => names.includes(name)) ?? 'member';
}
