import { expect, it } from 'vitest';
import type { Timers } from '../timers.ts';
import type { Ask } from './ask-puppet.ts';
import { askMembers } from './member-lists.ts';
import { writeTexts } from './protobuf-fields.ts';
import type { PuppetAnswer } from './puppet-client.ts';

const atOnce: Timers = {
  after: (_milliseconds, run) => {
    queueMicrotask(run);
    return () => undefined;
  },
};
const ok = (...parts: readonly Uint8Array[]): PuppetAnswer => ({ kind: 'ok', bytes: Buffer.concat(parts) });
const failed = (code: number): PuppetAnswer => ({ kind: 'failed', code });
const UNIMPLEMENTED = 12;

const TWO = ok(writeTexts({ 1: 'wxid_a' }), writeTexts({ 1: 'wxid_b' }));
/** A service that answers like this, and says that everybody is called 甲. */
const asked = (answers: Readonly<Record<string, PuppetAnswer>>) => {
  const ask: Ask = async (method) => answers[method] ?? ok(writeTexts({ 1: 'id', 5: '甲' }));
  return askMembers(ask, atOnce, '1@chatroom');
};

const named = (id: string, role = 'member') => ({ id, name: '甲', card: '', role });

it('takes the list, and who leads the group from the group', async () => {
  const RoomPayload = ok(writeTexts({ 2: '幸福村', 4: 'wxid_b' }));
  expect(await asked({ RoomPayload, RoomMemberList: TWO })).toEqual({
    ...{ kind: 'read', entries: [named('wxid_a'), named('wxid_b', 'owner')], next: null },
  });
});

it('takes the ids the group itself tells where the service has no list of members', async () => {
  const RoomPayload = ok(writeTexts({ 2: '幸福村', 5: 'wxid_a' }), writeTexts({ 6: 'wxid_a' }));
  const RoomMemberList = failed(UNIMPLEMENTED);
  expect(await asked({ RoomPayload, RoomMemberList })).toEqual({
    ...{ kind: 'read', entries: [named('wxid_a', 'admin')], next: null },
  });
});

it.each([
  ['the list', { RoomMemberList: { kind: 'unanswered' } }],
  ['the names of a member', { RoomMemberList: TWO, RoomMemberPayload: { kind: 'unanswered' } }],
  [
    'a member that is asked for as a contact',
    { RoomMemberList: TWO, RoomMemberPayload: failed(2), ContactPayload: { kind: 'unanswered' } },
  ],
] as const)('leaves the group for the next time where %s is not answered', async (_what, answers) => {
  expect(await asked(answers)).toEqual({ kind: 'unread' });
});

it.each([
  ['lists', { RoomPayload: failed(UNIMPLEMENTED), RoomMemberList: failed(UNIMPLEMENTED) }],
  ['names', { RoomMemberList: TWO, RoomMemberPayload: failed(UNIMPLEMENTED), ContactPayload: failed(UNIMPLEMENTED) }],
])('is not offered where the service has no %s', async (_what, answers) => {
  expect(await asked(answers)).toEqual({ kind: 'not-offered' });
});

it('keeps somebody without a name in the list: he is there, whoever he is', async () => {
  const answers = { RoomMemberList: TWO, RoomMemberPayload: failed(2), ContactPayload: failed(5) };
  expect(await asked(answers)).toMatchObject({ entries: [{ id: 'wxid_a', name: '' }, { id: 'wxid_b' }] });
});
