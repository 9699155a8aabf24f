import { createHash } from 'node:crypto';
import { IN_FRAME } from '../../../domain/media/media-source.ts';
import type { IncomingItem, SetAside } from '../../../domain/message/message.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { placeholder, plainText, titleOf } from '../content-text.ts';
import type { MessageContent } from '../message-content.ts';
import { isWireObject, parseWireJson } from '../parse-wire-json.ts';
import { idOf, setAside, timeOf, wordsOf } from '../wire-fields.ts';
import type { MessagePayload } from './wire.ts';

/** Puppets speak for WeChat; ids of groups and senders are those of the platform. */
export const PLATFORM = 'wechat';

/** Kinds of a message, as wechaty-puppet numbers them. */
export const MESSAGE = {
  attachment: 1,
  audio: 2,
  contact: 3,
  chatHistory: 4,
  emoticon: 5,
  image: 6,
  text: 7,
  location: 8,
  miniProgram: 9,
  groupNote: 10,
  transfer: 11,
  redEnvelope: 12,
  recalled: 13,
  url: 14,
  video: 15,
  post: 16,
} as const;

/** Kinds that have a file which can be asked for. */
export const HAS_FILE: ReadonlySet<number> = new Set([MESSAGE.attachment, MESSAGE.audio, MESSAGE.image, MESSAGE.video]);

/** A file as a file box names it. */
export interface FileNamed {
  readonly name: string | null;
  readonly url: string | null;
  readonly md5: string | null;
  /** The box as it is kept with the message; the bytes of a picture stand in it. */
  readonly kept: string;
}

export interface ToldWhere {
  readonly selfId: string | null;
  readonly file: FileNamed | null;
  readonly receivedAt: Instant;
}

/** A message of a group as ingest wants it, or the recall it stands for; null for a private one, which is neither kept nor logged. */
export function toMessage(payload: MessagePayload, { selfId, file, receivedAt }: ToldWhere): IncomingItem | null {
  const { raw } = payload;
  const groupExternalId = idOf(payload.roomId);
  if (groupExternalId === null)
    return idOf(payload.listenerId) === null ? setAside('missing-field', '消息缺少字段 room_id', raw) : null;
  const localId = idOf(payload.id);
  if (localId === null) return setAside('missing-field', '群消息缺少字段 id', raw);
  const sentAt = timeOf(payload.at);
  if (sentAt === null) return badTime(payload);
  const recalled = payload.type === MESSAGE.recalled ? idOf(payload.text) : null;
  if (recalled !== null)
    return { kind: 'recall', platform: PLATFORM, groupExternalId, localId: recalled, recalledAt: receivedAt, raw };
  const sender = idOf(payload.talkerId);
  return {
    kind: 'message',
    platform: PLATFORM,
    ...{ groupExternalId, groupName: null, senderExternalId: sender, senderName: null, sentAt },
    ...contentOf(payload, file),
    ...{ serverId: null, localId, isOwn: sender !== null && sender === selfId, raw: withFile(raw, file) },
  };
}

/** The file stands first: what is looked for in it is not found in the words of a sender. */
function withFile(raw: string, file: FileNamed | null): string {
  return file === null ? raw : `{"file":${file.kept},${raw.slice(1)}`;
}

function badTime({ at, raw }: MessagePayload): SetAside {
  return setAside(at === 0 ? 'missing-field' : 'bad-value', '字段 receive_time 缺失或不是时间', raw);
}

function contentOf(payload: MessagePayload, file: FileNamed | null): MessageContent {
  const { type, text } = payload;
  switch (type) {
    case MESSAGE.text:
      return { ...plainText(text), segments: null };
    case MESSAGE.image:
      return media('image', '[图片]', payload, file);
    case MESSAGE.audio:
      return media('voice', '[语音]', payload, file);
    case MESSAGE.video:
      return media('video', '[视频]', payload, file);
    case MESSAGE.attachment:
      return media('file', '[文件]', payload, file);
    case MESSAGE.url:
    case MESSAGE.miniProgram:
      return other(placeholder('链接', 'link', text));
    case MESSAGE.groupNote:
    case MESSAGE.post:
      return other(titleOf(text) === null ? placeholder('未知内容', 'other', '') : plainText(text));
    default:
      return other(placeholder(LABELS[type] ?? '未知内容', 'other', ''));
  }
}

const LABELS: Readonly<Record<number, string>> = {
  [MESSAGE.contact]: '名片',
  [MESSAGE.chatHistory]: '聊天记录',
  [MESSAGE.emoticon]: '表情',
  [MESSAGE.location]: '位置',
  [MESSAGE.transfer]: '转账',
  [MESSAGE.redEnvelope]: '红包',
  [MESSAGE.recalled]: '撤回了一条消息',
};

function other(text: Omit<MessageContent, 'segments'>): MessageContent {
  return { ...text, segments: null };
}

function media(
  kind: 'image' | 'voice' | 'video' | 'file',
  label: string,
  { filename }: MessagePayload,
  file: FileNamed | null,
): MessageContent {
  const name = file?.name ?? wordsOf(filename)?.slice(0, 300) ?? null;
  const text = kind === 'file' && name !== null ? `${label} ${name}` : label;
  return { text, messageKind: kind, segments: [{ kind, name, url: file?.url ?? null, md5: file?.md5 ?? null }] };
}

/** A file box is larger than a frame where it carries the file itself. */
const LARGEST_BOX = { bytes: 16 * 1024 * 1024, depth: 16 };
/** Of a file that comes in its box, more than this is named by its digest and not kept. */
const LARGEST_IN_FRAME = 1024 * 1024;

/** Reads a file box; null where it is none. */
export function readFileBox(box: string): FileNamed | null {
  const reading = parseWireJson(Buffer.from(box), LARGEST_BOX);
  if (reading.kind === 'set-aside' || !isWireObject(reading.value)) return null;
  const { base64, ...told } = reading.value;
  const inside = wordsOf(base64);
  const address = wordsOf(told['url']) ?? '';
  const digest = wordsOf(told['md5'])?.toLowerCase() ?? '';
  const name = wordsOf(told['name'])?.slice(0, 300) ?? null;
  const isKept = inside !== null && inside.length <= LARGEST_IN_FRAME;
  return {
    name,
    url: isKept ? IN_FRAME : /^https?:\/\//i.test(address) ? address : null,
    md5: /^[0-9a-f]{32}$/.test(digest) ? digest : inside === null ? null : digestOf(inside),
    kept: JSON.stringify(isKept ? `base64://${inside}` : told),
  };
}

function digestOf(base64: string): string {
  return createHash('md5').update(Buffer.from(base64, 'base64')).digest('hex');
}
