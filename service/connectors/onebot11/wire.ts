import type { SetAside } from '../../../domain/message/message.ts';
import type { CallAnswer } from '../api-calls.ts';
import { isWireObject, parseWireJson, type WireObject } from '../parse-wire-json.ts';
import { idOf, numberOf, setAside, textOf } from '../wire-fields.ts';

/** One frame of a OneBot 11 socket: an event has `post_type`, an answer to a call has not. */
export type OneBotFrame =
  | { readonly kind: 'event'; readonly event: WireObject; readonly raw: string }
  | { readonly kind: 'answer'; readonly answer: CallAnswer }
  | { readonly kind: 'set-aside'; readonly item: SetAside };

/** Reads one frame; what cannot be read comes back set aside. Never throws. */
export function readFrame(bytes: Uint8Array): OneBotFrame {
  const reading = parseWireJson(bytes);
  if (reading.kind === 'set-aside') return reading;
  const { value, raw } = reading;
  if (!isWireObject(value)) return { kind: 'set-aside', item: setAside('bad-value', '帧不是 JSON 对象', raw) };
  if (value['post_type'] !== undefined) return { kind: 'event', event: value, raw };
  const status = textOf(value['status']);
  if (status === null && value['retcode'] === undefined) {
    return { kind: 'set-aside', item: setAside('missing-field', '帧缺少字段 post_type', raw) };
  }
  const answer = {
    status: status ?? '',
    retcode: numberOf(value['retcode']) ?? 0,
    data: value['data'] ?? null,
    echo: idOf(value['echo']),
  };
  return { kind: 'answer', answer };
}
