import { isWireObject, parseWireJson, type WireObject } from '../parse-wire-json.ts';
import { inBatches, WECHAT, type ExportSource, type SourceRow } from './export-source.ts';
import { refuse, type FileRefusal } from './file-refusal.ts';
import { encodingName, type InspectedFile } from './inspect-file.ts';
import { JsonElements, type JsonElement } from './json-elements.ts';
import { JSON_FORMS, type JsonForm } from './json-forms.ts';
import { aside } from './row-to-item.ts';

/** Messages that are looked at to know the exporter. */
const MOST_LOOKED_AT = 100;
const HEAD_LIMITS = { bytes: 32 * 1024 * 1024, depth: 64 };

/** A JSON export whose exporter is known by its head and its first message. */
export async function openJson(path: string, file: InspectedFile): Promise<ExportSource | FileRefusal> {
  if (file.encoding !== 'utf-8') return refuse('unknown-encoding', 'JSON 文件须为 UTF-8 编码，请重新导出');
  const elements = new JsonElements(path);
  let first: WireObject | null = null;
  for await (const element of elements) {
    first = objectIn(element);
    // A file may begin with damaged ones.
    if (first !== null || element.row === MOST_LOOKED_AT) break;
  }
  const reading = parseWireJson(Buffer.from(elements.head === '' ? '{}' : elements.head), HEAD_LIMITS);
  const head = reading.kind === 'read' && isWireObject(reading.value) ? reading.value : {};
  if (first === null) return refuse('empty', '文件里没有一条消息（找不到 messages 列表，或列表是空的）');
  const form = JSON_FORMS.find((known) => known.fits(head, first));
  if (form === undefined)
    return refuse(
      'unknown-columns',
      `不认识这个 JSON 的结构。能读的是：${JSON_FORMS.map(({ name }) => name).join('、')}`,
    );
  return sourceOf(path, file, form, head);
}

function sourceOf(path: string, file: InspectedFile, form: JsonForm, head: WireObject): ExportSource {
  const { externalId, name } = form.groupOf(head);
  return {
    ...{ kind: 'opened', format: form.name, encoding: encodingName(file), bytes: file.bytes, digest: file.digest },
    ...{ columns: form.columns, platform: WECHAT, needsGroup: !form.namesGroups && externalId === null },
    ...{ groupExternalId: externalId, groupName: name },
    rows: (selfId) => inBatches(rowsOf(path, form, selfId)),
  };
}

async function* rowsOf(path: string, form: JsonForm, selfId: string | null): AsyncGenerator<SourceRow> {
  for await (const element of new JsonElements(path)) yield toRow(element, form, selfId);
}

const WORDS: Partial<Readonly<Record<JsonElement['end'], string>>> = {
  'cut-off': '文件在这一条中断，其后没有读出',
  unbalanced: '此条缺少括号或引号，已从下一条继续读出',
};

function toRow(element: JsonElement, form: JsonForm, selfId: string | null): SourceRow {
  const { row, endsAt, bytes, end } = element;
  const reading = parseWireJson(bytes);
  if (reading.kind === 'set-aside') {
    const { reason, detail, raw } = reading.item;
    const said = { ...reading.item, reason: end === 'cut-off' ? 'truncated' : reason, row } as const;
    const text = typeof raw === 'string' ? raw : Buffer.from(raw).toString('utf8');
    const words = WORDS[end] ?? detail.replace(/^帧/, '此条');
    return { row, endsAt, raw: text, cells: [text], said: { ...said, detail: `第 ${row} 条：${words}` } };
  }
  const { value, raw } = reading;
  if (!isWireObject(value)) return { row, endsAt, raw, cells: [raw], said: aside(row, 'bad-value', '不是消息', raw) };
  return { row, endsAt, raw, cells: form.cells(value), said: form.read(value, selfId) };
}

function objectIn({ bytes }: JsonElement): WireObject | null {
  const reading = parseWireJson(bytes);
  return reading.kind === 'read' && isWireObject(reading.value) ? reading.value : null;
}
