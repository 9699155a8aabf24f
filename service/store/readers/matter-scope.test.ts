import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IssueId, MessageId, OperatorId, RegionCode } from '../../../domain/ids.ts';
import { EVERYTHING, type Scope, scopeOfPerson } from '../../../domain/people/scope.ts';
import { DAY_MS, instant } from '../../../domain/time/instant.ts';
import { aFolder, TEST_NOW, type TestFolder } from '../a-store.ts';
import { messageCounts } from '../message-counts.ts';
import { insertRecusal } from '../recusals.ts';
import type { Store } from '../store.ts';
import { fill, villageOf } from './a-filled-store.ts';
import { currentMasterData } from './master-data.ts';
import { matterOfMessage } from './matter-of-message.ts';
import { smouldering } from './smouldering.ts';

const of = (county: string): Scope =>
  scopeOfPerson({ id: 'p' as OperatorId, territory: [county as RegionCode] }, 'territory', true);
const ONE = of('430201');
const OTHER = of('430202');
/** More than a screen of a matter shows, so that what is left out afterwards would be missed. */
const CROWD = 55;
const ISSUE = '00000000-0000-7000-8000-0000000000ee' as IssueId;

let folder: TestFolder;
let store: Store;
let mine: readonly MessageId[];
let theirs: readonly MessageId[];
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  await fill(store, 600);
  mine = open('430201').slice(0, 3);
  theirs = open('430202').slice(-CROWD);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

function open(county: string): MessageId[] {
  return store.read
    .all<{ id: MessageId }>(
      `SELECT m.id FROM messages m JOIN groups g USING (groupKey) WHERE m.state = 0 AND g.villageCode LIKE '${county}%' ORDER BY m.id`,
    )
    .map(({ id }) => id);
}

/** Makes one matter of messages. */
function group(ids: readonly MessageId[]): Promise<void> {
  return store.write(async (tx) => {
    const id = Math.min(...ids);
    tx.db.run(
      'INSERT INTO clusters (id, messages, firstAt, lastAt) SELECT :id, :messages, min(sentAt), max(sentAt) FROM messages WHERE id IN (SELECT value FROM json_each(:ids))',
      { id, messages: ids.length, ids: JSON.stringify(ids) },
    );
    for (const messageId of ids)
      tx.db.run('INSERT INTO clusterMessages (messageId, clusterId, similarity) VALUES (:messageId, :id, 1)', {
        messageId,
        id,
      });
  });
}

/** An issue of a village, with evidence. */
function issueIn(placeCode: RegionCode, evidence: readonly MessageId[]): Promise<void> {
  return store.write(async (tx) => {
    tx.db.run(
      `INSERT INTO issues (id, centerId, number, title, categoryId, categoryName, placeCode, severity, grade, gradeReason, state,
         createdAt, createdBy, evidenceAt, dueAt, calendarKnown, messageCount, urgeCount, returnCount, reworkCount, lastMoveAt, version)
       SELECT :id, 'center', '2026-000001', '路灯不亮', id, name, :placeCode, 1, 'ordinary', '', 'dispatched',
         :at, 'p', :at, :at, 1, :count, 0, 0, 0, :at, 1 FROM categories LIMIT 1`,
      { id: ISSUE, placeCode, at: TEST_NOW, count: evidence.length },
    );
    for (const messageId of evidence)
      tx.db.run('INSERT INTO issueMessages (issueId, messageId, addedAt) VALUES (:id, :messageId, :at)', {
        ...{ id: ISSUE, messageId, at: TEST_NOW },
      });
  });
}

const matterFor = (id: MessageId | undefined, scope: Scope) =>
  matterOfMessage(store.read, currentMasterData(store.read, null), { id: id ?? (0 as MessageId), scope }).matter;

const theirVillage = (): RegionCode => {
  const group = [1, 3, 5, 7, 9, 11].find((n) => villageOf(n).startsWith('430202')) ?? 7;
  return villageOf(group);
};

describe('a matter that reaches over the border of a county', () => {
  it('is told as far as the county goes: its messages, its figures, what is open', async () => {
    await group([...mine, ...theirs]);
    const [city, one, other] = [EVERYTHING, ONE, OTHER].map((scope) =>
      matterFor(scope === OTHER ? theirs[0] : mine[0], scope),
    );
    expect([city?.messages, one?.messages, other?.messages]).toEqual([3 + CROWD, 3, CROWD]);
    expect([city?.open.length, one?.open.toSorted(), other?.open.length]).toEqual([3 + CROWD, [...mine], CROWD]);
    expect(one?.rows.map(({ id }) => id).toSorted()).toEqual(mine.slice(1));
    expect([one?.id, other?.id]).toEqual([mine[0], theirs[0]]);
    expect(matterFor(theirs[0], ONE)).toBeNull();
  });

  it('is none where one message of it is in the county, and none for a message of another', async () => {
    await group([...mine.slice(0, 1), ...theirs]);
    expect(matterFor(mine[0], ONE)).toBeNull();
    expect(matterFor(theirs[0], ONE)).toBeNull();
  });

  it('does not name an issue of another county, neither for the matter nor beside a message', async () => {
    await group([...mine, ...theirs]);
    await issueIn(theirVillage(), [...mine, ...theirs]);
    expect(matterFor(mine[0], EVERYTHING)?.issue?.id).toBe(ISSUE);
    expect(matterFor(mine[0], ONE)?.issue).toBeNull();
    expect(matterFor(mine[0], ONE)?.rows.map(({ issue }) => issue)).toEqual([null, null]);
    expect(matterFor(theirs[0], OTHER)?.rows[0]?.issue?.id).toBe(ISSUE);
  });

  it('is among the smouldering ones of the city, and of no county', async () => {
    await group([...mine, ...theirs.slice(0, 1)]);
    const found = (scope: Scope) =>
      smouldering(store.read, currentMasterData(store.read, null), {
        ...{ days: 3, limit: 9, now: instant(TEST_NOW + 20 * DAY_MS), scope },
      }).matters.length;
    expect([EVERYTHING, ONE, OTHER].map(found)).toEqual([1, 0, 0]);
  });

  it('smoulders in the county where all of it was said', async () => {
    await group(mine);
    const found = (scope: Scope) =>
      smouldering(store.read, currentMasterData(store.read, null), {
        ...{ days: 3, limit: 9, now: instant(TEST_NOW + 20 * DAY_MS), scope },
      }).matters.length;
    expect([EVERYTHING, ONE, OTHER].map(found)).toEqual([1, 1, 0]);
  });
});

describe('the counts of somebody who stands back', () => {
  it('leave out what is kept from them and would have been counted, and nothing of another county', async () => {
    const count = async () => (await messageCounts(store.read, TEST_NOW, ONE)).total;
    const before = await count();
    await issueIn(theirVillage(), [...mine, ...theirs]);
    await store.write(async (tx) => {
      tx.db.run(
        `INSERT INTO people (id, centerId, name, role, version, login) VALUES ('p', 'center', '何', 'operator', 1, 'he')`,
      );
      const by = 'p' as OperatorId;
      await insertRecusal(tx, { issueId: ISSUE, personId: by, reason: '', at: TEST_NOW, by });
    });
    expect(await count()).toBe(before - mine.length);
  });
});
