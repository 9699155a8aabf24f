import { expect, test } from 'vitest';
import { missingParts } from './missing-parts.ts';

test('blank words are no words', () => {
  expect([
    missingParts({ situation: '', handling: ' \n', effect: '' }),
    missingParts({ situation: '管道破裂', handling: '已更换', effect: ' ' }),
    missingParts({ situation: '管道破裂', handling: '已更换', effect: '已供水' }),
  ]).toEqual([['situation', 'handling', 'effect'], ['effect'], []]);
});
