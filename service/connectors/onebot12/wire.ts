import type { SetAside } from '../../../domain/message/message.ts';
import type { CallAnswer } from '../api-calls.ts';
import { isWireObject, parseWireJson, type WireObject } from '../parse-wire-json.ts';
import { idOf, numberOf, objectOf, setAside, textOf, wordsOf } from '../wire-fields.ts';

/** One frame of a OneBot 12 socket: an event has `type` and `detail_type`, an answer to a call has `retcode`. */
export type OneBot12Frame =
  | { readonly kind: 'event'; readonly event: WireObject; readonly raw: string }
  | { readonly kind: 'answer'; readonly answer: CallAnswer }
  | { readonly kind: 'set-aside'; readonly item: SetAside };

/** Reads one frame; what cannot be read comes back set aside. Never throws. */
export function readFrame(bytes: Uint8Array): OneBot12Frame {
  const reading = parseWireJson(bytes);
  if (reading.kind === 'set-aside') return reading;
  const { value, raw } = reading;
  if (!isWireObject(value)) return aside('bad-value', '帧不是 JSON 对象', raw);
  if (value['retcode'] !== undefined && value['type'] === undefined)
    return {
      kind: 'answer',
      answer: {
        status: textOf(value['status']) ?? '',
        retcode: numberOf(value['retcode']) ?? 0,
        data: value['data'] ?? null,
        echo: idOf(value['echo']),
      },
    };
  if (wordsOf(value['type']) === null) return aside('missing-field', '事件缺少字段 type', raw);
  if (wordsOf(value['detail_type']) === null) return aside('missing-field', '事件缺少字段 detail_type', raw);
  return { kind: 'event', event: value, raw };
}

function aside(reason: SetAside['reason'], detail: string, raw: string): OneBot12Frame {
  return { kind: 'set-aside', item: setAside(reason, detail, raw) };
}

/** The chat account an event or a bot of a status speaks for. */
export function selfIdOf(event: WireObject): string | null {
  return idOf(objectOf(event['self'])['user_id']);
}

/** The platform ids of an event belong to; a name no platform can have counts as none. */
export function platformOf(event: WireObject): string {
  const named = (wordsOf(objectOf(event['self'])['platform']) ?? '').toLowerCase();
  return /^[a-z][a-z0-9-]{0,19}$/.test(named) ? named : 'onebot12';
}
