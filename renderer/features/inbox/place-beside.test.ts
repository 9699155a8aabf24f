import { expect, it } from 'vitest';
import { placeBeside } from './place-beside.ts';

it('names village and county', () => {
  expect(placeBeside('便民服务群', '响水村', '渌口区')).toEqual('响水村 · 渌口区');
});

it('does not repeat the village a group is named after', () => {
  expect([placeBeside('响水村便民群', '响水村', '渌口区'), placeBeside('高塘村民群', '高塘居委会', '天元区')]).toEqual([
    '渌口区',
    '天元区',
  ]);
});

it('says nothing where no place is known', () => {
  expect([placeBeside('便民群', null, null), placeBeside('便民群', null, '攸县')]).toEqual([null, '攸县']);
});
