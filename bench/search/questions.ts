import type { InboxFilter } from '../../contract/inbox.ts';
import type { RegionCode } from '../../domain/ids.ts';
import { DAY_MS, instant, type Period } from '../../domain/time/instant.ts';
import type { HeadlessDoor } from '../../e2e/fixtures/headless-door.ts';

const WORDS = 60;
const ALL: InboxFilter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };

/** Words of one to four characters as they were said, common and rare as chance has it. */
export function searchWords(texts: readonly string[]): ReadonlyMap<number, readonly string[]> {
  const runs = texts.flatMap((text) => text.match(/\p{Script=Han}{5,}/gu) ?? []);
  return new Map(
    [1, 2, 3, 4].map((length) => [
      length,
      Array.from({ length: WORDS }, (_, n) => {
        const run = runs[(n * 7) % runs.length] ?? '路灯坏了';
        const at = n % Math.max(1, run.length - length);
        return run.slice(at, at + length);
      }),
    ]),
  );
}

/** A search as a desk asks it. */
export interface Question {
  readonly query: string;
  readonly placeCode?: RegionCode | null;
  readonly period?: Period | null;
  readonly order?: 'newest' | 'best';
}

/** Searches with conditions besides their words, each with words of two to four characters. */
export async function searchQuestions(
  client: HeadlessDoor['client'],
): Promise<ReadonlyMap<string, readonly Question[]>> {
  const { rows } = await client.inbox.list({ filter: ALL, before: null, limit: 200 });
  const words = [2, 3, 4].flatMap((length) =>
    (searchWords(rows.map((row) => row.text)).get(length) ?? []).slice(0, 20),
  );
  const { regions } = await client.regions.all({});
  const counties = regions.filter((region) => region.level === 'county').map(({ code }) => code);
  const newest = rows[0]?.sentAt ?? 0;
  const month: Period = { from: instant(newest - 30 * DAY_MS), to: instant(newest + 1) };
  const each = (make: (word: string, n: number) => Question) => words.map(make);
  return new Map([
    ['in a county', each((query, n) => ({ query, placeCode: counties[n % counties.length] ?? null }))],
    ['in a month', each((query) => ({ query, period: month }))],
    ['with an exclusion', each((word, n) => ({ query: `${word} -${words[(n + 7) % words.length] ?? ''}` }))],
    ['either of two words', each((word, n) => ({ query: `${word}|${words[(n + 11) % words.length] ?? ''}` }))],
    ['of a sender', each((word, n) => ({ query: `${word} from:"${rows[n]?.senderName ?? ''}"` }))],
    ['with a photo', each((word) => ({ query: `${word} has:photo` }))],
    ['best first', each((query) => ({ query, order: 'best' as const }))],
  ]);
}

/** The filters of the inbox, each with the values a desk would choose. */
export async function pageFilters(
  client: HeadlessDoor['client'],
): Promise<ReadonlyMap<string, readonly InboxFilter[]>> {
  const { rows } = await client.inbox.list({ filter: ALL, before: null, limit: 200 });
  const { accounts } = await client.accounts.list({});
  const { regions } = await client.regions.all({});
  const withMessages = accounts.toSorted((a, b) => (b.lastMessageAt ?? 0) - (a.lastMessageAt ?? 0)).slice(0, 5);
  const groups = [...new Set(rows.map((row) => row.groupId))].slice(0, 10);
  const places = (level: string) => regions.filter((region) => region.level === level).slice(0, 5);
  const byPlace = (level: string) => places(level).map(({ code }) => ({ ...ALL, placeCode: code }));
  return new Map([
    ['everything', [ALL]],
    ['an account', withMessages.map(({ id }) => ({ ...ALL, accountId: id }))],
    ['a county', byPlace('county')],
    ['a township', byPlace('township')],
    ['a village', byPlace('village')],
    ['a group', groups.map((groupId) => ({ ...ALL, groupId }))],
    ['what waits', [{ ...ALL, state: 'new' as const }]],
    ['what was dismissed', [{ ...ALL, state: 'dismissed' as const }]],
    ['hits', [{ ...ALL, hitsOnly: true }]],
    [
      'hits that wait, of an account',
      withMessages.map(({ id }) => ({ ...ALL, accountId: id, hitsOnly: true, state: 'new' as const })),
    ],
  ]);
}
