import type { Seat, TrainingGroup } from '../seats.ts';
import type { Said } from '../world.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The id of a message: on this platform the same for every account. */
export function idOf(said: Said): string {
  return `${said.group.externalId}.${said.sequence}`;
}

/** A message as `message-created` tells it; `sequence` counts the events of one account. */
export function messageEvent(seat: Seat, said: Said, sequence: number): Fields {
  return {
    sn: sequence,
    type: 'message-created',
    timestamp: said.at,
    login: loginOf(seat),
    channel: channelOf(said.group),
    guild: guildOf(said.group),
    member: { nick: said.senderName },
    user: { id: said.senderId, name: said.senderName },
    message: { id: idOf(said), content: escape(said.text), created_at: said.at },
  };
}

/** A message as message.list tells it. */
export function listedMessage(said: Said): Fields {
  return {
    ...{ id: idOf(said), content: escape(said.text), created_at: said.at, channel: channelOf(said.group) },
    ...{ user: { id: said.senderId, name: said.senderName }, member: { nick: said.senderName } },
  };
}

export function loginOf(seat: Seat): Fields {
  return {
    ...{ sn: seat.index + 1, platform: 'training', adapter: 'training', status: 1, features: [] },
    user: { id: seat.selfId, name: seat.nickname },
  };
}

export function guildOf(group: TrainingGroup): Fields {
  return { id: group.externalId, name: group.name, member_count: group.members };
}

export function channelOf(group: TrainingGroup): Fields {
  return { id: group.externalId, type: 0, name: group.name };
}

/** The words of a content somebody posts; elements count by their names. */
export function wordsOf(content: string): string {
  return content
    .replaceAll(/<quote\b[^>]*\/>/g, '')
    .replaceAll(/<br\s*\/?>/g, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
