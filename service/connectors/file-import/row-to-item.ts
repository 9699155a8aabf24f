import type { TextDecoder } from 'node:util';
import type { IncomingMessage, IncomingRecall, SetAside, SetAsideReason } from '../../../domain/message/message.ts';
import type { ExportedRow, ExportForm } from './export-form.ts';
import type { FileRecord, RecordDamage } from './record-reader.ts';
import { lostDigits, serverIdOf, type RowIdentity } from './row-identity.ts';
import { readTime } from './row-time.ts';

export interface RowSettings {
  readonly identity: RowIdentity;
  readonly platform: string;
  /** Given by the person who imports; stands for what the file does not say or says otherwise. */
  readonly groupExternalId: string | null;
  readonly groupName: string | null;
}

const KEPT = 64 * 1024;

/** A row that could not even be split or decoded. */
export function damagedRow(record: FileRecord, damage: RecordDamage | 'encoding', decoder: TextDecoder): SetAside {
  if (damage === 'encoding') {
    const raw = Uint8Array.from(record.bytes.subarray(0, KEPT));
    return {
      kind: 'set-aside',
      reason: 'bad-encoding',
      detail: `第 ${record.row} 行：有无法解码的字节`,
      raw,
      row: record.row,
    };
  }
  const raw = decoder.decode(record.bytes.subarray(0, KEPT));
  const told: Record<RecordDamage, readonly [SetAsideReason, string]> = {
    quote: ['bad-value', '引号不成对'],
    unclosed: ['truncated', '文件在这一行中断'],
    'too-large': ['too-large', '超过 1 MiB'],
  };
  const [reason, words] = told[damage];
  return aside(record.row, reason, words, raw);
}

/** What the fields of a CSV row say, or the row set aside with its number and the reason. */
export function readFields(
  record: FileRecord,
  raw: string,
  fields: readonly string[] | null,
  form: ExportForm,
  selfId: string | null,
): ExportedRow | SetAside {
  const { row } = record;
  if (fields === null) return aside(row, 'bad-value', '引号不成对', raw);
  if (fields.length !== form.columns.length) {
    if (!record.isTerminated && fields.length < form.columns.length)
      return aside(row, 'truncated', '文件在这一行中断', raw);
    const words = `应有 ${form.columns.length} 列，实有 ${fields.length} 列`;
    return aside(row, 'wrong-column-count', words, raw);
  }
  return form.read(fields, selfId);
}

/** One row as ingest wants it, or set aside with its number and the reason. Must be called in the order of the file. */
export function rowToItem(
  row: number,
  raw: string,
  said: ExportedRow | SetAside,
  settings: RowSettings,
): IncomingMessage | IncomingRecall | SetAside {
  if ('kind' in said) return said;
  if (raw.includes('\u0000')) return aside(row, 'bad-value', '有空字符（NUL）', raw);
  if (lostDigits(said.serverId) || lostDigits(said.time)) {
    return aside(row, 'number-lost-digits', '编号被电子表格改成了科学计数，位数已丢失；请用导出工具重新导出', raw);
  }
  const sentAt = readTime(said.time);
  if (sentAt === null) return aside(row, 'bad-value', '时间无法识别', raw);
  const groupExternalId = settings.groupExternalId ?? said.groupExternalId;
  // A private conversation that slipped into an export is nobody's business here: its row is counted, not kept.
  const isOfGroup =
    said.isGroup ?? (groupExternalId === null || settings.groupExternalId !== null || isGroup(groupExternalId));
  if (!isOfGroup) return aside(row, 'bad-value', '不是群消息，内容未保存', '');
  if (groupExternalId === null) return aside(row, 'missing-field', '没有群', raw);
  const { platform, identity } = settings;
  if (said.recalls !== undefined)
    return { kind: 'recall', platform, groupExternalId, localId: said.recalls, recalledAt: sentAt, raw };
  const serverId = serverIdOf(said.serverId);
  const sender = said.senderExternalId ?? said.senderName ?? '';
  const name = serverId ?? identity.name({ groupExternalId, sender, sentAt, content: said.content });
  return {
    kind: 'message',
    platform,
    groupExternalId,
    groupName: settings.groupName ?? said.groupName,
    senderExternalId: said.senderExternalId,
    senderName: said.senderName,
    sentAt,
    messageKind: said.messageKind,
    text: said.text,
    segments: null,
    serverId,
    localId: name,
    isOwn: said.isOwn,
    raw,
  };
}

function isGroup(externalId: string): boolean {
  return /@(?:im\.)?chatroom$/.test(externalId);
}

/** A row set aside with its number. */
export function aside(row: number, reason: SetAsideReason, words: string, raw: string): SetAside {
  return { kind: 'set-aside', reason, detail: `第 ${row} 行：${words}`, raw: raw.slice(0, KEPT), row };
}
