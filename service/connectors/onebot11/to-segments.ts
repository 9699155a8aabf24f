import { createHash } from 'node:crypto';
import { IN_FRAME } from '../../../domain/media/media-source.ts';
import type { MessageKind } from '../../../domain/message/message.ts';
import { contentOf, textPart, type ContentPart, type MessageContent } from '../message-content.ts';
import { isWireArray, isWireObject, parseWireJson, type WireObject, type WireValue } from '../parse-wire-json.ts';
import { parseCqString, type WireSegment } from './cq-code.ts';
import { idOf, textOf, wordsOf } from '../wire-fields.ts';

/** Reads the `message` field, array or CQ string; null where it is neither. */
export function readContent(message: WireValue | undefined): MessageContent | null {
  const wire = wireSegments(message);
  if (wire === null) return null;
  return contentOf(wire.map(readSegment).filter((part) => part !== null));
}

function wireSegments(message: WireValue | undefined): readonly WireSegment[] | null {
  if (typeof message === 'string') return parseCqString(message);
  // A single segment without its array is what some senders make of a one-part message.
  const parts = isWireObject(message) ? [message] : message;
  if (!isWireArray(parts)) return null;
  return parts.map((part) => {
    const fields = isWireObject(part) ? part : {};
    return { type: textOf(fields['type']) ?? '', data: isWireObject(fields['data']) ? fields['data'] : {} };
  });
}

const NAMED: Readonly<Record<string, string>> = {
  mface: '表情',
  marketface: '表情',
  bface: '表情',
  poke: '戳一戳',
  shake: '窗口抖动',
  dice: '骰子',
  rps: '猜拳',
  forward: '聊天记录',
  node: '聊天记录',
  contact: '名片',
  music: '音乐',
  gift: '礼物',
  redbag: '红包',
};

function readSegment({ type, data }: WireSegment): ContentPart | null {
  switch (type) {
    case 'text': {
      const text = textOf(data['text']) ?? idOf(data['text']) ?? '';
      return text === '' ? null : textPart(text);
    }
    case 'at':
      return atPart(data);
    case 'reply':
      return { segment: { kind: 'reply', to: idOf(data['id']) ?? '' }, reading: '', kind: 'text' };
    case 'face':
      return { segment: { kind: 'face', name: idOf(data['id']) ?? '' }, reading: '[表情]', kind: 'other' };
    case 'image':
      return media('image', '[图片]', data);
    case 'record':
      return media('voice', '[语音]', data);
    case 'video':
      return media('video', '[视频]', data);
    case 'file':
      return media('file', labelled('文件', wordsOf(data['name']) ?? nameOf(data['file'])), data);
    case 'markdown':
      return other('markdown', wordsOf(data['content']) ?? '[富文本]', 'other');
    case 'share':
      return other('share', labelled('链接', wordsOf(data['title']) ?? wordsOf(data['url'])), 'link');
    case 'location':
      return other('location', labelled('位置', wordsOf(data['title']) ?? wordsOf(data['content'])), 'other');
    case 'json':
      return other('json', labelled('卡片', cardPrompt(data)), 'link');
    case 'xml':
      return other('xml', '[卡片]', 'link');
    default:
      return other(type === '' ? 'unknown' : type.slice(0, 40), `[${NAMED[type] ?? '未知内容'}]`, 'other');
  }
}

function atPart(data: WireObject): ContentPart {
  const target = idOf(data['qq']) ?? '';
  const name = wordsOf(data['name']);
  const reading = target === 'all' ? '@全体成员 ' : `@${(name ?? target).replace(/^@/, '')} `;
  return { segment: { kind: 'at', target, name }, reading, kind: 'text' };
}

function media(kind: 'image' | 'voice' | 'video' | 'file', reading: string, data: WireObject): ContentPart {
  const file = wordsOf(data['file']);
  const payload = payloadOf(file) ?? payloadOf(wordsOf(data['url']));
  if (payload !== null)
    return {
      segment: { kind, name: wordsOf(data['name']), url: IN_FRAME, md5: md5Of(data) ?? digest(payload) },
      reading,
      kind,
    };
  const url = wordsOf(data['url']) ?? (file !== null && /^https?:/i.test(file) ? file : null);
  return { segment: { kind, name: shortName(wordsOf(data['name']) ?? file), url, md5: md5Of(data) }, reading, kind };
}

/** The bytes themselves, where the peer sends them along; they stay in the frame, and the segment says so. */
function payloadOf(address: string | null): string | null {
  return address?.startsWith('base64://') === true ? address.slice('base64://'.length) : null;
}

/** What a file is called, unless its bytes stand where its name should. */
function nameOf(file: WireValue | undefined): string | null {
  const name = wordsOf(file);
  return payloadOf(name) === null ? name : null;
}

function digest(payload: string): string {
  return createHash('md5').update(Buffer.from(payload, 'base64')).digest('hex');
}

/** A name is shown and looked at, not opened: no more of it than a line. */
function shortName(name: string | null): string | null {
  return name === null ? null : name.slice(0, 300);
}

/** The wire names a picture by the digest of its bytes, sometimes as {8-4-4-4-12}. */
function md5Of(data: WireObject): string | null {
  const named = wordsOf(data['md5']) ?? wordsOf(data['file']) ?? '';
  const digits = /^\{?([0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12})\}?(?:\.|$)/i.exec(named)?.[1];
  return digits === undefined ? null : digits.replaceAll('-', '').toLowerCase();
}

/** A card carries a JSON text with one line for those who cannot show it. */
function cardPrompt(data: WireObject): string | null {
  const written = typeof data['data'] === 'string' ? parseWireJson(Buffer.from(data['data'])) : null;
  const card = written?.kind === 'read' ? written.value : (data['data'] ?? null);
  return isWireObject(card) ? wordsOf(card['prompt']) : null;
}

function labelled(label: string, words: string | null): string {
  return words === null ? `[${label}]` : `[${label}] ${words}`;
}

function other(name: string, reading: string, kind: MessageKind): ContentPart {
  return { segment: { kind: 'other', name }, reading, kind };
}
