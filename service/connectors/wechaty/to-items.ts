import type { IncomingItem, IncomingMembership } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { WireObject } from '../parse-wire-json.ts';
import { arrayOf, idOf, setAside, timeOf, wordsOf } from '../wire-fields.ts';
import { PLATFORM } from './to-message.ts';
import { EVENT } from './wire.ts';

interface RoomEvent {
  readonly type: number;
  readonly payload: WireObject;
  readonly raw: string;
}

/** What an event about a group itself brings into the store; empty for every other event. */
export function toItems({ type, payload, raw }: RoomEvent, selfId: string | null, receivedAt: Instant) {
  switch (type) {
    case EVENT.roomJoin:
      return memberships('inviteeIdList', () => 'joined');
    case EVENT.roomLeave:
      return memberships('removeeIdList', (id) => (id === selfId ? 'account-removed' : 'left'));
    case EVENT.roomTopic:
      return topic();
    default:
      return [];
  }

  function memberships(
    list: 'inviteeIdList' | 'removeeIdList',
    changeOf: (id: string) => IncomingMembership['change'],
  ): readonly IncomingItem[] {
    const groupExternalId = idOf(payload['roomId']);
    const ids = arrayOf(payload[list]).flatMap((id) => idOf(id) ?? []);
    if (groupExternalId === null || ids.length === 0)
      return [setAside('missing-field', `成员变动缺少字段 roomId 或 ${list}`, raw)];
    const at = timeOf(payload['timestamp']) ?? receivedAt;
    return ids.map((memberExternalId) => ({
      kind: 'membership',
      ...{ platform: PLATFORM, groupExternalId, memberExternalId, change: changeOf(memberExternalId), at, raw },
    }));
  }

  function topic(): readonly IncomingItem[] {
    const groupExternalId = idOf(payload['roomId']);
    const name = wordsOf(payload['newTopic']);
    if (groupExternalId === null || name === null)
      return [setAside('missing-field', '群名变更缺少字段 roomId 或 newTopic', raw)];
    const at = timeOf(payload['timestamp']) ?? receivedAt;
    return [{ kind: 'group', platform: PLATFORM, groupExternalId, name, memberCount: null, at, raw }];
  }
}
