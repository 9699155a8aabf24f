import type { ProtocolOptions } from '../protocol.ts';
import type { Seat } from '../seats.ts';
import type { Said } from '../world.ts';
import { localIdOf, messageEvent, numberOfLocalId, wordsOf } from './frames.ts';

/** What a call is answered; `posted` is what it has put into a group. */
export interface CallAnswer {
  readonly retcode: number;
  readonly data: unknown;
  readonly posted: Said | null;
}

type Params = Readonly<Record<string, unknown>>;
type World = Pick<ProtocolOptions, 'lately' | 'members' | 'byNumber' | 'post'>;

const BAD_PARAMS = 1400;
const NO_ACTION = 1404;
const USUAL_PAGE = 20;

/** Answers one call for one account; a call it does not know is 1404, as the standard has it. */
export function answerCall(world: World, seat: Seat, action: string, params: Params): CallAnswer {
  switch (action) {
    case 'get_login_info':
      return ok({ user_id: Number(seat.selfId), nickname: seat.nickname });
    case 'get_version_info':
      // The dialect of NapCat: its history is asked for by its own local ids.
      return ok({ app_name: 'NapCat.Training', app_version: '1.0.0', protocol_version: 'v11' });
    case 'get_status':
      return ok({ online: true, good: true });
    case 'get_group_list':
      return ok(seat.groups.map(groupInfo));
    case 'get_group_info': {
      const group = groupIn(seat, params);
      return group === undefined ? refused(BAD_PARAMS) : ok(groupInfo(group));
    }
    case 'get_group_member_list':
      return memberList(world, seat, params);
    case 'get_msg':
      return getMessage(world, seat, params);
    case 'get_group_msg_history':
      return ok({ messages: history(world, seat, params) });
    case 'send_group_msg':
      return sendGroupMessage(world, seat, params);
    default:
      return refused(NO_ACTION);
  }
}

function memberList(world: World, seat: Seat, params: Params): CallAnswer {
  const group = groupIn(seat, params);
  if (group === undefined) return refused(BAD_PARAMS);
  const members = world.members(group.externalId);
  if (members === null) return refused(NO_ACTION);
  return ok(
    members.map(({ id, name, role, joinedAt }) => ({
      ...{ group_id: Number(group.externalId), user_id: Number(id), nickname: name, card: name, role },
      join_time: Math.floor(joinedAt / 1_000),
    })),
  );
}

function sendGroupMessage(world: World, seat: Seat, params: Params): CallAnswer {
  const text = wordsOf(params['message']);
  const groupId = idIn(params, 'group_id');
  if (text === '' || groupId === null) return refused(BAD_PARAMS);
  const posted = world.post(seat, groupId, text);
  if (posted === null) return refused(BAD_PARAMS);
  return { retcode: 0, data: { message_id: localIdOf(seat, posted) }, posted };
}

function getMessage(world: World, seat: Seat, params: Params): CallAnswer {
  const said = world.byNumber(numberOfLocalId(Number(params['message_id'])));
  return said === null || !said.group.seats.includes(seat.index) ? refused(BAD_PARAMS) : ok(messageEvent(seat, said));
}

/** The page that ends with the anchor, or the newest one. */
function history(world: World, seat: Seat, params: Params): readonly unknown[] {
  const groupId = idIn(params, 'group_id');
  if (groupId === null || !seat.groups.some(({ externalId }) => externalId === groupId)) return [];
  const all = world.lately(groupId);
  const anchor = idIn(params, 'message_seq');
  const until =
    anchor === null ? all.length : all.findLastIndex(({ number }) => number === numberOfLocalId(Number(anchor))) + 1;
  const count = Number(params['count'] ?? USUAL_PAGE);
  return all
    .slice(Math.max(0, until - (count > 0 ? count : USUAL_PAGE)), until)
    .map((said) => messageEvent(seat, said));
}

function groupIn(seat: Seat, params: Params): Seat['groups'][number] | undefined {
  const groupId = idIn(params, 'group_id');
  return seat.groups.find(({ externalId }) => externalId === groupId);
}

function groupInfo(group: Seat['groups'][number]): unknown {
  return {
    group_id: Number(group.externalId),
    group_name: group.name,
    member_count: group.members,
    max_member_count: 500,
  };
}

function idIn(params: Params, name: string): string | null {
  const value = params[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function ok(data: unknown): CallAnswer {
  return { retcode: 0, data, posted: null };
}

function refused(retcode: number): CallAnswer {
  return { retcode, data: null, posted: null };
}
