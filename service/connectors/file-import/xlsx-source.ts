import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { SetAside } from '../../../domain/message/message.ts';
import { byTypeName } from '../content-text.ts';
import type { ExportedRow } from './export-form.ts';
import { inBatches, WECHAT, type ExportSource, type SourceRow } from './export-source.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { lostDigits } from './row-identity.ts';
import { aside } from './row-to-item.ts';
import { UnreadableWorkbook, Workbook, type SheetRow } from './xlsx-rows.ts';

const LARGEST_FILE = 256 * 1024 * 1024;
/** The header stands among the first rows; above it is told which conversation it is. */
const ROWS_ABOVE = 12;
const GROUP = /(\S+@(?:im\.)?chatroom)/;

/** Columns of the sheets of WeFlow and EchoTrace, whole and compact. */
const NEEDED = ['时间', '消息类型', '内容'] as const;

/** A sheet of WeFlow or EchoTrace. What went through a spreadsheet and lost digits is refused row by row. */
export async function openXlsx(path: string): Promise<ExportSource | FileRefusal> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE) return refuse('not-a-text', '工作簿超过 256 MiB，请分开导出');
  const bytes = await readFile(path);
  try {
    const workbook = await Workbook.open(bytes);
    return await openSheet(workbook, bytes);
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return refuse('not-a-text', error.message);
    throw error;
  }
}

async function openSheet(workbook: Workbook, bytes: Buffer): Promise<ExportSource | FileRefusal> {
  let group: string | null = null;
  let looked = 0;
  for await (const { row, cells } of workbook.rows()) {
    if (NEEDED.every((name) => cells.includes(name))) return sourceOf(workbook, bytes, { row, cells }, group);
    group ??= GROUP.exec(cells.join(' '))?.[1] ?? null;
    looked += 1;
    if (looked >= ROWS_ABOVE) break;
  }
  return refuse(
    'unknown-columns',
    '不认识这个工作表。能读的是 WeFlow、EchoTrace 导出的“聊天记录”表（表头含 时间、消息类型、内容）',
  );
}

function sourceOf(workbook: Workbook, bytes: Buffer, header: SheetRow, group: string | null): ExportSource {
  return {
    ...{ kind: 'opened', format: 'Excel（WeFlow / EchoTrace）', encoding: 'XLSX', bytes: bytes.length },
    ...{ digest: createHash('sha256').update(bytes).digest('hex'), columns: header.cells, platform: WECHAT },
    ...{ needsGroup: group === null, groupExternalId: group, groupName: null },
    rows: (selfId) => inBatches(rowsOf(workbook, header, bytes.length, selfId)),
  };
}

async function* rowsOf(
  workbook: Workbook,
  header: SheetRow,
  bytes: number,
  selfId: string | null,
): AsyncGenerator<SourceRow> {
  for await (const { row, cells } of workbook.rows()) {
    if (row <= header.row || cells.every((cell) => cell.trim() === '')) continue;
    const raw = JSON.stringify(cells);
    // How far in the packed file a row stands nobody can say; it is all read from the first row on.
    yield { row, endsAt: bytes, raw, cells, said: read(row, header.cells, cells, raw, selfId) };
  }
}

function read(
  row: number,
  header: readonly string[],
  cells: readonly string[],
  raw: string,
  selfId: string | null,
): ExportedRow | SetAside {
  const cell = (...names: readonly string[]): string => {
    const column = header.findIndex((name) => names.includes(name.trim()));
    return column < 0 ? '' : (cells[column] ?? '').trim();
  };
  const sender = cell('发送者账号ID', '发送者微信ID');
  if (lostDigits(sender))
    return aside(row, 'number-lost-digits', '账号被电子表格改成了科学计数，位数已丢失；请用导出工具重新导出', raw);
  const content = cell('内容');
  const said = byTypeName(cell('消息类型'), content, '');
  const isSystem = said.messageKind === 'system' || cell('发送者身份') === '系统';
  const isOwn = !isSystem && (cell('发送者身份') === '我' || (sender !== '' && sender === selfId));
  const name = [cell('群昵称'), cell('发送者备注'), cell('发送者昵称')].find((words) => words !== '') ?? null;
  return {
    ...{ groupExternalId: null, groupName: null },
    senderExternalId: isSystem || sender === '' ? null : sender,
    senderName: isSystem ? null : name,
    ...said,
    ...{ content, isOwn, time: timeOf(cell('时间')), serverId: '' },
  };
}

/** A date a spreadsheet has made a number of: days since 1899-12-30, in local time. */
function timeOf(cell: string): string {
  const days = /^\d{5}(?:\.\d+)?$/.test(cell) ? Number(cell) : null;
  if (days === null) return cell;
  const written = new Date(Math.round((days - 25_569) * 86_400) * 1000).toISOString();
  return written.slice(0, 19).replace('T', ' ');
}
