import { expect, test } from 'vitest';
import { safeFileName } from './safe-file-name.ts';

test('a trade name stays as it is', () => {
  expect(safeFileName('巡群周报〔2026〕第47期.docx')).toEqual('巡群周报〔2026〕第47期.docx');
});

test.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['C:\\a\\b.docx', 'C__a_b.docx'],
  ['a\u202Efdp.exe', 'afdp.exe'],
  ['...', 'file'],
  ['a\u0000b.csv', 'ab.csv'],
])('%s becomes a plain name', (given, plain) => {
  expect(safeFileName(given)).toEqual(plain);
});
