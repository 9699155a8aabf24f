import type { ProtocolOptions } from '../protocol.ts';
import type { Seat, TrainingGroup } from '../seats.ts';
import { localIdOf, selfOf, statusOf, VERSION, wordsOf } from './frames.ts';

/** What a call is answered. */
export interface CallAnswer {
  readonly retcode: number;
  readonly data: unknown;
}

type Params = Readonly<Record<string, unknown>>;
type World = Pick<ProtocolOptions, 'lately' | 'members' | 'post' | 'now'>;

const BAD_PARAM = 10_003;
const UNSUPPORTED_ACTION = 10_002;
const UNKNOWN_SELF = 10_102;
const NOT_IN_GROUP = 35_001;

/** Answers one call; `seat` is the account it is made for, null where it names one the gateway does not have. */
export function answerCall(
  world: World,
  seats: readonly Seat[],
  seat: Seat | null,
  action: string,
  params: Params,
): CallAnswer {
  if (action === 'get_version') return ok(VERSION);
  if (action === 'get_status') return ok(statusOf(seats));
  if (seat === null) return refused(UNKNOWN_SELF);
  switch (action) {
    case 'get_self_info':
      return ok({ user_id: seat.selfId, user_name: seat.nickname, user_displayname: '' });
    case 'get_group_list':
      return ok(seat.groups.map(groupInfo));
    case 'get_group_info': {
      const group = groupIn(seat, params);
      return group === undefined ? refused(BAD_PARAM) : ok(groupInfo(group));
    }
    case 'get_group_member_list':
      return memberList(world, seat, params);
    case 'get_group_member_info':
      return memberInfo(world, seat, params);
    case 'send_message':
      return sendMessage(world, seat, params);
    default:
      return refused(UNSUPPORTED_ACTION);
  }
}

function memberList(world: World, seat: Seat, params: Params): CallAnswer {
  const group = groupIn(seat, params);
  if (group === undefined) return refused(BAD_PARAM);
  const members = world.members(group.externalId);
  if (members === null) return refused(UNSUPPORTED_ACTION);
  return ok(members.map(({ id, name }) => ({ user_id: id, user_name: name, user_displayname: name })));
}

function memberInfo(world: World, seat: Seat, params: Params): CallAnswer {
  const group = groupIn(seat, params);
  const said = world.lately(group?.externalId ?? '').findLast(({ senderId }) => senderId === params['user_id']);
  if (said === undefined) return refused(BAD_PARAM);
  return ok({ user_id: said.senderId, user_name: said.senderName, user_displayname: said.senderName });
}

function sendMessage(world: World, seat: Seat, params: Params): CallAnswer {
  const text = wordsOf(params['message']);
  if (params['detail_type'] !== 'group' || text === '') return refused(BAD_PARAM);
  const said = world.post(seat, String(params['group_id'] ?? ''), text);
  return said === null ? refused(NOT_IN_GROUP) : ok({ message_id: localIdOf(seat, said), time: world.now() / 1000 });
}

function groupIn(seat: Seat, params: Params): TrainingGroup | undefined {
  return seat.groups.find(({ externalId }) => externalId === params['group_id']);
}

function groupInfo(group: TrainingGroup): unknown {
  return { group_id: group.externalId, group_name: group.name };
}

/** The account a call names, the only one of the connection where it names none. */
export function seatOf(seats: readonly Seat[], self: unknown): Seat | null {
  if (self === undefined) return seats.length === 1 ? (seats[0] ?? null) : null;
  const { user_id: id } = (self ?? {}) as { readonly user_id?: unknown };
  return seats.find((seat) => selfOf(seat)['user_id'] === id) ?? null;
}

function ok(data: unknown): CallAnswer {
  return { retcode: 0, data };
}

function refused(retcode: number): CallAnswer {
  return { retcode, data: null };
}
