import { expect, it } from 'vitest';
import { titleFromText } from './title-from-text.ts';

it('takes the first sentence', () => {
  expect(titleFromText('三门镇响水村4组自来水浑浊，从昨晚开始。请派人看看！')).toEqual(
    '三门镇响水村4组自来水浑浊，从昨晚开始',
  );
});

it('leaves out greetings, mentions, placeholders and links', () => {
  expect(titleFromText('@村支书 您好，[图片]请问我们组路灯坏了半个月了谁来修？https://example.cn/a')).toEqual(
    '我们组路灯坏了半个月了谁来修',
  );
});

it('leaves out several greetings in a row', () => {
  expect(['书记，又停水了，电话没人接', '大家看看，路基塌了一大块'].map(titleFromText)).toEqual([
    '又停水了，电话没人接',
    '路基塌了一大块',
  ]);
});

it('joins a very short first sentence with the next', () => {
  expect(titleFromText('又停水了！三组到五组都没水')).toEqual('又停水了，三组到五组都没水');
});

it('cuts a long sentence at a comma, within forty characters', () => {
  const text = '建设南路与新华西路口的红绿灯从上周三开始就一直坏着没人管，早高峰堵到五百米开外，交警也没有来过一次';
  expect(titleFromText(text)).toEqual('建设南路与新华西路口的红绿灯从上周三开始就一直坏着没人管，早高峰堵到五百米开外');
});

it('cuts a sentence without commas at forty characters', () => {
  expect(titleFromText('水'.repeat(60))).toEqual('水'.repeat(40));
});

it('never puts a telephone or identity number into a title', () => {
  expect(titleFromText('路灯坏了打13812345678联系我')).toEqual('路灯坏了打联系我');
});

it('drops characters that cannot be seen', () => {
  expect(titleFromText('\u202e路\u200b灯坏了好几天了')).toEqual('路灯坏了好几天了');
});

it('is empty where nothing can be said', () => {
  expect(titleFromText('[图片][语音]')).toEqual('');
});
