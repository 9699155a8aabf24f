import type { IncomingGroup, IncomingItem, IncomingMembership } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { idOf, numberOf, objectOf, setAside, timeOf, wordsOf } from '../wire-fields.ts';
import { toMessage } from './to-message.ts';
import { platformOf, selfIdOf } from './wire.ts';

const DIRECT_CHANNEL = 1;

/**
 * What an event brings into the store. Empty for private messages, which are neither kept nor logged, and for what concerns
 * friends, roles, reactions and the logins themselves.
 */
export function toItems(event: WireObject, raw: string, receivedAt: Instant): readonly IncomingItem[] {
  const where = { platform: platformOf(event), selfId: selfIdOf(event), raw };
  const at = timeOf(event['timestamp']) ?? receivedAt;
  switch (wordsOf(event['type'])) {
    case 'message-created':
    case 'message':
      return isPrivate(event) ? [] : [toMessage(event, where)];
    case 'message-updated':
      return isPrivate(event) ? [] : [edited(event, where, at)];
    case 'message-deleted':
      return isPrivate(event) ? [] : [recall(event, where, at)];
    case 'guild-member-added':
      return [membership(event, where, at, 'joined')];
    case 'guild-member-removed': {
      const isSelf = idOf(objectOf(event['user'])['id']) === where.selfId && where.selfId !== null;
      return [membership(event, where, at, isSelf ? 'account-removed' : 'left')];
    }
    case 'guild-removed':
      return [membership(event, where, at, 'account-removed')];
    case 'guild-added':
    case 'guild-updated':
      return group(event, where, at);
    default:
      return [];
  }
}

type Where = Parameters<typeof toMessage>[1];

function isPrivate(event: WireObject): boolean {
  return numberOf(objectOf(event['channel'])['type']) === DIRECT_CHANNEL;
}

function edited(event: WireObject, where: Where, editedAt: Instant): IncomingItem {
  const item = toMessage(event, where);
  if (item.kind !== 'message') return item;
  const { platform, groupExternalId, localId, text, raw } = item;
  return { kind: 'edit', platform, groupExternalId, localId, editedAt, text, raw };
}

function recall(event: WireObject, { platform, raw }: Where, recalledAt: Instant): IncomingItem {
  const groupExternalId = idOf(objectOf(event['channel'])['id']);
  const localId = idOf(objectOf(event['message'])['id']);
  if (groupExternalId === null || localId === null)
    return setAside('missing-field', '撤回缺少字段 channel.id 或 message.id', raw);
  return { kind: 'recall', platform, groupExternalId, localId, recalledAt, raw };
}

function membership(
  event: WireObject,
  { platform, selfId, raw }: Where,
  at: Instant,
  change: IncomingMembership['change'],
): IncomingItem {
  const groupExternalId = idOf(objectOf(event['guild'])['id']) ?? idOf(objectOf(event['channel'])['id']);
  const memberExternalId = idOf(objectOf(event['user'])['id']) ?? (change === 'account-removed' ? selfId : null);
  if (groupExternalId === null || memberExternalId === null)
    return setAside('missing-field', '成员变动缺少字段 guild.id 或 user.id', raw);
  return { kind: 'membership', platform, groupExternalId, memberExternalId, change, at, raw };
}

function group(event: WireObject, { platform, raw }: Where, at: Instant): readonly IncomingItem[] {
  const item = toGroup(objectOf(event['guild']), platform, at, raw);
  return item === null ? [setAside('missing-field', '群资料缺少字段 guild.id', raw)] : [item];
}

/** A guild as a dated snapshot; on chat platforms the guild and its only channel have one id. null where it has none. */
export function toGroup(guild: WireObject, platform: string, at: Instant, raw: string): IncomingGroup | null {
  const groupExternalId = idOf(guild['id']);
  if (groupExternalId === null) return null;
  const members = numberOf(guild['member_count']);
  const memberCount = members !== null && Number.isInteger(members) && members > 0 ? members : null;
  return { kind: 'group', platform, groupExternalId, name: wordsOf(guild['name']), memberCount, at, raw };
}
