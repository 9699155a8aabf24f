import { expect, test } from 'vitest';
import { bytesToBase64, tableToCsv, textToBase64 } from './table-to-csv.ts';

test('a table becomes quoted lines behind a byte order mark', () => {
  const csv = tableToCsv({
    columns: ['县区', '中位数', 'n'],
    rows: [
      ['荷塘区', '3 小时 12 分', 41],
      ['说"快"', null, -1],
    ],
  });

  expect(csv).toEqual('\uFEFF"县区","中位数","n"\r\n"荷塘区","3 小时 12 分","41"\r\n"说""快""","","-1"\r\n');
});

test('a text a spreadsheet would run as a formula gets an apostrophe', () => {
  const dangerous = ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', '\n=1', '＝1', '＋1', '－1', '＠A1', ' plain', 'a=b'];

  const csv = tableToCsv({ columns: ['x'], rows: dangerous.map((text) => [text]) });

  expect(csv).toEqual(
    [
      '\uFEFF"x"',
      `"'=1+1"`,
      `"'+1"`,
      `"'-1"`,
      `"'@A1"`,
      `"'\t=1"`,
      `"'\r=1"`,
      `"'\n=1"`,
      `"'＝1"`,
      `"'＋1"`,
      `"'－1"`,
      `"'＠A1"`,
      '" plain"',
      '"a=b"',
      '',
    ].join('\r\n'),
  );
});

test('text and long byte arrays survive base64', () => {
  const long = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);

  expect([
    textToBase64('巡群'),
    [...Buffer.from(bytesToBase64(long), 'base64')].every((byte, index) => byte === index % 251),
  ]).toEqual([Buffer.from('巡群').toString('base64'), true]);
});
