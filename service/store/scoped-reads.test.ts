import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BriefId, MessageId, OperatorId, RegionCode } from '../../domain/ids.ts';
import { EVERYTHING, NOTHING, type Scope, scopeOfPerson } from '../../domain/people/scope.ts';
import { DAY_MS, instant } from '../../domain/time/instant.ts';
import { addAccount, aFolder, aRule, TEST_NOW, type TestFolder } from './a-store.ts';
import { accountFigures } from './account-figures.ts';
import { insertBrief, listBriefs } from './briefs.ts';
import { countsOfRegions } from './county-counts.ts';
import { countOpenGaps, insertGap, listGaps } from './gaps.ts';
import { findGroup } from './groups.ts';
import { fill, groupIdOf, villageOf } from './readers/a-filled-store.ts';
import { countSetAside, keepAside, listSetAside } from './set-aside.ts';
import { countMessages, waitingMessages } from './statistics.ts';
import type { Store } from './store.ts';
import { findAlert, raiseAlert } from './urgent-alerts.ts';

const of = (...territory: readonly string[]): Scope =>
  scopeOfPerson({ id: 'p' as OperatorId, territory: territory as readonly RegionCode[] }, 'territory', true);
const ONE = of('430201');
const OTHER = of('430202');
/** A township: what is kept by county has to be counted from its rows. */
const PART = of('430202002');

let folder: TestFolder;
let store: Store;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  await fill(store, 300);
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const within = (where: string, column = 'count(*)') =>
  store.read.get<{ n: number | null }>(
    `SELECT ${column} AS n FROM messages m JOIN groups g USING (groupKey) WHERE ${where}`,
  )?.n ?? null;
const ofCounty = (code: string) => `g.villageCode LIKE '${code}%'`;

