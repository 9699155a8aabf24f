import {
  AlignmentType,
  BorderStyle,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { BriefBlock, BriefRun, BriefTable } from '../../domain/brief/compose-brief.ts';
import { font, legal, page, size, type BriefFonts } from './docx-page.ts';

/** A chart as the window drew it; width and height in its own pixels. */
export interface ChartPicture {
  readonly place: string;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}

/** 96 pixels to the inch: 156 mm wide, and low enough to leave room for its caption. */
const MOST_PIXELS = { width: 589, height: 420 };

/** Paragraphs, tables and pictures of one block; a picture that was not given leaves nothing. */
export function renderBlock(
  block: BriefBlock,
  pictures: readonly ChartPicture[],
  fonts: BriefFonts,
): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'paragraph':
      return [bodyParagraph(textOf(block.runs), fonts)];
    case 'table':
      return [caption(block.caption, fonts), table(block, fonts), note(block.note, fonts)];
    case 'picture': {
      const picture = pictures.find(({ place }) => place === block.place);
      return picture === undefined ? [] : [drawing(picture), caption(block.caption, fonts)];
    }
  }
}

/** A paragraph of the body: two characters in, on exactly 28 pt. */
export function bodyParagraph(text: string, fonts: BriefFonts): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: { line: page.linePitch, lineRule: LineRuleType.EXACT },
    indent: { firstLineChars: 200, firstLine: 2 * size.body * 10 },
    children: [new TextRun({ text: legal(text), font: font(fonts.body), size: size.body })],
  });
}

function textOf(runs: readonly BriefRun[]): string {
  // A percent sign does not begin a line.
  return runs.map((run) => run.text.replace(' %', '\u00a0%')).join('');
}

function caption(text: string, fonts: BriefFonts): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { line: page.linePitch, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: legal(text), font: font(fonts.heading), size: size.caption })],
  });
}

function note(text: string, fonts: BriefFonts): Paragraph {
  return new Paragraph({
    spacing: { line: 320, lineRule: LineRuleType.EXACT, after: 160 },
    children: [new TextRun({ text: legal(text), font: font(fonts.body), size: size.table })],
  });
}

/** Line rule AUTO: on exactly 28 pt Word cuts a picture down to one line. */
function drawing(picture: ChartPicture): Paragraph {
  const scale = Math.min(MOST_PIXELS.width / picture.width, MOST_PIXELS.height / picture.height);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { line: 240, lineRule: LineRuleType.AUTO },
    children: [
      new ImageRun({
        type: 'png',
        data: picture.png,
        transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
        altText: { name: legal(picture.place), title: legal(picture.caption), description: legal(picture.caption) },
      }),
    ],
  });
}

function table({ columns, rows, totalled }: BriefTable, fonts: BriefFonts): Table {
  const first = Math.floor(page.textWidth / (columns.length + 1)) * 2;
  const other = Math.floor((page.textWidth - first) / Math.max(1, columns.length - 1));
  const widths = columns.map((_column, index) => (index === 0 ? page.textWidth - other * (columns.length - 1) : other));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, index) => cell(column.label, 'center', widths[index], fonts.heading)),
  });
  const body = rows.map((row, line) => {
    const name = totalled && line === rows.length - 1 ? fonts.heading : fonts.body;
    const cells = row.map((run, index) => cell(run.text, columns[index]?.align ?? 'left', widths[index], name));
    return new TableRow({ cantSplit: true, children: cells });
  });
  return new Table({
    rows: [head, ...body],
    width: { size: page.textWidth, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: 40, right: 40 },
    borders: Object.fromEntries(EDGES.map((edge) => [edge, { style: BorderStyle.SINGLE, size: 4, color: '000000' }])),
  });
}

const EDGES = ['top', 'bottom', 'left', 'right', 'insideHorizontal', 'insideVertical'] as const;

function cell(text: string, align: 'left' | 'right' | 'center', width: number | undefined, name: string): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    ...(width === undefined ? {} : { width: { size: width, type: WidthType.DXA } }),
    children: [
      new Paragraph({
        alignment: align,
        spacing: { line: 280, lineRule: LineRuleType.AT_LEAST },
        children: [new TextRun({ text: legal(text), font: font(name), size: size.table })],
      }),
    ],
  });
}
