import { expect, it } from 'vitest';
import type { GroupId, MessageId, RegionCode } from '../../../domain/ids.ts';
import { newForm, sourceOf, targetOf, toneOf } from './draft-form.ts';

const form = newForm(null, null);
const county = '430202' as RegionCode;
const group = 'g' as GroupId;

it('has a target once somebody has chosen where to', () => {
  expect([
    targetOf(form),
    targetOf({ ...form, tags: ['留守'] }),
    targetOf({ ...form, regions: [county], tags: ['留守'] }),
    targetOf({ ...form, everywhere: true, regions: [county] }),
    targetOf({ ...form, kind: 'supervision' }),
    targetOf({ ...form, kind: 'supervision', supervisionIds: [group] }),
    targetOf(newForm(7 as MessageId, null)),
  ]).toEqual([
    null,
    null,
    { kind: 'groups', everywhere: false, groupIds: [], regions: [county], tags: ['留守'] },
    { kind: 'groups', everywhere: true, groupIds: [], regions: [], tags: [] },
    null,
    { kind: 'supervision', groupIds: [group] },
    { kind: 'reply', messageId: 7 },
  ]);
});

it('names the words that have to go, and keeps a source only where there is one', () => {
  expect(toneOf('刁 民，我们马上解决')).toEqual([
    { fault: 'rude', word: '刁 民' },
    { fault: 'promise', word: '马上解决' },
  ]);
  expect([sourceOf(form), sourceOf({ ...form, source: { ...form.source, title: '停水通告' } })?.title]).toEqual([
    null,
    '停水通告',
  ]);
});
