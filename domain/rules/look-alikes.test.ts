import { expect, test } from 'vitest';
import { representativeOf, splitAt } from './look-alikes.ts';
import { shapeView } from './views.ts';

test('a look-alike stands for one class, so that looking twice changes nothing', () => {
  const characters = Array.from({ length: 0x9fff - 0x4e00 }, (_, n) => String.fromCodePoint(0x4e00 + n));
  expect(characters.filter((each) => representativeOf(representativeOf(each)) !== representativeOf(each))).toEqual([]);
});

test('the longest parts win, and ordinary text is left alone', () => {
  expect([
    splitAt('亻言用', 0),
    splitAt('信用', 0),
    shapeView('贝有 贝各').text,
    shapeView('明天开会。好的').text,
  ]).toEqual([{ whole: '信', length: 2 }, null, '贿赂', '明夭开会。好的'.replace('夭', representativeOf('天'))]);
});
