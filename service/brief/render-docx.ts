import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
  type Table,
} from 'docx';
import type { BriefDocument } from '../../domain/brief/compose-brief.ts';
import { bodyParagraph, renderBlock, type ChartPicture } from './docx-blocks.ts';
import { defaultFonts, font, legal, page, size, type BriefFonts } from './docx-page.ts';
import { settleArchive } from './settle-archive.ts';

/** Serial and check code of the export, as the register has them. */
export interface PrintedStamp {
  readonly serial: string;
  readonly checkCode: string;
}

/** The brief as the bytes of a .docx after GB/T 9704; the same input gives the same bytes. */
export async function renderDocx(
  brief: BriefDocument,
  pictures: readonly ChartPicture[],
  stamp: PrintedStamp,
  fonts: BriefFonts = defaultFonts,
): Promise<Uint8Array> {
  const document = new Document({
    title: legal(`${brief.head}${brief.serial}`),
    creator: legal(brief.issuer),
    lastModifiedBy: legal(brief.issuer),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { font: font(fonts.body), size: size.body, language: { value: 'zh-CN', eastAsia: 'zh-CN' } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: page.width, height: page.height }, margin: page.margin } },
        footers: { default: footer(AlignmentType.RIGHT, fonts), even: footer(AlignmentType.LEFT, fonts) },
        children: [
          ...head(brief, fonts),
          ...body(brief, pictures, fonts),
          ...distribution(brief, fonts),
          registered(stamp, fonts),
        ],
      },
    ],
  });
  return settleArchive(new Uint8Array(await Packer.toArrayBuffer(document)), brief.cutOff);
}

/** Red head, serial, issuer left and date right, red rule. */
function head(brief: BriefDocument, fonts: BriefFonts): readonly Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    new Paragraph({
      ...centred,
      spacing: { line: 1_200, lineRule: LineRuleType.EXACT, after: 120 },
      children: [run(brief.head, fonts.title, size.head, page.red)],
    }),
    new Paragraph({ ...centred, ...pitch(), children: [run(brief.serial, fonts.body, size.body)] }),
    new Paragraph({
      ...pitch(),
      tabStops: [{ type: TabStopType.RIGHT, position: page.textWidth }],
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: page.red, space: 4 } },
      children: [
        new TextRun({
          children: [legal(brief.issuer), new Tab(), legal(brief.date)],
          font: font(fonts.body),
          size: size.body,
        }),
      ],
    }),
    new Paragraph({ ...pitch(), children: [] }),
    new Paragraph({
      ...centred,
      spacing: { line: 640, lineRule: LineRuleType.EXACT, after: 280 },
      children: [run(brief.title, fonts.title, size.title)],
    }),
  ];
}

function body(
  brief: BriefDocument,
  pictures: readonly ChartPicture[],
  fonts: BriefFonts,
): readonly (Paragraph | Table)[] {
  return [
    bodyParagraph(brief.basis, fonts),
    ...brief.sections.flatMap((section) => [
      new Paragraph({
        ...pitch(),
        keepNext: true,
        indent: { firstLineChars: 200, firstLine: 2 * size.body * 10 },
        children: [run(section.heading, fonts.heading, size.body)],
      }),
      ...section.blocks.flatMap((block) => renderBlock(block, pictures, fonts)),
    ]),
  ];
}

/** 报 and 送 between two rules at the end. */
function distribution(brief: BriefDocument, fonts: BriefFonts): readonly Paragraph[] {
  const rule = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 2 };
  const line = (
    label: string,
    names: readonly string[],
    border: { readonly top?: typeof rule; readonly bottom?: typeof rule },
  ) =>
    new Paragraph({
      ...pitch(),
      border,
      keepLines: true,
      indent: { left: 900, hanging: 900 },
      children: [run(`${label}：${names.join('，')}`, fonts.body, size.number)],
    });
  return [
    new Paragraph({ ...pitch(), children: [] }),
    line('报', brief.reportTo, { top: rule }),
    line('送', brief.sendTo, { bottom: rule }),
  ];
}

/** The last line of the last page: by it a paper is found in the register of exports. */
function registered({ serial, checkCode }: PrintedStamp, fonts: BriefFonts): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    spacing: { line: 400, lineRule: LineRuleType.EXACT, before: 120 },
    children: [run(`导出登记号 ${serial}　校验码 ${checkCode}`, fonts.number, size.table)],
  });
}

/** — 1 — on the outer side: odd pages right, even pages left. */
function footer(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT, fonts: BriefFonts): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font(fonts.number), size: size.number }),
        ],
      }),
    ],
  });
}

function run(text: string, name: string, halfPoints: number, color?: string): TextRun {
  return new TextRun({
    text: legal(text),
    font: font(name),
    size: halfPoints,
    ...(color === undefined ? {} : { color }),
  });
}

function pitch() {
  return { spacing: { line: page.linePitch, lineRule: LineRuleType.EXACT } };
}
