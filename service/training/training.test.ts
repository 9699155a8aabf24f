import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { afterAll, describe, expect, it } from 'vitest';
import type { IssueId } from '../../domain/ids.ts';
import { foldIssue } from '../../domain/issue/apply-event.ts';
import { normalise } from '../../domain/message/normalise.ts';
import { createMatcher } from '../../domain/rules/match.ts';
import { seededRandom } from '../../domain/seeded-random.ts';
import { DAY_MS, HOUR_MS, instant } from '../../domain/time/instant.ts';
import { composeOverview } from '../../domain/statistics/overview.ts';
import { weekPeriod } from '../../domain/time/shanghai.ts';
import { createIngest } from '../ingest/create-ingest.ts';
import { allAccounts } from '../store/accounts.ts';
import { allCategories } from '../store/categories.ts';
import { countGroups } from '../store/group-list.ts';
import { allFacts, rootsOfCategories } from '../store/issue-facts.ts';
import { findIssue, issueEvents } from '../store/issues.ts';
import { openStore } from '../store/open.ts';
import { allPeople } from '../store/people.ts';
import { allCounties, allRegions } from '../store/regions.ts';
import { rosterOf } from '../store/rosters.ts';
import { allRules } from '../store/rules.ts';
import { countAllMessages, waitingMessages } from '../store/statistics.ts';
import type { Store } from '../store/store.ts';
import { allUnits } from '../store/units.ts';
import { FEED_ACCOUNTS } from './account-seeds.ts';
import { seedTraining } from './seed-training.ts';
import { createSpeaker } from './speaker.ts';
import { TOPICS } from './topics.ts';
import { writeHistory } from './write-history.ts';
import { EVERYTHING } from '../../domain/people/scope.ts';

const now = instant(Date.parse('2026-11-24T15:30:00+08:00'));
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
/** Several stores with weeks in them: on a busy machine that takes its time. */
const PATIENCE_MS = 90_000;
const folders: string[] = [];
const stores: Store[] = [];

