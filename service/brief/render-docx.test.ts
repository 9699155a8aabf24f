import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import type { BriefDocument, BriefRun } from '../../domain/brief/compose-brief.ts';
import { instant } from '../../domain/time/instant.ts';
import { renderDocx } from './render-docx.ts';

// One pixel.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const words = (text: string): BriefRun => ({ kind: 'words', text });

function aBrief(change: Partial<BriefDocument> = {}): BriefDocument {
  return {
    week: { from: instant(1_795_363_200_000), to: instant(1_795_968_000_000) },
    cutOff: instant(1_795_500_000_000),
    head: '监督工作周报',
    serial: '〔2026〕第48期',
    issuer: '某市大监督中心',
    date: '2026年11月24日',
    title: '某市群众诉求办理情况周报',
    basis: '统计时段：2026年11月23日至2026年11月29日。',
    sections: [
      {
        heading: '一、总体情况',
        blocks: [
          { kind: 'paragraph', runs: [words('本周受理'), words('1452'), words('件。')] },
          {
            kind: 'table',
            id: 'counties',
            caption: '县区办理情况表',
            columns: [
              { label: '县区', align: 'left' },
              { label: '受理', align: 'right' },
            ],
            rows: [
              [words('甲区'), words('1397')],
              [words('合计'), words('1452')],
            ],
            totalled: true,
            note: '单位：件。',
          },
          { kind: 'picture', place: 'categories', caption: '问题分类' },
          { kind: 'picture', place: 'trend', caption: '没有给出的图' },
        ],
      },
    ],
    reportTo: ['某市委'],
    sendTo: ['各县纪委监委'],
    ...change,
  };
}

const picture = { place: 'categories', png: PNG, width: 1200, height: 600, caption: '问题分类' };

async function opened(bytes: Uint8Array) {
  const zip = await JSZip.loadAsync(bytes);
  const part = async (name: string) => (await zip.file(name)?.async('string')) ?? '';
  const document = await part('word/document.xml');
  const paragraphs = [...document.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) => paragraph);
  const textOf = (xml: string) => [...xml.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, text]) => text).join('');
  return { zip, part, document, paragraphs, textOf };
}

const STAMP = { serial: '2026-000012', checkCode: 'ABCD-EFGH-JKLM' };

describe('the brief as a Word file', () => {
  it('says everything the document says, in its order, and leaves a picture out that was not given', async () => {
    const { document, textOf } = await opened(await renderDocx(aBrief(), [picture], STAMP));
    expect(textOf(document)).toEqual(
      [
        '监督工作周报〔2026〕第48期某市大监督中心2026年11月24日某市群众诉求办理情况周报',
        '统计时段：2026年11月23日至2026年11月29日。一、总体情况本周受理1452件。',
        '县区办理情况表县区受理甲区1397合计1452单位：件。问题分类报：某市委送：各县纪委监委导出登记号 2026-000012　校验码 ABCD-EFGH-JKLM',
      ].join(''),
    );
  });

  it('gives the same bytes for the same document', async () => {
    const [first, again] = [await renderDocx(aBrief(), [picture], STAMP), await renderDocx(aBrief(), [picture], STAMP)];
    expect(Buffer.from(first).equals(Buffer.from(again))).toBe(true);
  });

  it('gives other bytes when a figure is another', async () => {
    const first = await renderDocx(aBrief(), [], STAMP);
    const other = await renderDocx(aBrief({ serial: '〔2026〕第49期' }), [], STAMP);
    expect(Buffer.from(first).equals(Buffer.from(other))).toBe(false);
  });

  it('keeps the type area of an official document: A4, 37/26/35/28 mm, no character grid', async () => {
    const { document } = await opened(await renderDocx(aBrief(), [], STAMP));
    expect({
      size: /<w:pgSz w:w="(\d+)" w:h="(\d+)"/.exec(document)?.slice(1),
      margin: /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/.exec(document)?.slice(1),
      hasGrid: document.includes('linesAndChars'),
    }).toEqual({ size: ['11906', '16838'], margin: ['2098', '1474', '1984', '1588'], hasGrid: false });
  });

  it('sets the body on exactly 28 pt and lets a picture have the height it needs', async () => {
    const { paragraphs, textOf } = await opened(await renderDocx(aBrief(), [picture], STAMP));
    const spacing = (wanted: (xml: string) => boolean) =>
      paragraphs.filter(wanted).map((xml) => /<w:spacing[^>]*>/.exec(xml)?.[0]);
    expect({
      body: spacing((xml) => textOf(xml) === '本周受理1452件。'),
      picture: spacing((xml) => xml.includes('<w:drawing>')),
    }).toEqual({
      body: ['<w:spacing w:line="560" w:lineRule="exact"/>'],
      picture: ['<w:spacing w:line="240" w:lineRule="auto"/>'],
    });
  });

  it('numbers odd pages on the right and even pages on the left', async () => {
    const { part } = await opened(await renderDocx(aBrief(), [], STAMP));
    const [odd, even] = [await part('word/footer1.xml'), await part('word/footer2.xml')];
    const side = (xml: string) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1];
    expect({
      sides: [side(odd), side(even)],
      dashes: odd.includes('— ') && odd.includes('PAGE') && odd.includes(' —'),
      differ: (await part('word/settings.xml')).includes('evenAndOddHeaders'),
    }).toEqual({ sides: ['right', 'left'], dashes: true, differ: true });
  });

  it('drops the characters that would make Word refuse the file', async () => {
    const bytes = await renderDocx(aBrief({ title: '周\u0000报\u000B\uFFFE\uD800<&>' }), [], STAMP);
    const { document } = await opened(bytes);
    expect(document.includes('<w:t xml:space="preserve">周报&lt;&amp;&gt;</w:t>')).toBe(true);
  });

  it('names nobody, whatever was put into it', async () => {
    const bytes = await renderDocx(aBrief({ title: '联系人：王五 13812345678 430202199001011234' }), [], STAMP);
    const { document } = await opened(bytes);
    expect(document).toContain('联系人：王* 138****5678 4302**********1234');
    expect(document).not.toMatch(/王五|13812345678|430202199001011234/);
  });

  it('points to nothing outside itself', async () => {
    const { zip, part } = await opened(await renderDocx(aBrief(), [picture], STAMP));
    const relations = await Promise.all(
      Object.keys(zip.files)
        .filter((name) => name.endsWith('.rels'))
        .map(part),
    );
    expect(relations.filter((xml) => xml.includes('TargetMode="External"'))).toEqual([]);
  });
});
