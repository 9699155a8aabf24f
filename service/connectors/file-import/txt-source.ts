import { TextDecoder } from 'node:util';
import type { SetAside } from '../../../domain/message/message.ts';
import { byTypeName, plainText, systemLine, type ContentText } from '../content-text.ts';
import type { ExportedRow } from './export-form.ts';
import { inBatches, WECHAT, type ExportSource, type SourceRow } from './export-source.ts';
import { encodingName, type InspectedFile } from './inspect-file.ts';
import { readLines } from './lines.ts';
import { aside } from './row-to-item.ts';

/** A line that begins a message: a moment, and who speaks; WeFlow puts the name between signs. */
const BEGINNING = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})(?: (.*))?$/;
const LARGEST_BODY = 256 * 1024;

/** Whether a text begins as the TXT exports of WeChatMsg, WeFlow and EchoTrace do. */
export function looksLikeTxt(head: string): boolean {
  const lines = head.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.slice(0, 40).some((line) => BEGINNING.test(line));
}

/** A TXT export. It names people by what they are called and the group not at all. */
export function openTxt(path: string, file: InspectedFile): ExportSource {
  return {
    ...{ kind: 'opened', format: 'TXT（WeChatMsg / WeFlow）', encoding: encodingName(file), bytes: file.bytes },
    ...{ digest: file.digest, columns: ['时间', '发送者', '内容'], platform: WECHAT, needsGroup: true },
    ...{ groupExternalId: null, groupName: null },
    rows: () => inBatches(rowsOf(path, file)),
  };
}

interface Block {
  readonly row: number;
  readonly time: string;
  readonly name: string;
  readonly lines: string[];
  bytes: number;
  isDamaged: boolean;
}

/** Bodies hold blank lines, so only a line that begins a message ends the one before it. */
async function* rowsOf(path: string, file: InspectedFile): AsyncGenerator<SourceRow> {
  const strict = new TextDecoder(file.encoding, { fatal: true });
  const lenient = new TextDecoder(file.encoding, { fatal: false });
  let block: Block | null = null;
  let endsAt = 0;
  for await (const line of readLines(path)) {
    const { text, isDamaged } = decode(line.bytes, strict, lenient);
    const [, time, name = ''] = BEGINNING.exec(line.row === 1 ? text.replace(/^\uFEFF/, '') : text) ?? [];
    if (time !== undefined) {
      if (block !== null) yield toRow(block, endsAt);
      block = { row: line.row, time, name, lines: [], bytes: 0, isDamaged };
    } else if (block !== null) {
      block.isDamaged ||= isDamaged;
      block.bytes += line.bytes.length;
      if (block.bytes <= LARGEST_BODY) block.lines.push(text);
    }
    endsAt = line.endsAt;
  }
  if (block !== null) yield toRow(block, endsAt);
}

function decode(bytes: Buffer, strict: TextDecoder, lenient: TextDecoder): { text: string; isDamaged: boolean } {
  try {
    return { text: strict.decode(bytes), isDamaged: false };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: lenient.decode(bytes), isDamaged: true };
  }
}

function toRow(block: Block, endsAt: number): SourceRow {
  const { row, time, lines } = block;
  const content = lines.join('\n').replace(/\n+$/, '');
  const name = block.name.replace(/^'(.*)'$/, '$1').trim();
  const raw = `${time} ${block.name}\n${content}`;
  return { row, endsAt, raw, cells: [time, name, content], said: read(block, name, content, raw) };
}

function read(block: Block, name: string, content: string, raw: string): ExportedRow | SetAside {
  if (block.isDamaged) return aside(block.row, 'bad-encoding', '有无法解码的字节', raw);
  if (block.bytes > LARGEST_BODY) return aside(block.row, 'too-large', '超过 256 KiB', raw);
  const isSystem = content.trim() === '' || name === '系统消息' || name === '系统';
  // A line of the system has its words where others have their name.
  const said = isSystem ? systemLine(content.trim() === '' ? name : content) : readBody(content);
  return {
    ...{ groupExternalId: null, groupName: null, senderExternalId: null },
    senderName: isSystem || name === '' ? null : name,
    ...said,
    // The name stands for the sender in what the row is called by: this form tells no id.
    content: isSystem ? said.text : content,
    ...{ isOwn: name === '我' && !isSystem, time: block.time, serverId: '' },
  };
}

function readBody(content: string): ContentText {
  const [, label, title = ''] =
    /^\[(图片|语音|视频|文件|链接|表情包?|动画表情|位置|名片|小程序|红包|转账)\]\s*(.{0,200})$/.exec(content) ?? [];
  return label === undefined ? plainText(content) : byTypeName(label, title, title);
}
