import type { SetAside } from '../../../domain/message/message.ts';
import { isWireObject, parseWireJson, WIRE_LIMITS, type WireObject } from '../parse-wire-json.ts';
import { fieldsIn, numberIn, readFields, textIn, textsIn, type Fields } from './protobuf-fields.ts';

/** Kinds of an event of the puppet service. */
export const EVENT = {
  heartbeat: 1,
  message: 2,
  dong: 3,
  post: 4,
  error: 16,
  friendship: 17,
  roomInvite: 18,
  roomJoin: 19,
  roomLeave: 20,
  roomTopic: 21,
  scan: 22,
  ready: 23,
  reset: 24,
  login: 25,
  logout: 26,
  dirty: 27,
} as const;

const KNOWN: ReadonlySet<number> = new Set(Object.values(EVENT));
const KEPT_OF_HUGE_FRAME = 64 * 1024;

/** One frame of the event stream: EventResponse { type = 1, payload = 2 }, the payload being JSON. */
export type PuppetEvent =
  | { readonly kind: 'event'; readonly type: number; readonly payload: WireObject; readonly raw: string }
  | { readonly kind: 'set-aside'; readonly item: SetAside };

/** Reads one frame; what cannot be read comes back set aside. Never throws. */
export function readEvent(frame: Uint8Array): PuppetEvent {
  const fields = readSized(frame);
  if ('kind' in fields) return { kind: 'set-aside', item: fields };
  const type = Number(numberIn(fields.read, 1));
  const payload = fields.read.get(2)?.at(-1);
  if (!(payload instanceof Uint8Array))
    return { kind: 'set-aside', item: aside('missing-field', '事件缺少字段 payload', frame) };
  const reading = parseWireJson(payload);
  if (reading.kind === 'set-aside') return reading;
  if (!isWireObject(reading.value))
    return { kind: 'set-aside', item: aside('bad-value', '事件内容不是 JSON 对象', reading.raw) };
  if (!KNOWN.has(type)) return { kind: 'set-aside', item: aside('bad-value', `事件种类 ${type} 不认识`, reading.raw) };
  return { kind: 'event', type, payload: reading.value, raw: reading.raw };
}

/** MessagePayloadResponse. */
export interface MessagePayload {
  readonly id: string;
  readonly filename: string;
  readonly text: string;
  /** As wechaty-puppet numbers the kinds of a message, which is not how the .proto file does. */
  readonly type: number;
  readonly talkerId: string;
  readonly roomId: string;
  /** To whom a private message was said. */
  readonly listenerId: string;
  /** Milliseconds; 0 where none is told. */
  readonly at: number;
  /** Everything the answer carried, also what is not known here. */
  readonly raw: string;
}

/** Reads the answer that tells a message; what cannot be read comes back set aside. */
export function readMessagePayload(answer: Uint8Array): MessagePayload | SetAside {
  const fields = readSized(answer);
  if ('kind' in fields) return fields;
  const { read } = fields;
  const texts = [1, 2, 3, 6, 7, 8].map((number) => textIn(read, number));
  const [id = '', filename = '', text = '', talkerId = '', roomId = '', listenerId = ''] = texts;
  if (id === null || filename === null || text === null || talkerId === null || roomId === null || listenerId === null)
    return aside('bad-encoding', '消息的文字不是 UTF-8 编码', answer);
  if (`${id}${text}${talkerId}${roomId}`.includes('\0')) return aside('bad-value', '消息含 NUL 字符', answer);
  const received = fieldsIn(read, 10);
  const seconds = Number(numberIn(received, 1)) * 1000 + Math.floor(Number(numberIn(received, 2)) / 1e6);
  // Older services tell milliseconds in a field of their own, some of them seconds.
  const at = seconds > 0 ? seconds : Number(numberIn(read, 4));
  const type = Number(numberIn(read, 5));
  return { id, filename, text, type, talkerId, roomId, listenerId, at, raw: toText(read) };
}

