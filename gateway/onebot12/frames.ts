import type { Seat } from '../seats.ts';
import type { Said } from '../world.ts';

type Fields = Readonly<Record<string, unknown>>;

export const VERSION = { impl: 'training-gateway', version: '1.0.0', onebot_version: '12' } as const;

/** The id this account knows the message by. */
export function localIdOf(seat: Seat, said: Said): string {
  return `${seat.selfId}.${said.number}`;
}

export function messageEvent(seat: Seat, said: Said): Fields {
  return {
    id: `event.${localIdOf(seat, said)}`,
    self: selfOf(seat),
    ...{ time: said.at / 1000, type: 'message', detail_type: 'group', sub_type: '' },
    ...{ message_id: localIdOf(seat, said), message: [{ type: 'text', data: { text: said.text } }] },
    ...{ alt_message: said.text, group_id: said.group.externalId, user_id: said.senderId },
  };
}

export function metaEvent(now: number, fields: Fields): Fields {
  return {
    id: `meta.${now}.${String(fields['detail_type'])}`,
    time: now / 1000,
    type: 'meta',
    sub_type: '',
    ...fields,
  };
}

export function statusOf(seats: readonly Seat[]): Fields {
  return { good: true, bots: seats.map((seat) => ({ self: selfOf(seat), online: true })) };
}

export function selfOf(seat: Seat): Fields {
  return { platform: 'training', user_id: seat.selfId };
}

/** The words of a message somebody posts; other segments count by their kinds. */
export function wordsOf(message: unknown): string {
  if (!Array.isArray(message)) return '';
  return message
    .map((part: unknown) => {
      const { type, data } = (part ?? {}) as { readonly type?: unknown; readonly data?: Fields };
      return type === 'text' ? String(data?.['text'] ?? '') : type === 'reply' ? '' : `[${String(type)}]`;
    })
    .join('');
}
