import { expect, test } from 'vitest';
import { tableToCsv } from './table-to-csv.ts';

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
  const dangerous = [
    '=1+1',
    '+1',
    '-1',
    '@A1',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1',
    '＋1',
    '－1',
    '＠A1',
    ' =1',
    '\u200b=1',
    '\0=1',
    ' plain',
    'a=b',
  ];

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
      `"' =1"`,
      `"'\u200b=1"`,
      `"'=1"`,
      '" plain"',
      '"a=b"',
      '',
    ].join('\r\n'),
  );
});

test('nobody is named in a table that leaves', () => {
  const csv = tableToCsv({ columns: ['联系人：王五'], rows: [['电话13812345678'], ['430202199001011234']] });

  expect(csv).toEqual('\uFEFF"联系人：王*"\r\n"电话138****5678"\r\n"4302**********1234"\r\n');
});
