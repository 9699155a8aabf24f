import type { ProtocolOptions } from '../protocol.ts';
import type { Seat } from '../seats.ts';
import { channelOf, guildOf, listedMessage, loginOf, idOf, wordsOf } from './frames.ts';

/** What a POST is answered: a status, and what it brings. */
export interface ResourceAnswer {
  readonly status: number;
  readonly data: unknown;
}

type Params = Readonly<Record<string, unknown>>;
type World = Pick<ProtocolOptions, 'lately' | 'members' | 'post'>;

const USUAL_PAGE = 50;
const MEMBERS_ON_A_PAGE = 20;

/** Answers one method of the HTTP side; 404 for what it does not offer. */
export function answerResource(world: World, seat: Seat, method: string, params: Params): ResourceAnswer {
  switch (method) {
    case 'login.get':
      return ok(loginOf(seat));
    case 'guild.list':
      return ok({ data: seat.groups.map(guildOf) });
    case 'guild.get': {
      const group = guildIn(seat, params);
      return group === undefined ? refused(404) : ok(guildOf(group));
    }
    case 'guild.member.list':
      return listMembers(world, seat, params);
    case 'channel.list': {
      const group = guildIn(seat, params);
      return group === undefined ? refused(404) : ok({ data: [channelOf(group)] });
    }
    case 'message.list':
      return listMessages(world, seat, params);
    case 'message.create':
      return createMessage(world, seat, params);
    default:
      return refused(404);
  }
}

function guildIn(seat: Seat, params: Params): Seat['groups'][number] | undefined {
  return seat.groups.find(({ externalId }) => externalId === params['guild_id']);
}

/** Pages are named by how many members stand before them. */
function listMembers(world: World, seat: Seat, params: Params): ResourceAnswer {
  const group = guildIn(seat, params);
  const members = group === undefined ? null : world.members(group.externalId);
  if (members === null) return refused(404);
  const start = Number(params['next'] ?? 0);
  const end = start + MEMBERS_ON_A_PAGE;
  const data = members.slice(start, end).map(({ id, name, role, joinedAt }) => ({
    ...{ user: { id, name }, nick: name, joined_at: joinedAt, roles: role === 'member' ? [] : [{ id: role }] },
  }));
  return ok({ data, ...(end < members.length ? { next: String(end) } : {}) });
}

/** Pages are named by how much stands before them. */
function listMessages(world: World, seat: Seat, params: Params): ResourceAnswer {
  const groupId = String(params['channel_id'] ?? '');
  if (!seat.groups.some(({ externalId }) => externalId === groupId)) return refused(403);
  const all = world.lately(groupId);
  const end = typeof params['next'] === 'string' ? sequenceBefore(all, Number(params['next'])) : all.length;
  const start = Math.max(0, end - Number(params['limit'] ?? USUAL_PAGE));
  const page = all.slice(start, end);
  const [first] = page;
  const isMore = start > 0 && first !== undefined;
  const data = params['order'] === 'desc' ? page.toReversed() : page;
  return ok({ data: data.map(listedMessage), ...(isMore ? { prev: String(first.sequence) } : {}) });
}

function sequenceBefore(all: ReturnType<World['lately']>, sequence: number): number {
  const at = all.findIndex((said) => said.sequence >= sequence);
  return at < 0 ? 0 : at;
}

function createMessage(world: World, seat: Seat, params: Params): ResourceAnswer {
  const text = wordsOf(String(params['content'] ?? ''));
  if (text === '') return refused(400);
  const said = world.post(seat, String(params['channel_id'] ?? ''), text);
  return said === null ? refused(403) : ok([{ id: idOf(said), content: params['content'] }]);
}

function ok(data: unknown): ResourceAnswer {
  return { status: 200, data };
}

function refused(status: number): ResourceAnswer {
  return { status, data: null };
}
