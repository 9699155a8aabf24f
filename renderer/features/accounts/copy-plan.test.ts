import { expect, it } from 'vitest';
import type { GroupId } from '../../../domain/ids.ts';
import { planAsLines } from './copy-plan.ts';

it('writes a step a line, with no separator out of a name', () => {
  const step = { groupId: 'g' as GroupId, externalId: '92001', countyName: '甲县', from: '一号机' };
  const steps = [
    { ...step, groupName: '幸福村\t群\n', villageName: '幸福村', to: '二号机' },
    { ...step, groupName: '光明村群', villageName: null, to: null },
  ];
  expect(planAsLines(steps, '表头', '不必').split('\n')).toEqual([
    '表头',
    '1\t幸福村 群 \t92001\t甲县\t幸福村\t一号机\t二号机',
    '2\t光明村群\t92001\t甲县\t\t一号机\t不必',
  ]);
});
