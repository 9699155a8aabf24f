import type { SetAside } from '../../../domain/message/message.ts';
import { isWireObject, parseWireJson, type WireObject } from '../parse-wire-json.ts';
import { textOf, wordsOf } from '../wire-fields.ts';
import type { ExportedRow } from './export-form.ts';
import { inBatches, WECHAT, type ExportSource, type SourceRow } from './export-source.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { encodingName, type InspectedFile } from './inspect-file.ts';
import { chatLabForm } from './json-forms.ts';
import { readLines, type FileLine } from './lines.ts';
import { isWeComLine, readWeComLine, WECOM } from './wecom-line.ts';

/** A form of JSON lines: what a line says, null for a line that is no message. */
interface LineForm {
  readonly name: string;
  readonly columns: readonly string[];
  readonly platform: string;
  readonly namesGroups: boolean;
  read(line: WireObject, selfId: string | null): ExportedRow | null;
  cells(line: WireObject): readonly string[];
}

const CHATLAB: LineForm = {
  name: 'ChatLab JSONL',
  columns: chatLabForm.columns,
  platform: WECHAT,
  namesGroups: false,
  read: (line, selfId) => (line['_type'] === 'message' ? chatLabForm.read(line, selfId) : null),
  cells: chatLabForm.cells,
};

const WECOM_ARCHIVE: LineForm = {
  name: '企业微信会话内容存档（已解密）',
  columns: ['seq', 'msgtime', 'roomid', 'from', 'msgtype'],
  platform: WECOM,
  namesGroups: true,
  read: readWeComLine,
  cells: (line) => ['seq', 'msgtime', 'roomid', 'from', 'msgtype'].map((key) => String(line[key] ?? '')),
};

/** JSON lines whose form the first line tells. */
export async function openJsonLines(path: string, file: InspectedFile): Promise<ExportSource | FileRefusal> {
  if (file.encoding !== 'utf-8') return refuse('unknown-encoding', 'JSONL 文件须为 UTF-8 编码，请重新导出');
  for await (const line of readLines(path)) {
    const first = objectIn(line);
    if (first === null) continue;
    if (isWeComLine(first)) return sourceOf(path, file, WECOM_ARCHIVE, {});
    if (textOf(first['_type']) !== null) return sourceOf(path, file, CHATLAB, first);
    return refuse(
      'unknown-columns',
      `不认识第 ${line.row} 行。能读的是：${CHATLAB.name}、${WECOM_ARCHIVE.name}`,
      line.row,
    );
  }
  return refuse('empty', '文件里没有一行内容');
}

function sourceOf(path: string, file: InspectedFile, form: LineForm, head: WireObject): ExportSource {
  const { externalId, name } = form === CHATLAB ? chatLabForm.groupOf(head) : { externalId: null, name: null };
  return {
    ...{ kind: 'opened', format: form.name, encoding: encodingName(file), bytes: file.bytes, digest: file.digest },
    ...{ columns: form.columns, platform: form.platform, needsGroup: !form.namesGroups && externalId === null },
    ...{ groupExternalId: externalId, groupName: name },
    rows: (selfId) => inBatches(rowsOf(path, form, selfId)),
  };
}

async function* rowsOf(path: string, form: LineForm, selfId: string | null): AsyncGenerator<SourceRow> {
  for await (const line of readLines(path)) {
    const { row, endsAt, bytes } = line;
    if (bytes.toString('latin1').trim() === '') continue;
    const reading = parseWireJson(withoutMark(line));
    if (reading.kind === 'set-aside' || !isWireObject(reading.value)) {
      const raw = bytes.toString('utf8').slice(0, 64 * 1024);
      yield { row, endsAt, raw, cells: [raw], said: damaged(line, raw) };
      continue;
    }
    const said = form.read(reading.value, selfId);
    if (said !== null) yield { row, endsAt, raw: reading.raw, cells: form.cells(reading.value), said };
    else if (wordsOf(reading.value['_type']) === null)
      yield { row, endsAt, raw: reading.raw, cells: [reading.raw], said: damaged(line, reading.raw) };
  }
}

function damaged({ row, bytes, isTerminated }: FileLine, raw: string): SetAside {
  const reading = parseWireJson(bytes);
  const reason = reading.kind === 'set-aside' ? reading.item.reason : 'bad-value';
  if (!isTerminated)
    return { kind: 'set-aside', reason: 'truncated', detail: `第 ${row} 行：文件在这一行中断`, raw, row };
  const words = reading.kind === 'set-aside' ? reading.item.detail.replace(/^帧/, '此行') : '不是消息';
  return { kind: 'set-aside', reason, detail: `第 ${row} 行：${words}`, raw, row };
}

function objectIn(line: FileLine): WireObject | null {
  const reading = parseWireJson(withoutMark(line));
  return reading.kind === 'read' && isWireObject(reading.value) ? reading.value : null;
}

function withoutMark({ row, bytes }: FileLine): Buffer {
  const hasMark = row === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? bytes.subarray(3) : bytes;
}
