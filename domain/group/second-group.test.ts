import { expect, it } from 'vitest';
import { proposeSecondGroup, type FillingGroup } from './second-group.ts';

const group = (name: string, members: number | null, change: Partial<FillingGroup> = {}): FillingGroup => ({
  ...{ name, tier: 'village', members, cap: 500 },
  ...change,
});

it.each([
  ['明照村村民群', '明照村村民二群'],
  ['明照村村民二群', '明照村村民三群'],
  ['明照村第一群', '明照村二群'],
  ['明照村9群', '明照村十群'],
  ['明照村十群', '明照村11群'],
  ['明照村微信群聊', '明照村微信二群'],
  ['明照村之家', '明照村之家二群'],
])('proposes after %s to make %s', (name, next) => {
  expect(proposeSecondGroup(group(name, 450), [])).toEqual({ kind: 'make', name: next });
});

it('proposes no name that the village has', () => {
  const siblings = [group('明照村村民二群', 499), group('明照村村民三群', 500)];
  expect(proposeSecondGroup(group('明照村村民群', 500), siblings)).toEqual({ kind: 'make', name: '明照村村民四群' });
});

it('proposes the group of the same tier that has most room, before a new one', () => {
  const siblings = [
    group('甲群', 440),
    group('乙群', 100),
    group('组群', 3, { tier: 'team' }),
    group('未数群', null),
    group('满群', 460),
  ];
  expect(proposeSecondGroup(group('明照村村民群', 470), siblings)).toEqual({ kind: 'use', name: '乙群', room: 400 });
});

it('proposes nothing where there is room, nobody has counted, or it is no group of villagers', () => {
  expect([
    proposeSecondGroup(group('甲群', 449), []),
    proposeSecondGroup(group('甲群', null), []),
    proposeSecondGroup(group('督办群', 500, { tier: 'supervision' }), []),
  ]).toEqual([null, null, null]);
});
