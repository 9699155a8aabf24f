import { contentOf, textPart, type ContentPart, type MessageContent } from '../message-content.ts';
import { isWireArray, isWireObject, type WireObject, type WireValue } from '../parse-wire-json.ts';
import { idOf, objectOf, textOf, wordsOf } from '../wire-fields.ts';

/** Reads the `message` field; null where it is no list of segments. */
export function readContent(message: WireValue | undefined): MessageContent | null {
  if (!isWireArray(message)) return null;
  return contentOf(message.map((part) => readSegment(isWireObject(part) ? part : {})));
}

/** Files are named by an id only the peer can turn into bytes: they are shown by their kind. */
function readSegment(part: WireObject): ContentPart {
  const data = objectOf(part['data']);
  const type = textOf(part['type']) ?? '';
  switch (type) {
    case 'text':
      return textPart(textOf(data['text']) ?? '');
    case 'mention': {
      const target = idOf(data['user_id']) ?? '';
      return { segment: { kind: 'at', target, name: null }, reading: `@${target} `, kind: 'text' };
    }
    case 'mention_all':
      return { segment: { kind: 'at', target: 'all', name: null }, reading: '@全体成员 ', kind: 'text' };
    case 'reply':
      return { segment: { kind: 'reply', to: idOf(data['message_id']) ?? '' }, reading: '', kind: 'text' };
    case 'image':
      return media('image', '[图片]', data);
    case 'voice':
    case 'audio':
      return media('voice', '[语音]', data);
    case 'video':
      return media('video', '[视频]', data);
    case 'file': {
      const name = wordsOf(data['name']);
      return media('file', name === null ? '[文件]' : `[文件] ${name}`, data);
    }
    case 'location': {
      const title = wordsOf(data['title']);
      return other('location', title === null ? '[位置]' : `[位置] ${title}`);
    }
    default:
      return other(type === '' ? 'unknown' : type.slice(0, 40), '[未知内容]');
  }
}

function media(kind: 'image' | 'voice' | 'video' | 'file', reading: string, data: WireObject): ContentPart {
  const url = wordsOf(data['url']);
  const isWeb = url !== null && /^https?:\/\//i.test(url);
  return {
    segment: { kind, name: wordsOf(data['name'])?.slice(0, 300) ?? null, url: isWeb ? url : null, md5: null },
    reading,
    kind,
  };
}

function other(name: string, reading: string): ContentPart {
  return { segment: { kind: 'other', name }, reading, kind: 'other' };
}
