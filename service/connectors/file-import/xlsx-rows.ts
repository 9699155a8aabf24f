import JSZip from 'jszip';
import { Readable } from 'node:stream';

/** One row of a sheet; cells by their column, from 0. */
export interface SheetRow {
  /** As the sheet numbers it. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** A workbook that cannot be read, with the reason in words. */
export class UnreadableWorkbook extends Error {}

const MOST_PLAIN_BYTES = 768 * 1024 * 1024;
const MOST_COLUMNS = 100;
/** No message and no row of them is longer; a sheet without an end would be read into memory whole. */
const LONGEST_BLOCK = 8 * 1024 * 1024;

/** A workbook of which rows of text are wanted and nothing else: no formula is computed and no format applied. */
export class Workbook {
  readonly #zip: JSZip;
  readonly #strings: readonly string[];
  readonly #sheet: string;

  private constructor(zip: JSZip, strings: readonly string[], sheet: string) {
    this.#zip = zip;
    this.#strings = strings;
    this.#sheet = sheet;
  }

  static async open(bytes: Uint8Array): Promise<Workbook> {
    const zip = await JSZip.loadAsync(bytes).catch(() => {
      throw new UnreadableWorkbook('工作簿已损坏或有密码');
    });
    let plain = 0;
    zip.forEach((_path, entry) => (plain += sizeOf(entry)));
    if (plain > MOST_PLAIN_BYTES) throw new UnreadableWorkbook('工作簿解开后超过 768 MiB，请分开导出');
    const sheet = Object.keys(zip.files)
      .filter((name) => /^xl\/worksheets\/sheet\d+\.xml$/.test(name))
      .toSorted((one, other) => Number(/\d+/.exec(one)?.[0]) - Number(/\d+/.exec(other)?.[0]))[0];
    if (sheet === undefined) throw new UnreadableWorkbook('这不是 Excel 工作簿（找不到工作表）');
    return new Workbook(zip, await sharedStrings(zip), sheet);
  }

  /** The rows of the first sheet in order, the sheet never as one text. */
  async *rows(): AsyncGenerator<SheetRow> {
    let number = 0;
    for await (const block of blocksOf(this.#zip, this.#sheet, 'row')) {
      number = Number(/^<row\b[^>]*?\br="(\d+)"/.exec(block)?.[1] ?? number + 1);
      yield { row: number, cells: this.#cells(block) };
    }
  }

  #cells(block: string): readonly string[] {
    const cells: string[] = [];
    for (const [, attributes = '', inner = ''] of block.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
      const column = columnOf(/\br="([A-Z]{1,3})\d+"/.exec(attributes)?.[1] ?? null, cells.length);
      if (column >= MOST_COLUMNS) continue;
      while (cells.length < column) cells.push('');
      cells[column] = this.#value(/\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n', inner);
    }
    return cells;
  }

  #value(type: string, inner: string): string {
    if (type === 'inlineStr') return textsIn(inner);
    const value = /<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? '';
    return type === 's' ? (this.#strings[Number(value)] ?? '') : plainOf(value);
  }
}

async function sharedStrings(zip: JSZip): Promise<readonly string[]> {
  const strings: string[] = [];
  if (zip.file('xl/sharedStrings.xml') === null) return strings;
  for await (const block of blocksOf(zip, 'xl/sharedStrings.xml', 'si')) strings.push(textsIn(block));
  return strings;
}

/** The elements of one name, each as its text; an element that never closes ends the reading. */
async function* blocksOf(zip: JSZip, path: string, name: string): AsyncGenerator<string> {
  const stream = zip.file(path)?.nodeStream('nodebuffer');
  if (stream === undefined) return;
  const decoder = new TextDecoder('utf-8');
  const [begin, end] = [new RegExp(`<${name}[\\s>/]`), `</${name}>`];
  let rest = '';
  let read = 0;
  // The streams of the library are older than the iterating of streams.
  for await (const chunk of new Readable().wrap(stream) as AsyncIterable<Buffer>) {
    read += chunk.length;
    if (read > MOST_PLAIN_BYTES || rest.length > LONGEST_BLOCK)
      throw new UnreadableWorkbook('工作簿已损坏（表格没有结尾）');
    rest += decoder.decode(chunk, { stream: true });
    for (;;) {
      const start = rest.search(begin);
      if (start < 0) {
        rest = rest.slice(-20);
        break;
      }
      const opened = rest.indexOf('>', start);
      if (opened < 0) break;
      const isEmpty = rest[opened - 1] === '/';
      const close = isEmpty ? opened + 1 : rest.indexOf(end, opened);
      if (close < 0) break;
      const until = isEmpty ? close : close + end.length;
      yield rest.slice(start, until);
      rest = rest.slice(until);
    }
  }
}

/** All the text of a rich string, without the reading aids Excel keeps beside it. */
function textsIn(block: string): string {
  const texts = block.replaceAll(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g);
  return [...texts].map(([, text = '']) => plainOf(text)).join('');
}

function plainOf(text: string): string {
  return text
    .replaceAll(/_x([0-9A-F]{4})_/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(
      /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
      (whole, hex: string | undefined, decimal: string | undefined) => {
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : whole;
      },
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

function columnOf(letters: string | null, next: number): number {
  if (letters === null) return next;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The size an entry says it has; a bomb is refused by what it says before it is opened. */
function sizeOf(entry: JSZip.JSZipObject): number {
  const { _data: data } = entry as unknown as { readonly _data?: { readonly uncompressedSize?: number } };
  return data?.uncompressedSize ?? 0;
}