afterAll(async () => {
  for (const store of stores.splice(0)) await store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function aNewCenter(seed: number, weeks: number): Promise<Store> {
  const folder = mkdtempSync(path.join(tmpdir(), 'training-'));
  folders.push(folder);
  const file = path.join(folder, 'console.db');
  const store = await openStore({ file, key: '0f'.repeat(32), clock: { now: () => now } });
  stores.push(store);
  await seedTraining(store, { seed, now });
  const openIngest = (clock: { now(): typeof now }) => createIngest({ store, clock, log, random: seededRandom(1) });
  await writeHistory(store, { seed, now, weeks, openIngest });
  return store;
}

const made = new Map<number, Promise<Store>>();

/** A centre that several tests read and none changes. */
function aCenter({ weeks = 0 } = {}): Promise<Store> {
  const center = made.get(weeks) ?? aNewCenter(7, weeks);
  made.set(weeks, center);
  return center;
}

/** Everything a reader of master data sees. */
async function masterData({ read }: Store) {
  return {
    people: await allPeople(read),
    units: await allUnits(read),
    categories: await allCategories(read),
    rules: await allRules(read),
    accounts: await allAccounts(read, EVERYTHING),
    roster: await rosterOf(read, 'training'),
  };
}

/** Every issue with its events. */
async function ledger({ read }: Store) {
  const ids = (await allFacts(read)).map(({ issueId }) => issueId).toSorted();
  return Promise.all(
    ids.map(async (id) => ({ issue: await findIssue(read, id, EVERYTHING), events: await issueEvents(read, id) })),
  );
}

describe('the training centre', () => {
  it('has 9 counties, 112 townships, 1,400 villages, 50 accounts and 3,038 groups', async () => {
    const { read } = await aCenter();
    const regions = await allRegions(read);
    const accounts = await allAccounts(read, EVERYTHING);
    const levels = ['city', 'county', 'township', 'village'].map(
      (level) => regions.filter((region) => region.level === level).length,
    );
    const villages = new Set((await rosterOf(read, 'training')).map(({ villageCode }) => villageCode));
    const kinds = ['training', 'onebot11-reverse', 'onebot11-forward', 'file-import'].map(
      (kind) => accounts.filter(({ connector }) => connector === kind).length,
    );
    expect({
      levels,
      accounts: accounts.length,
      duty: accounts.filter(({ role }) => role === 'duty').length,
      kinds,
      disabled: accounts.filter(({ enabled }) => !enabled).map(({ connector }) => connector),
      groups: await countGroups(read, {
        text: '',
        countyCode: null,
        withoutVillage: false,
        crowded: false,
        lacking: false,
        scope: EVERYTHING,
      }),
      villagesWithAGroup: villages.size,
    }).toEqual({
      levels: [1, 9, 112, 1400],
      accounts: 50,
      duty: 1,
      kinds: [47, 1, 1, 1],
      disabled: ['onebot11-forward'],
      groups: 3038,
      villagesWithAGroup: 1400,
    });
  });

  it('has one to three accounts in each group and a full load on each account of the feed', async () => {
    const roster = await rosterOf((await aCenter()).read, 'training');
    const sizes = new Set(roster.map(({ accounts }) => accounts.length));
    const loads = new Map<number, number>();
    for (const { accountKey } of roster.flatMap(({ accounts }) => accounts))
      loads.set(accountKey, (loads.get(accountKey) ?? 0) + 1);
    expect([[...sizes].toSorted(), loads.size, Math.min(...loads.values()) >= 61]).toEqual([
      [1, 2, 3],
      FEED_ACCOUNTS,
      true,
    ]);
  });

  it('names every region with the pinyin it is found by', async () => {
    const regions = await allRegions((await aCenter()).read);
    const wrong = regions.filter(({ name, pinyin: stored }) => {
      const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
      return stored !== `${syllables.map((syllable) => syllable[0]).join('')} ${syllables.join('')}`.toLowerCase();
    });
    expect(wrong).toEqual([]);
  });

  it('is the same for the same seed, and another for another', { timeout: PATIENCE_MS }, async () => {
    const [first, second, other] = [await aCenter({ weeks: 1 }), await aNewCenter(7, 1), await aNewCenter(8, 1)];
    expect(await masterData(second)).toEqual(await masterData(first));
    expect(await ledger(second)).toEqual(await ledger(first));
    expect(await ledger(other)).not.toEqual(await ledger(first));
  });

  it('has commissions and departments for every county and category leaves for every topic', async () => {
    const { read } = await aCenter();
    const units = await allUnits(read);
    const counties = await allCounties(read);
    const names = new Set((await allCategories(read)).map(({ name }) => name));
    const withoutUnit = counties.flatMap(({ name }) =>
      [...TOPICS.map(({ department }) => `${name}${department}`), `${name}纪委监委`].filter(
        (wanted) => !units.some((unit) => unit.name === wanted),
      ),
    );
    expect([withoutUnit, TOPICS.filter(({ category }) => !names.has(category))]).toEqual([[], []]);
  });
});

describe('the training history', () => {
  it('holds nothing but master data without weeks', async () => {
    const { read } = await aCenter({ weeks: 0 });
    expect([await countAllMessages(read, EVERYTHING), (await allFacts(read)).length]).toEqual([0, 0]);
  });

  it(
    'has issues in every state, each the consequence of its events, and none from the future',
    { timeout: PATIENCE_MS },
    async () => {
      const store = await aCenter({ weeks: 4 });
      const all = await ledger(store);
      const states = new Set(all.map(({ issue }) => issue?.state));
      const rebuilt = all.map(({ issue, events }) => foldIssue(issue?.id ?? ('' as IssueId), events));
      expect(rebuilt).toEqual(all.map(({ issue }) => issue));
      expect([...states].toSorted()).toEqual(['closed', 'dispatched', 'fed-back', 'registered', 'signed']);
      expect(all.filter(({ events }) => events.some(({ at }) => at > now))).toEqual([]);
      const aDay = all.length / 28;
      expect(aDay > 30 && aDay < 46).toBe(true);
    },
  );

  it(
    'gives the charts something to show: counties that rank, something overdue, rates between none and all',
    { timeout: PATIENCE_MS },
    async () => {
      const { read } = await aCenter({ weeks: 4 });
      const roots = await rootsOfCategories(read);
      const facts = (await allFacts(read)).map(({ categoryId, ...fact }) => ({
        ...fact,
        rootCategoryId: roots.get(categoryId) ?? categoryId,
      }));
      const categories = (await allCategories(read)).filter(({ parentId }) => parentId === null);
      const period = weekPeriod(instant(now - 7 * DAY_MS));
      const overview = composeOverview({
        facts,
        categories,
        counties: await allCounties(read),
        period,
        cutOff: instant(period.to - 1),
      });
      const livelihood = (overview.categories[0]?.total.count ?? 0) / overview.received.count;
      const ranked = overview.counties.filter(({ ranks }) => ranks['first-response'] !== null).length;
      expect({
        categories: overview.categories.map(({ name }) => name),
        livelihood: livelihood > 0.6 && livelihood < 0.8,
        overdue: overview.overdue.count > 0,
        ranked: ranked >= 7,
        onTime: (overview.rates['on-time'].rate.value ?? 0) > 0.6 && (overview.rates['on-time'].rate.value ?? 1) < 1,
      }).toEqual({
        categories: ['民生', '干部作风', '矛盾纠纷', '政策咨询', '谣言', '其他'],
        livelihood: true,
        overdue: true,
        ranked: true,
        onTime: true,
      });
    },
  );

  it('leaves the last hours unread and nothing older', { timeout: PATIENCE_MS }, async () => {
    const { waiting, oldestSentAt } = await waitingMessages((await aCenter({ weeks: 1 })).read, EVERYTHING);
    expect([waiting > 80, oldestSentAt !== null && oldestSentAt > now - 4 * HOUR_MS]).toEqual([true, true]);
  });
});

describe('the training speaker', () => {
  it('says a complaint often enough, in many words, and what the rules notice', async () => {
    const { read } = await aCenter();
    const speaker = createSpeaker(await rosterOf(read, 'training'), seededRandom(3));
    const said = Array.from({ length: 3_000 }, (_, index) => speaker.next(instant(now + index * 500)));
    const texts = said.map(({ message }) => message.text);
    const matcher = createMatcher(await allRules(read));
    const hits = texts.filter((text) => matcher.match(normalise(text)).length > 0).length;
    expect({
      unfilledSlots: texts.filter((text) => /[{}]|undefined/.test(text)),
      serverIds: new Set(said.map(({ message }) => message.serverId)).size,
      heard: said.every(({ seenBy }) => seenBy.length >= 1 && seenBy.length <= 3),
      manyWords: new Set(texts).size > 800,
      noticed: hits > 600 && hits < 1_800,
    }).toEqual({ unfilledSlots: [], serverIds: 3_000, heard: true, manyWords: true, noticed: true });
  });

  it('gives a sender one name', async () => {
    const speaker = createSpeaker(await rosterOf((await aCenter()).read, 'training'), seededRandom(3));
    const names = new Map<string | null, Set<string | null>>();
    for (let index = 0; index < 3_000; index += 1) {
      const { senderExternalId, senderName } = speaker.next(now).message;
      names.set(senderExternalId, (names.get(senderExternalId) ?? new Set()).add(senderName));
    }
    expect([...names.values()].filter(({ size }) => size > 1)).toEqual([]);
  });
});
