import { expect, test } from 'vitest';
import { matchCommands, type PaletteEntry } from './match-commands.ts';

function entry(id: string, title: string, unavailable: string | null = null): PaletteEntry {
  return { id, title, group: '前往', keys: [], unavailable, run: () => undefined };
}

const entries = [
  entry('wall', '打开大屏', '没有权限'),
  entry('inbox', '前往收件箱'),
  entry('ledger', '前往台账'),
  entry('language', '切换语言 / Language'),
];

function found(words: string): string[] {
  return matchCommands(words, entries).map(({ id }) => id);
}

test('no words give every command, the possible ones first', () => {
  expect(found('  ')).toEqual(['inbox', 'ledger', 'language', 'wall']);
});

test('words are found anywhere in the title, whatever their case', () => {
  expect([found('台账'), found('LANG'), found('大屏')]).toEqual([['ledger'], ['language'], ['wall']]);
});

test('pinyin initials find a title', () => {
  expect([found('sjx'), found('qwtz'), found('xyz')]).toEqual([['inbox'], ['ledger'], []]);
});
