import { describe, expect, it, test } from 'vitest';
import { leavingFileName, logLine } from './leaving.ts';

test('a line of the log loses what tells who somebody is, and keeps its ids', () => {
  const id = '01912345-6789-7135-8135-138123456789';
  const fields = {
    id,
    detail: '联系人：王五 13812345678',
    path: '/home/a/430202199001011234.csv',
    rows: 3,
    none: null,
  };
  const line = logLine({ at: '2026-11-25T01:00:00.000Z', level: 'warn', event: 'x', fields });
  expect(JSON.parse(line)).toEqual({
    ...{ at: '2026-11-25T01:00:00.000Z', level: 'warn', event: 'x', id, rows: 3, none: null },
    ...{ detail: '联系人：王* 138****5678', path: '/home/a/4302**********1234.csv' },
  });
});

describe('the name of a file that leaves', () => {
  it('stays as the trade writes it', () => {
    expect(leavingFileName('巡群周报〔2026〕第47期.docx')).toBe('巡群周报〔2026〕第47期.docx');
  });

  it.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\a\\b.docx', 'C__a_b.docx'],
    ['a\u202Efdp.exe', 'afdp.exe'],
    ['a\u200B\u0000\u2028b.csv', 'ab.csv'],
    ['...', 'file'],
    ['', 'file'],
    ['.csv', 'csv'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['Com1.tar.gz', '_Com1.tar.gz'],
    ['LPT¹.csv', '_LPT¹.csv'],
    ['console.csv', 'console.csv'],
    ['周报. . ', '周报'],
    ['e\u0301.csv', '\u00e9.csv'],
    ['\ud800.csv', 'csv'],
    ['问题台账 13812345678.csv', '问题台账 138____5678.csv'],
    ['关于举报人张三.docx', '关于举报人张_.docx'],
  ])('%j becomes %j', (given, plain) => {
    expect(leavingFileName(given)).toBe(plain);
  });

  it('takes at most 180 bytes and keeps its ending', () => {
    const name = leavingFileName(`${'周报𠮷'.repeat(100)}.docx`);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180);
    expect(name).toMatch(/^周报𠮷.*\.docx$/u);
    expect(name).not.toMatch(/\p{Cs}/u);
  });
});