describe('somebody of a part of the city', () => {
  it('finds no group of another part', async () => {
    const n = [1, 2, 3, 5, 9, 17, 33].find((group) => villageOf(group).startsWith('430201')) ?? 1;
    const found = [EVERYTHING, ONE, OTHER, NOTHING].map((scope) => findGroup(store.read, groupIdOf(n), scope));
    expect((await Promise.all(found)).map((group) => group?.id ?? null)).toEqual([
      ...[groupIdOf(n), groupIdOf(n), null, null],
    ]);
  });

  it('sees the gaps of accounts that sit in its groups only', async () => {
    const elsewhere = await addAccount(store, 9);
    const { accountKey } = store.read.get<{ accountKey: number }>(
      'SELECT min(accountKey) AS accountKey FROM accounts',
    ) ?? {
      accountKey: 0,
    };
    const gap = { lastSeenAt: TEST_NOW, firstSeenAt: null, cause: 'outage', state: 'open' } as const;
    await store.write(async (tx) => {
      for (const key of [accountKey, elsewhere]) await insertGap(tx, key, gap as never);
    });
    const seen = async (scope: Scope) => [
      (await listGaps(store.read, { accountId: null, openOnly: true, limit: 9, scope })).length,
      await countOpenGaps(store.read, scope),
    ];
    expect([await seen(EVERYTHING), await seen(of('430201', '430202')), await seen(NOTHING)]).toEqual([
      ...[
        [2, 2],
        [1, 1],
        [0, 0],
      ],
    ]);
  });

  it('sees nothing of what could not be read, which lies nowhere', async () => {
    await store.write((tx) =>
      keepAside(
        tx,
        { accountKey: null, source: 'test', at: TEST_NOW },
        { reason: 'not-json', detail: '', raw: '{', row: null },
      ),
    );
    const page = { accountId: null, before: null, limit: 9 };
    const seen = async (scope: Scope) => [
      (await listSetAside(store.read, page, scope)).length,
      await countSetAside(store.read, null, scope),
    ];
    expect([await seen(EVERYTHING), await seen(ONE), await seen(NOTHING)]).toEqual([
      ...[
        [1, 1],
        [0, 0],
        [0, 0],
      ],
    ]);
  });

  it('counts the groups and messages of the own part of an account', async () => {
    const groups = async (scope: Scope) =>
      [...(await accountFigures(store.read, TEST_NOW, scope)).values()].reduce(
        (sum, figures) => sum + figures.groups,
        0,
      );
    const [city, one, other] = [await groups(EVERYTHING), await groups(ONE), await groups(OTHER)];
    const seats = store.read.get<{ n: number }>(
      `SELECT count(*) AS n FROM accountGroups s JOIN groups g USING (groupKey) WHERE s.lostAt IS NULL AND ${ofCounty('430201')}`,
    );
    expect([one, one + other <= city, other > 0]).toEqual([seats?.n, true, true]);
    expect(one).toBeLessThan(city);
  });

  it('counts messages until a moment, and what waits longest, of the own part', async () => {
    const span = { from: instant(TEST_NOW - 30 * DAY_MS), to: instant(TEST_NOW + 30 * DAY_MS + 1_234) };
    const last = within('true', 'max(m.sentAt)') ?? 0;
    const untilLast = { ...span, to: instant(last + 1) };
    const counted = (scope: Scope) => countMessages(store.read, untilLast, scope);
    const before = (where: string) => within(`m.sentAt <= ${last} AND ${where}`);
    expect([await counted(ONE), await counted(OTHER), await counted(PART), await counted(NOTHING)]).toEqual([
      before(ofCounty('430201')),
      before(ofCounty('430202')),
      before(ofCounty('430202002')),
      0,
    ]);
    const oldest = async (scope: Scope) => (await waitingMessages(store.read, scope)).oldestSentAt;
    const first = (where: string) =>
      store.read.get<{ sentAt: number }>(
        `SELECT m.sentAt FROM messages m JOIN groups g USING (groupKey) WHERE m.state = 0 AND ${where} ORDER BY m.id LIMIT 1`,
      )?.sentAt ?? null;
    const wanted = [first(ofCounty('430201')), first(ofCounty('430202')), null];
    expect([await oldest(ONE), await oldest(OTHER), await oldest(NOTHING)]).toEqual(wanted);
    expect(new Set(wanted).size).toBe(3);
  });

  it('finds no urgent alert of another part, and counts what waits in a township from its rows', async () => {
    await store.write(async (tx) => {
      for (let id = 1; id <= 300; id += 1)
        await raiseAlert(tx, { messageId: id as MessageId, ruleId: aRule([]).id, ruleVersion: 1, raisedAt: TEST_NOW });
    });
    const found = async (scope: Scope) => {
      const alerts = store.read.all<{ id: number }>('SELECT id FROM urgentAlerts');
      return (await Promise.all(alerts.map(({ id }) => findAlert(store.read, id, scope)))).filter(
        (alert) => alert !== null,
      ).length;
    };
    expect([await found(EVERYTHING), await found(ONE), await found(PART), await found(NOTHING)]).toEqual([
      ...[300, within(ofCounty('430201')), within(ofCounty('430202002')), 0],
    ]);
    expect([countsOfRegions(store.read, PART).messages, countsOfRegions(store.read, ONE).messages]).toEqual([
      ...[within(ofCounty('430202002')), within(ofCounty('430201'))],
    ]);
  });

  it('sees briefs about its own part, and none about more', async () => {
    const brief = (id: string, territory: readonly string[]) => ({
      ...{ id: id as BriefId, week: TEST_NOW, cutOff: TEST_NOW, exportedAt: TEST_NOW, exportedBy: 'p' as OperatorId },
      ...{ fileName: id, sha256: '', figures: '{}', territory: territory as readonly RegionCode[] },
    });
    await store.write(async (tx) => {
      for (const [id, territory] of [
        ['city', []],
        ['one', ['430201']],
        ['both', ['430201', '430202']],
      ] as const)
        await insertBrief(tx, 'center', brief(id, territory));
    });
    const seen = async (scope: Scope) => (await listBriefs(store.read, 9, scope)).map(({ id }) => id as string).sort();
    expect([await seen(EVERYTHING), await seen(ONE), await seen(OTHER), await seen(NOTHING)]).toEqual([
      ['both', 'city', 'one'],
      ['one'],
      [],
      [],
    ]);
  });
});
