import { isWireObject, parseWireJson, type WireObject } from '../parse-wire-json.ts';
import { idOf, objectOf, setAside, textOf, wordsOf } from '../wire-fields.ts';
import type { SetAside } from '../../../domain/message/message.ts';

/** One callback of the AddMsg style, with the fields under their usual names. */
export type AddMsgFrame =
  | { readonly kind: 'message'; readonly fields: AddMsgFields; readonly raw: string }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'set-aside'; readonly item: SetAside };

export interface AddMsgFields {
  /** The monitored account. */
  readonly self: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly type: number;
  readonly content: string;
  /** The id every account sees, 64 bits as text. */
  readonly serverId: string | null;
  readonly localId: string | null;
  readonly createTime: WireObject[string];
  readonly preview: string | null;
}

/** Contacts, departures and a sign-out are told too; the register of groups learns from messages. */
const WITHOUT_MESSAGE: ReadonlySet<string> = new Set(['ModContacts', 'DelContacts', 'Offline']);

/** Reads one callback; what cannot be read comes back set aside. Never throws. */
export function readAddMsg(body: Uint8Array): AddMsgFrame {
  const reading = parseWireJson(body);
  if (reading.kind === 'set-aside') return reading;
  const { value, raw } = reading;
  if (!isWireObject(value)) return aside('bad-value', '内容不是 JSON 对象', raw);
  const type = wordsOf(value['TypeName']);
  if (type !== null && WITHOUT_MESSAGE.has(type)) return { kind: 'nothing' };
  if (type !== 'AddMsg') return aside('bad-value', '字段 TypeName 的取值不认识', raw);
  const data = objectOf(value['Data']);
  const messageType = Number(idOf(data['MsgType']) ?? Number.NaN);
  if (!Number.isInteger(messageType)) return aside('missing-field', '缺少字段 MsgType', raw);
  return {
    kind: 'message',
    raw,
    fields: {
      self: idOf(value['Wxid']),
      from: idOf(objectOf(data['FromUserName'])['string']),
      to: idOf(objectOf(data['ToUserName'])['string']),
      type: messageType,
      content: textOf(objectOf(data['Content'])['string']) ?? '',
      serverId: idOf(data['NewMsgId']),
      localId: idOf(data['MsgId']),
      createTime: data['CreateTime'],
      preview: wordsOf(data['PushContent']),
    },
  };
}

function aside(reason: SetAside['reason'], detail: string, raw: string): AddMsgFrame {
  return { kind: 'set-aside', item: setAside(reason, detail, raw) };
}
