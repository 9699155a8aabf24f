import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GroupId } from '../../domain/ids.ts';
import type { IncomingMember } from '../../domain/message/message.ts';
import { instant } from '../../domain/time/instant.ts';
import { addAccount, aFolder, TEST_NOW, type TestFolder } from './a-store.ts';
import { applyRoster, noteMembership } from './group-members.ts';
import { addMembershipEvent, insertGroup } from './groups.ts';
import { memberChanges, membersOf } from './member-list.ts';
import type { Store } from './store.ts';

let folder: TestFolder;
let store: Store;
let groupKey: number;
let accountKey: number;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  accountKey = await addAccount(store, 1);
  groupKey = await store.write((tx) =>
    insertGroup(tx, 'center', {
      ...{ id: '00000000-0000-7000-9000-000000000001' as GroupId, platform: 'qq', externalId: '7' },
      ...{ name: '曹柏村村民群', villageCode: null, tier: 'village' },
    }),
  );
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const member = (n: number, change: Partial<IncomingMember> = {}): IncomingMember => ({
  ...{ externalId: `m${n}`, nickname: `村民${n}`, card: `三组李${n}`, role: 'member', joinedAt: null },
  ...change,
});
const many = (...ns: readonly number[]) => ns.map((n) => member(n));
/** Reads the list `minutes` after the beginning. */
const read = (minutes: number, members: readonly IncomingMember[]) =>
  store.write((tx) => applyRoster(tx, { groupKey, accountKey, members, at: instant(TEST_NOW + minutes * 60_000) }));
const here = () => membersOf(store.read, groupKey).map(({ externalId }) => externalId);
const changes = () =>
  memberChanges(store.read, groupKey, { before: null, limit: 50 }).map(({ shown, change, since, at }) => [
    ...[shown, change, since === null ? null : (since - TEST_NOW) / 60_000, (at - TEST_NOW) / 60_000],
  ]);
const counts = () =>
  store.read
    .all<{ members: number }>('SELECT members FROM memberCounts ORDER BY countedAt')
    .map(({ members }) => members);

describe('the members of a group', () => {
  it('are all there with the first list, which tells of no joining', async () => {
    await read(0, [member(1), member(2, { role: 'owner' })]);
    expect([here(), changes(), counts()]).toEqual([['m2', 'm1'], [], [2]]);
  });

  it('keep their names where a list cannot say how they are called', async () => {
    await read(0, many(1, 2));
    await read(60, [member(1, { nickname: '', card: '' }), member(2, { card: '' })]);
    const names = store.read.all('SELECT nickname, card FROM groupMembers ORDER BY memberKey');
    expect(names).toEqual([
      { nickname: '村民1', card: '三组李1' },
      { nickname: '村民2', card: '' },
    ]);
  });

  it('have joined and left between the list before and this one', async () => {
    await read(0, many(1, 2, 3));
    await read(60, many(2, 3, 4));
    await read(120, many(1, 2, 3, 4));
    expect([here().toSorted(), changes(), counts()]).toEqual([
      ['m1', 'm2', 'm3', 'm4'],
      [
        ['三组李1', 'joined', 60, 120],
        ['三组李1', 'left', 0, 60],
        ['三组李4', 'joined', 0, 60],
      ],
      [3, 3, 4],
    ]);
  });

  it('who were told by a notice are not told again by the next list', async () => {
    await read(0, many(1, 2, 3));
    const at = instant(TEST_NOW + 60_000);
    await store.write(async (tx) => {
      for (const [memberExternalId, change] of [
        ['m1', 'left'],
        ['m4', 'joined'],
      ] as const) {
        await addMembershipEvent(tx, { groupKey, accountKey, memberExternalId, change, at });
        noteMembership(tx, { groupKey, memberExternalId, change, at });
      }
    });
    await read(60, many(2, 3, 4));
    expect([here().toSorted(), changes()]).toEqual([
      ['m2', 'm3', 'm4'],
      [
        ['三组李4', 'joined', null, 1],
        ['三组李1', 'left', null, 1],
      ],
    ]);
  });

  it('keep their newest name, and one line where the list names somebody twice', async () => {
    await read(0, [member(1), member(1), member(2)]);
    await read(60, [member(1, { card: '三组王一' }), member(2, { card: '' })]);
    expect(membersOf(store.read, groupKey).map(({ shown }) => shown)).toEqual(['三组王一', '村民2']);
    expect([changes(), counts()]).toEqual([[], [2, 2]]);
  });
});

describe('a list that is empty or halved', () => {
  it('is noted and not applied, until the next one is just as long', async () => {
    await read(0, many(1, 2, 3, 4, 5));
    const applied = [await read(10, []), await read(20, many(1, 2)), await read(30, many(1, 2))];
    expect([applied, here(), counts()]).toEqual([
      [false, false, true],
      ['m1', 'm2'],
      [5, 2],
    ]);
    expect(changes().map(([shown, , since]) => [shown, since])).toEqual([
      ['三组李5', 0],
      ['三组李4', 0],
      ['三组李3', 0],
    ]);
  });

  it('is never believed where it is empty', async () => {
    await read(0, many(1, 2));
    expect([await read(10, []), await read(20, []), here()]).toEqual([false, false, ['m1', 'm2']]);
  });

  it('is not confirmed by a whole one in between', async () => {
    await read(0, many(1, 2, 3, 4, 5));
    const applied = [await read(10, many(1, 2)), await read(20, many(1, 2, 3, 4, 5)), await read(30, many(1, 2))];
    expect([applied, here().length]).toEqual([[false, true, false], 5]);
  });
});

it('is not taken back by a list that was read earlier', async () => {
  await read(60, many(1, 2));
  expect([await read(0, many(1)), await read(60, many(1)), here()]).toEqual([false, false, ['m1', 'm2']]);
});
