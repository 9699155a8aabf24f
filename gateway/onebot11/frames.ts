import type { Seat } from '../seats.ts';
import type { Said } from '../world.ts';

/** Shares of one number: the id an account knows a message by is its own. */
const LOCAL_SHARE = 64;

/** The id this account knows the message by; another account has another one. */
export function localIdOf(seat: Seat, said: Said): number {
  return said.number * LOCAL_SHARE + (seat.index % LOCAL_SHARE);
}

/** The number of the message behind an account's own id. */
export function numberOfLocalId(localId: number): number {
  return Math.floor(localId / LOCAL_SHARE);
}

/** A group message as NapCat tells it; `message_sent` where the account itself posted it. */
export function messageEvent(seat: Seat, said: Said): Readonly<Record<string, unknown>> {
  const user = Number(said.senderId);
  const isOwn = said.senderId === seat.selfId;
  return {
    time: Math.floor(said.at / 1000),
    self_id: Number(seat.selfId),
    post_type: isOwn ? 'message_sent' : 'message',
    message_type: 'group',
    sub_type: 'normal',
    message_id: localIdOf(seat, said),
    real_seq: String(said.sequence),
    group_id: Number(said.group.externalId),
    group_name: said.group.name,
    user_id: user,
    anonymous: null,
    message: [{ type: 'text', data: { text: said.text } }],
    message_format: 'array',
    raw_message: escapeText(said.text),
    font: 14,
    sender: { user_id: user, nickname: said.senderName, card: said.senderName, role: 'member' },
  };
}

export function lifecycleEvent(seat: Seat, now: number): Readonly<Record<string, unknown>> {
  return { ...metaOf(seat, now), meta_event_type: 'lifecycle', sub_type: 'connect' };
}

export function heartbeatEvent(seat: Seat, now: number, interval: number): Readonly<Record<string, unknown>> {
  return { ...metaOf(seat, now), meta_event_type: 'heartbeat', status: { online: true, good: true }, interval };
}

function metaOf(seat: Seat, now: number): Readonly<Record<string, unknown>> {
  return { time: Math.floor(now / 1000), self_id: Number(seat.selfId), post_type: 'meta_event' };
}

/** The words of what a client posts, an array of segments or a CQ string. */
export function wordsOf(message: unknown): string {
  if (typeof message === 'string') return unescapeText(message);
  if (!Array.isArray(message)) return '';
  return message.map((segment: unknown) => wordsOfSegment(segment)).join('');
}

function wordsOfSegment(segment: unknown): string {
  const { type, data } = (segment ?? {}) as {
    readonly type?: unknown;
    readonly data?: Readonly<Record<string, unknown>>;
  };
  if (type === 'text') return String(data?.['text'] ?? '');
  return type === 'at' ? `@${String(data?.['qq'] ?? '')}` : `[${String(type)}]`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('[', '&#91;').replaceAll(']', '&#93;');
}

function unescapeText(text: string): string {
  return text.replaceAll('&#91;', '[').replaceAll('&#93;', ']').replaceAll('&#44;', ',').replaceAll('&amp;', '&');
}
