import { afterAll, beforeAll, expect, it } from 'vitest';
import type { InboxFilter } from '../../../contract/inbox.ts';
import type { MessageId, RegionCode } from '../../../domain/ids.ts';
import { EVERYTHING } from '../../../domain/people/scope.ts';
import { aFolder, type TestFolder } from '../a-store.ts';
import type { Store } from '../store.ts';
import { fill, groupIdOf } from './a-filled-store.ts';
import { currentMasterData } from './master-data.ts';
import { newestMessage } from './newest-message.ts';

const ALL: InboxFilter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
/** Groups of one county, more than are asked one by one. */
const COUNTY_GROUPS = 250;
const TALK = 21_000;

let folder: TestFolder;
let store: Store;
beforeAll(async () => {
  folder = aFolder();
  store = await folder.open();
  await fill(store, 40);
  await store.write(async ({ db }) => {
    db.run(
      `INSERT INTO regions (code, name, level, parentCode, pinyin) VALUES ('999901001001', '远村', 'village', NULL, '')`,
    );
    db.run(`INSERT INTO groups (id, centerId, platform, externalId, name, tier, villageCode, version)
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${COUNTY_GROUPS})
      SELECT printf('00000000-0000-7000-a000-%012d', i), 'center', 'onebot11', 'c' || i, '远群' || i, 'village', '999901001001', 1 FROM n`);
    say(5, 3);
    // Much more is said elsewhere than a walk of all messages looks at, and then the group and the county speak again.
    say(7, TALK);
    say(5, 4);
    sayFar(6);

    function say(group: number, times: number): void {
      add(`(SELECT groupKey FROM groups WHERE id = '${groupIdOf(group)}')`, times);
    }
    function sayFar(times: number): void {
      add(`(SELECT groupKey FROM groups WHERE externalId = 'c9')`, times);
    }
    function add(groupKey: string, times: number): void {
      db.run(`INSERT INTO messages (groupKey, sentAt, receivedAt, kind, text, isOwn, state, isHit)
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${times})
        SELECT ${groupKey}, 1, 1, 0, '', 0, 0, 0 FROM n`);
    }
  });
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

const after = 40 as MessageId;
const ask = (change: Partial<InboxFilter>, since: MessageId = after) =>
  newestMessage(store.read, currentMasterData(store.read, null), {
    filter: { ...ALL, ...change },
    scope: EVERYTHING,
    after: since,
  });

it('counts what a group has said, however much was said elsewhere in between', () => {
  expect(ask({ groupId: groupIdOf(5) })).toMatchObject({ count: 7, countIsExact: true });
});

it('says that there are more than it counts, in a list of everything', () => {
  expect([ask({}), ask({ state: 'new' })]).toMatchObject([
    { count: 1_000, countIsExact: false },
    { count: 1_000, countIsExact: false },
  ]);
});

it('says that there are more than it has met, where what came is mostly of other counties', () => {
  const placeCode = '9999' as RegionCode;
  expect(ask({ placeCode })).toMatchObject({ count: 1, countIsExact: false });
  expect(ask({ placeCode }, (after + 3_000) as MessageId)).toMatchObject({ count: 6, countIsExact: true });
});
