import type { SetAside } from '../../../domain/message/message.ts';
import { isWireObject, parseWireJson, type WireObject } from '../parse-wire-json.ts';
import { arrayOf, idOf, numberOf, setAside, wordsOf } from '../wire-fields.ts';

/** Operations of `/v1/events`. */
export const OP = { event: 0, ping: 1, pong: 2, identify: 3, ready: 4, meta: 5 } as const;

/** A close frame that says the token is not the right one, as the reference server sends it. */
export const CLOSE_WRONG_TOKEN = 4004;

/** One frame of a Satori socket. */
export type SatoriFrame =
  | { readonly kind: 'event'; readonly event: WireObject; readonly sequence: number | null; readonly raw: string }
  | { readonly kind: 'ready'; readonly logins: readonly WireObject[] }
  | { readonly kind: 'pong' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'set-aside'; readonly item: SetAside };

/** Reads one frame; what cannot be read comes back set aside. Never throws. */
export function readFrame(bytes: Uint8Array): SatoriFrame {
  const reading = parseWireJson(bytes);
  if (reading.kind === 'set-aside') return reading;
  const { value, raw } = reading;
  if (!isWireObject(value)) return aside('bad-value', '帧不是 JSON 对象', raw);
  const body = value['body'];
  switch (value['op']) {
    case OP.event:
      if (!isWireObject(body)) return aside('missing-field', '事件缺少字段 body', raw);
      if (wordsOf(body['type']) === null) return aside('missing-field', '事件缺少字段 type', raw);
      // Older servers call the sequence `id`.
      return { kind: 'event', event: body, sequence: sequenceOf(body), raw };
    case OP.pong:
      return { kind: 'pong' };
    case OP.ready:
      return { kind: 'ready', logins: isWireObject(body) ? arrayOf(body['logins']).filter(isWireObject) : [] };
    case OP.ping:
    case OP.meta:
      return { kind: 'nothing' };
    case undefined:
      return aside('missing-field', '帧缺少字段 op', raw);
    default:
      return aside('bad-value', '字段 op 的取值不认识', raw);
  }
}

function sequenceOf(body: WireObject): number | null {
  const sequence = numberOf(body['sn'] ?? body['id']);
  return sequence !== null && Number.isSafeInteger(sequence) && sequence >= 0 ? sequence : null;
}

function aside(reason: SetAside['reason'], detail: string, raw: string): SatoriFrame {
  return { kind: 'set-aside', item: setAside(reason, detail, raw) };
}

/** The chat account a login or an event speaks for; older servers put the id beside the platform. */
export function selfIdOf(event: WireObject): string | null {
  const login = isWireObject(event['login']) ? event['login'] : event;
  const user = isWireObject(login['user']) ? login['user'] : {};
  return idOf(user['id']) ?? idOf(login['self_id']) ?? idOf(event['self_id']);
}

/** Words servers have for one and the same platform. */
const SAME: Readonly<Record<string, string>> = { red: 'qq', chronocat: 'qq', onebot: 'qq', wechaty: 'wechat' };

/** The platform ids of an event belong to; a name no platform can have counts as none. */
export function platformOf(event: WireObject): string {
  const login = isWireObject(event['login']) ? event['login'] : event;
  const named = (wordsOf(login['platform']) ?? wordsOf(event['platform']) ?? '').toLowerCase();
  return SAME[named] ?? (/^[a-z][a-z0-9-]{0,19}$/.test(named) ? named : 'satori');
}
