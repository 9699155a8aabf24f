import { TextDecoder } from 'node:util';
import { byTypeName, plainText, systemLine, type ContentText } from '../content-text.ts';
import type { ExportedRow } from './export-form.ts';
import { inBatches, WECHAT, type ExportSource, type SourceRow } from './export-source.ts';
import { encodingName, type InspectedFile } from './inspect-file.ts';
import { readLines } from './lines.ts';
import { readObject, type PlainObject } from './plain-object.ts';
import { aside } from './row-to-item.ts';

/**
 * The HTML export of WeChatMsg: one object of its script per line. It is read as a text with a grammar of its own, never run: a
 * villager's words stand in it.
 */
export function openHtml(path: string, file: InspectedFile): ExportSource {
  return {
    ...{ kind: 'opened', format: 'WeChatMsg HTML', encoding: encodingName(file), bytes: file.bytes },
    ...{ digest: file.digest, columns: ['timestamp', 'displayname', 'type', 'text'], platform: WECHAT },
    ...{ needsGroup: true, groupExternalId: null, groupName: null },
    rows: () => inBatches(rowsOf(path, file)),
  };
}

async function* rowsOf(path: string, file: InspectedFile): AsyncGenerator<SourceRow> {
  const decoder = new TextDecoder(file.encoding, { fatal: false });
  for await (const { row, endsAt, bytes } of readLines(path)) {
    const raw = decoder.decode(bytes);
    const at = raw.search(/\{\s*type\s*:/);
    if (at < 0) continue;
    const object = readObject(raw, at);
    if (object === null) {
      yield { row, endsAt, raw, cells: [raw], said: aside(row, 'bad-value', '消息对象无法读出', raw) };
      continue;
    }
    if (isTimeMark(object)) continue;
    const cells = ['timestamp', 'displayname', 'type', 'text'].map((key) => object[key] ?? '');
    yield { row, endsAt, raw, cells, said: toRow(object) };
  }
}

/** Type 0 is a line of the system, or the time that stands between the bubbles. */
function isTimeMark({ type, text = '' }: PlainObject): boolean {
  return (
    type === '0' &&
    /^\s*(?:\d{4}[-/年]|\d{1,2}:\d{2}|昨天|今天|星期|周)[\d\s:/年月日昨今天星期周一二三四五六-]*$/.test(text)
  );
}

function toRow(object: PlainObject): ExportedRow {
  const content = object['text'] ?? '';
  const said = contentOf(object['type'] ?? '', content, object['title'] ?? '');
  const isSystem = said.messageKind === 'system';
  const name = (object['displayname'] ?? '').trim();
  return {
    ...{ groupExternalId: null, groupName: null, senderExternalId: null },
    senderName: isSystem || name === '' ? null : name,
    ...said,
    ...{ content, isOwn: object['is_send'] === '1' && !isSystem, time: object['timestamp'] ?? '', serverId: '' },
    ...(object['is_chatroom'] === '0' ? { isGroup: false } : {}),
  };
}

function contentOf(type: string, text: string, title: string): ContentText {
  switch (type) {
    case '0':
      return systemLine(words(text));
    case '1':
      return plainText(words(text));
    case '3':
      return byTypeName('图片', '', '');
    case '34':
      return byTypeName('语音', '', '');
    case '43':
      return byTypeName('视频', '', '');
    case '47':
      return byTypeName('表情', '', '');
    case '49':
      return byTypeName('链接', title === '' ? words(text) : title, '');
    default:
      return text.trim() === '' ? byTypeName('未知内容', '', '') : plainText(words(text));
  }
}

/** The text stands in a page: line breaks are elements, signs are entities. */
function words(text: string): string {
  return text
    .replaceAll(/<br\s*\/?>/gi, '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
