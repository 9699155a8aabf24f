import type { IncomingGroup, IncomingItem, IncomingMembership } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { idOf, setAside, timeOf, wordsOf } from '../wire-fields.ts';
import { toMessage } from './to-message.ts';
import { platformOf, selfIdOf } from './wire.ts';

/**
 * What an event brings into the store. Empty for private messages, which are neither kept nor logged, for channels, which are no
 * groups of villagers, and for what concerns friends.
 */
export function toItems(event: WireObject, raw: string, receivedAt: Instant): readonly IncomingItem[] {
  switch (event['type']) {
    case 'message':
      return event['detail_type'] === 'group' ? [toMessage(event, raw)] : [];
    case 'notice':
      return fromNotice(event, raw, timeOf(event['time']) ?? receivedAt);
    case 'meta':
    case 'request':
      return [];
    default:
      return [setAside('bad-value', '字段 type 的取值不认识', raw)];
  }
}

function fromNotice(event: WireObject, raw: string, at: Instant): readonly IncomingItem[] {
  switch (event['detail_type']) {
    case 'group_message_delete':
      return [recall(event, raw, at)];
    case 'group_member_increase':
      return [membership(event, raw, at, 'joined')];
    case 'group_member_decrease': {
      const isSelf = idOf(event['user_id']) !== null && idOf(event['user_id']) === selfIdOf(event);
      return [membership(event, raw, at, isSelf ? 'account-removed' : 'left')];
    }
    default:
      return [];
  }
}

function recall(event: WireObject, raw: string, recalledAt: Instant): IncomingItem {
  const groupExternalId = idOf(event['group_id']);
  const localId = idOf(event['message_id']);
  if (groupExternalId === null || localId === null)
    return setAside('missing-field', '撤回通知缺少字段 group_id 或 message_id', raw);
  return { kind: 'recall', platform: platformOf(event), groupExternalId, localId, recalledAt, raw };
}

function membership(event: WireObject, raw: string, at: Instant, change: IncomingMembership['change']): IncomingItem {
  const groupExternalId = idOf(event['group_id']);
  const memberExternalId = idOf(event['user_id']);
  if (groupExternalId === null || memberExternalId === null)
    return setAside('missing-field', '成员变动通知缺少字段 group_id 或 user_id', raw);
  return { kind: 'membership', platform: platformOf(event), groupExternalId, memberExternalId, change, at, raw };
}

/** An entry of a get_group_list answer as a dated snapshot; null where it names no group. */
export function toGroup(entry: WireObject, platform: string, at: Instant): IncomingGroup | null {
  const groupExternalId = idOf(entry['group_id']);
  if (groupExternalId === null) return null;
  const name = wordsOf(entry['group_name']);
  return { kind: 'group', platform, groupExternalId, name, memberCount: null, at, raw: JSON.stringify(entry) };
}