/** RoomPayloadResponse: what is said of a group. */
export interface RoomPayload {
  readonly topic: string;
  readonly ownerId: string;
  readonly adminIds: readonly string[];
  readonly memberIds: readonly string[];
}

export function readRoom(answer: Uint8Array): RoomPayload | null {
  const fields = readFields(answer);
  if (fields === null) return null;
  const [topic, ownerId] = [textIn(fields, 2) ?? '', textIn(fields, 4) ?? ''];
  return { topic, ownerId, adminIds: textsIn(fields, 5), memberIds: textsIn(fields, 6) };
}

/** The names of somebody: the one he goes by in a group 群昵称, and his own; empty where there is none. */
export interface PuppetNames {
  readonly card: string;
  readonly name: string;
}

/** RoomMemberPayloadResponse. */
export function readMember(answer: Uint8Array): PuppetNames {
  const fields = readFields(answer) ?? new Map();
  return { card: textIn(fields, 2)?.trim() ?? '', name: textIn(fields, 5)?.trim() ?? '' };
}

/** ContactPayloadResponse: the name of somebody, else what this account has noted him as 备注. */
export function readContactName(answer: Uint8Array): string {
  const fields = readFields(answer) ?? new Map();
  return [textIn(fields, 4)?.trim(), textIn(fields, 7)?.trim()].find((name) => (name ?? '') !== '') ?? '';
}

/** The one text of an answer, such as the id of a message that was sent; a wrapper of earlier versions stands under 1. */
export function readTextAnswer(answer: Uint8Array, number: number): string {
  const fields = readFields(answer) ?? new Map();
  return textIn(fields, number)?.trim() ?? '';
}

/** The texts of a list answer, such as the ids of all groups. */
export function readTextsAnswer(answer: Uint8Array): readonly string[] {
  return textsIn(readFields(answer) ?? new Map(), 1);
}

/** MessageRecallResponse { success = 1 }. */
export function readSuccess(answer: Uint8Array): boolean {
  return numberIn(readFields(answer) ?? new Map(), 1) === 1n;
}

function readSized(frame: Uint8Array): { readonly read: Fields } | SetAside {
  if (frame.byteLength > WIRE_LIMITS.bytes) {
    const detail = `帧长 ${frame.byteLength} 字节，超过 ${WIRE_LIMITS.bytes} 字节`;
    return aside('too-large', detail, frame.subarray(0, KEPT_OF_HUGE_FRAME));
  }
  const read = readFields(frame);
  return read === null ? aside('bad-value', '帧不是 protobuf 消息', frame) : { read };
}

function aside(reason: SetAside['reason'], detail: string, raw: string | Uint8Array): SetAside {
  return { kind: 'set-aside', reason, detail, raw: typeof raw === 'string' ? raw : raw.slice(), row: null };
}

/** The names fields of a message payload have in the .proto file. */
const NAMES: Readonly<Record<number, string>> = {
  1: 'id',
  2: 'filename',
  3: 'text',
  4: 'timestamp',
  5: 'type',
  6: 'talker_id',
  7: 'room_id',
  8: 'listener_id',
  9: 'mention_ids',
  10: 'receive_time',
};
const RECEIVE_TIME = 10;

/** A payload as JSON, which people can read; a field nobody here knows stands under its number, in base64 where it is no number. */
function toText(fields: Fields): string {
  const entries = [...fields].map(([number, values]) => {
    const name = NAMES[number] ?? String(number);
    const isText = NAMES[number] !== undefined && number !== RECEIVE_TIME;
    const written = values.map((value) => {
      if (typeof value === 'bigint') return value.toString();
      return Buffer.from(value).toString(isText ? 'utf8' : 'base64');
    });
    return [name, written.length === 1 ? written[0] : written] as const;
  });
  return JSON.stringify(Object.fromEntries(entries));
}
