import { expect, it } from 'vitest';
import { normalise } from './normalise.ts';
import { asksOffice } from './question.ts';

const asks = (text: string, isHit = false) => asksOffice(normalise(text).text, isHit);

it.each([
  '医保今年要交多少钱',
  '请问低保怎么申请',
  '咨询一下新农合',
  '垃圾桶什么时候能换？',
  '危房改造補貼發了沒有',
  '三组今天停电吗',
  '老人卡可以在镇上办么！！',
  '路灯坏了半个月了怎么没人修',
])('takes %j for a question to the office', (text) => expect(asks(text)).toBe(true));

it.each([
  '路灯坏了',
  '吃了吗',
  '？？？',
  '你晚上几点回来？',
  '好的，谢谢',
  '今晚八点停水，请大家提前储水。',
  '没什么大事，不管怎么样都支持村里',
])('takes %j for none', (text) => expect(asks(text)).toBe(false));

it('takes a question of any subject where a rule of the centre is hit', () => {
  expect([asks('喝了这水拉肚子怎么回事'), asks('喝了这水拉肚子怎么回事', true), asks('喝了这水拉肚子', true)]).toEqual([
    false,
    true,
    false,
  ]);
});

it('takes no long notice for a question', () => {
  expect([asks(`${'关于停电的通知。'.repeat(30)}如有疑问请问村委会？`), asks('')]).toEqual([false, false]);
});
