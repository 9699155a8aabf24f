import type { IncomingItem, IncomingMembership } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { PLATFORM, toMessage } from './to-message.ts';
import { idOf, numberOf, objectOf, setAside, timeOf, wordsOf } from '../wire-fields.ts';

export interface EventFacts {
  /** The moment the frame arrived, for events that carry no time. */
  readonly receivedAt: Instant;
  /** A peer that sends files as messages announces each a second time; then the announcement is left out. */
  readonly sendsFilesAsMessages: boolean;
}

/**
 * What an event brings into the store. Empty for what the centre has no business with: private messages (only village groups
 * are patrolled; they are neither kept nor logged), requests, and notices about posts, mutes, pokes and honours.
 */
export function toItems(event: WireObject, raw: string, facts: EventFacts): readonly IncomingItem[] {
  switch (event['post_type']) {
    case 'message':
    case 'message_sent':
      return event['message_type'] === 'private' ? [] : [toMessage(event, raw)];
    case 'notice':
      return fromNotice(event, raw, facts);
    case 'meta_event':
    case 'request':
      return [];
    default:
      return [setAside('bad-value', '字段 post_type 的取值不认识', raw)];
  }
}

function fromNotice(event: WireObject, raw: string, facts: EventFacts): readonly IncomingItem[] {
  const at = timeOf(event['time']) ?? facts.receivedAt;
  switch (event['notice_type']) {
    case 'group_recall':
      return [recall(event, raw, at)];
    case 'group_increase':
      return [membership(event, raw, at, 'joined')];
    case 'group_decrease':
      return [membership(event, raw, at, lostByAccount(event) ? 'account-removed' : 'left')];
    case 'group_upload':
      return facts.sendsFilesAsMessages ? [] : [upload(event, raw, at)];
    case 'notify':
      return event['sub_type'] === 'group_name' ? [rename(event, raw, at)] : [];
    default:
      return [];
  }
}

function lostByAccount(event: WireObject): boolean {
  const member = idOf(event['user_id']);
  return event['sub_type'] === 'kick_me' || (member !== null && member === idOf(event['self_id']));
}

function recall(event: WireObject, raw: string, recalledAt: Instant): IncomingItem {
  const groupExternalId = idOf(event['group_id']);
  const localId = idOf(event['message_id']);
  if (groupExternalId === null || localId === null) {
    return setAside('missing-field', '撤回通知缺少字段 group_id 或 message_id', raw);
  }
  return { kind: 'recall', platform: PLATFORM, groupExternalId, localId, recalledAt, raw };
}

function membership(event: WireObject, raw: string, at: Instant, change: IncomingMembership['change']): IncomingItem {
  const groupExternalId = idOf(event['group_id']);
  const memberExternalId = idOf(event['user_id']) ?? (change === 'account-removed' ? idOf(event['self_id']) : null);
  if (groupExternalId === null || memberExternalId === null) {
    return setAside('missing-field', '成员变动通知缺少字段 group_id 或 user_id', raw);
  }
  return { kind: 'membership', platform: PLATFORM, groupExternalId, memberExternalId, change, at, raw };
}

/** A file put into the group is said by this notice only, where the peer has no message for it. */
function upload(event: WireObject, raw: string, sentAt: Instant): IncomingItem {
  const file = objectOf(event['file']);
  const groupExternalId = idOf(event['group_id']);
  const fileId = idOf(file['id']) ?? wordsOf(file['name'])?.slice(0, 128);
  if (groupExternalId === null || fileId === undefined) {
    return setAside('missing-field', '上传文件通知缺少字段 group_id 或 file', raw);
  }
  const name = wordsOf(file['name']);
  return {
    kind: 'message',
    platform: PLATFORM,
    groupExternalId,
    groupName: null,
    senderExternalId: idOf(event['user_id']),
    senderName: null,
    sentAt,
    messageKind: 'file',
    text: name === null ? '[文件]' : `[文件] ${name}`,
    segments: [{ kind: 'file', name, url: null, md5: null }],
    serverId: null,
    localId: `upload:${fileId}`,
    isOwn: idOf(event['user_id']) !== null && idOf(event['user_id']) === idOf(event['self_id']),
    raw,
  };
}

function rename(event: WireObject, raw: string, at: Instant): IncomingItem {
  const groupExternalId = idOf(event['group_id']);
  const name = wordsOf(event['name_new']);
  if (groupExternalId === null || name === null) {
    return setAside('missing-field', '群名变更通知缺少字段 group_id 或 name_new', raw);
  }
  return { kind: 'group', platform: PLATFORM, groupExternalId, name, memberCount: null, at, raw };
}

/** Groups of a get_group_list answer as dated snapshots; the raw text of each is its own entry. null where the answer is no list. */
export function toRoster(data: readonly WireObject[], at: Instant): readonly IncomingItem[] {
  return data.flatMap((entry): IncomingItem[] => {
    const groupExternalId = idOf(entry['group_id']);
    if (groupExternalId === null) return [];
    const members = numberOf(entry['member_count']);
    const memberCount = members !== null && Number.isInteger(members) && members > 0 ? members : null;
    const name = wordsOf(entry['group_name']);
    return [{ kind: 'group', platform: PLATFORM, groupExternalId, name, memberCount, at, raw: JSON.stringify(entry) }];
  });
}
