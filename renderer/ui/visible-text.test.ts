import { expect, test } from 'vitest';
import { visibleText } from './visible-text.ts';

test('characters that turn or hide text are shown by name', () => {
  expect(visibleText('发票\u202Efdp.exe\u200B张\u0000\uFEFF')).toEqual('发票‹U+202E›fdp.exe‹U+200B›张‹U+0000›‹U+FEFF›');
});

test('line breaks, tabs and joined emoji stay as they are', () => {
  expect(visibleText('第一行\n\t👨‍👩‍👧 好')).toEqual('第一行\n\t👨‍👩‍👧 好');
});
