import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { CategoryId, GroupId, IssueId, MessageId, RegionCode } from '../../domain/ids.ts';
import { type Role, ROLES } from '../../domain/people/role.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { isFeed, toldAtOnce } from '../a-feed.ts';
import { describeContract } from '../describe-contract.ts';
import { sampleInputs, type Target } from '../sample-inputs.ts';
import type { Session } from '../session.ts';

/** What one county has, and by which traces it would be recognised in an answer. */
interface County {
  readonly code: RegionCode;
  readonly village: RegionCode;
  readonly canary: string;
  readonly groupId: GroupId;
  readonly messages: readonly MessageId[];
  readonly issueIds: readonly IssueId[];
  readonly traces: readonly string[];
}

const { procedures } = describeContract(contract);
const FILTER = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;
const VARIANTS = 24;
/** A stream is listened to for a moment each time. */
const STREAMS = 2;
const OFFICERS: readonly Role[] = ['system-admin', 'security-admin', 'auditor'];

let desk: Desk;
let mine: County;
let theirs: County;
beforeAll(async () => {
  desk = await aDesk();
  // Messages of a group nobody has placed, so that ids of messages and small numbers do not meet.
  await desk.hear(Array.from({ length: 40 }, (_, n) => `无主${n}`));
  mine = await aCounty('430281', '珊瑚');
  theirs = await aCounty('430202', '金丝雀');
}, 60_000);
afterAll(() => desk.close());

/** A county with a group, messages that wait and that were decided, and issues in several states. */
async function aCounty(county: string, canary: string): Promise<County> {
  const { script } = desk;
  const texts = ['路灯坏了', '停水了', '井盖没了', '闲话', '路灯又坏了'].map((text) => `${canary}${text}`);
  const messages = await desk.hear(texts, `${canary}群`);
  const { groups } = await script.groups.list({
    ...{ text: canary, countyCode: null, withoutVillage: true, after: null, limit: 10 },
  });
  const group = groups[0];
  const { regions } = await script.regions.all({});
  const village = regions.find((region) => region.level === 'village' && region.code.startsWith(county));
  if (group === undefined || village === undefined) throw new Error('The county was not made');
  await script.groups.place({
    commandId: desk.newCommand(),
    id: group.id,
    version: group.version,
    villageCode: village.code,
  });
  const { categories } = await script.categories.tree({});
  const draft = (n: number) => ({
    ...{ title: `${canary}问题${n}`, categoryId: categories[0]?.id as CategoryId, placeCode: village.code },
    ...{ severity: 1 as const, grade: 'ordinary' as const, gradeReason: `${canary}理由`, dueAt: null },
  });
  const { issues } = await script.triage.createIssues({
    commandId: desk.newCommand(),
    messageIds: messages.slice(0, 2),
    drafts: [draft(1), draft(2)],
    dispatch: true,
  });
  await script.triage.dismiss({ commandId: desk.newCommand(), messageIds: messages.slice(3, 4) });
  const [account] = (await script.accounts.list({})).accounts.filter(({ label }) => label.includes(canary));
  return {
    ...{ code: county as RegionCode, village: village.code, canary, groupId: group.id, messages },
    issueIds: issues.map((issue) => issue.id),
    traces: [canary, group.id, account?.id ?? '', ...issues.flatMap(({ id, number }) => [id, number])],
  };
}

/** Sits the person of a role down, after giving them a territory: one county, or with null the whole city. */
async function seat(role: Role, county: County | null): Promise<Session> {
  const officer = desk.as('security-admin');
  const person = (await officer.people.list({})).people.find((row) => row.role === role);
  if (person === undefined) throw new Error(`Nobody is ${role}`);
  const { id, version, name } = person;
  const territory = county === null ? [] : [county.code];
  await officer.people.change({ commandId: desk.newCommand(), id, version, name, role, territory });
  return desk.service.openSession({ as: role });
}

function targetOf({ groupId, issueIds, traces, messages, code, village, canary }: County): Target {
  return {
    uuids: [groupId, ...issueIds, ...traces.filter((trace) => /^[0-9a-f-]{36}$/.test(trace))],
    regions: [code, village],
    numbers: messages,
    words: [canary, ''],
    now: desk.now(),
  };
}

/** Questions a screen asks, as wide as they go; the generated ones are asked besides. */
function widest(call: string, { issueIds, messages, groupId, code }: County): readonly unknown[] {
  const page = { before: null, limit: 200 };
  switch (call) {
    case 'inbox.list':
      return [FILTER, { ...FILTER, groupId }, { ...FILTER, placeCode: code }].map((filter) => ({ filter, ...page }));
    case 'inbox.search':
      return ['路灯', '灯', '坏了'].map((query) => ({ filter: FILTER, query, period: null, order: 'newest', ...page }));
    case 'inbox.newest':
      return [{ filter: FILTER, after: null }];
    case 'inbox.message':
      return messages.map((id) => ({ id }));
    case 'inbox.conversation':
      return messages.map((id) => ({ id, before: 100, after: 100 }));
    case 'issues.list':
      return [{ view: 'all', countyCode: null, text: '', sort: 'newest', after: null, limit: 500 }];
    case 'issues.get':
      return issueIds.map((id) => ({ id }));
    case 'recusals.list':
      return issueIds.map((issueId) => ({ issueId }));
    default:
      return [];
  }
}

/** Where an answer tells of a county: its words and ids anywhere, keys of its messages where a key stands. */
function tracesIn(value: unknown, county: County, at = ''): readonly string[] {
  if (typeof value === 'string')
    return county.traces.filter((trace) => trace !== '' && value.includes(trace)).map((trace) => `${at}: ${trace}`);
  if (typeof value === 'number')
    return /(^|\.)(id|newest|next|messageIds?)(\.\d+)?$/.test(at) && county.messages.includes(value as MessageId)
      ? [`${at}: message ${value}`]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => tracesIn(inner, county, at === '' ? key : `${at}.${key}`));
}

async function answerOf(call: Promise<unknown>): Promise<unknown> {
  try {
    const answer = await call;
    return isFeed(answer) ? await toldAtOnce(answer) : answer;
  } catch (error) {
    const { code, data } = error as { readonly code?: string; readonly data?: unknown };
    if (code === undefined || code === 'INTERNAL_SERVER_ERROR')
      throw new Error(JSON.stringify(desk.logged.at(-1)), { cause: error });
    // A refusal names what was asked for and nothing else.
    return { refused: code, ...(code === 'not-found' ? {} : { data }) };
  }
}

/** Whoever may have a territory. The supervisor reads the whole city, and the officers' work lies in no region. */
const READING = ROLES.filter((role) => role !== 'wall' && role !== 'supervisor' && !OFFICERS.includes(role));

describe('somebody of one county', () => {
  it.each(READING)(
    'as %s finds nothing of another county in any answer',
    async (role) => {
      const leaks: string[] = [];
      const session = await seat(role, mine);
      for (const procedure of procedures.filter(({ verb }) => verb !== 'command')) {
        if (!session.permissions.has(procedure.permission)) continue;
        const inputs = [
          ...widest(procedure.call, theirs),
          ...widest(procedure.call, mine),
          ...sampleInputs(procedure, targetOf(theirs), {
            count: procedure.verb === 'feed' ? STREAMS : VARIANTS,
            seed: 1,
          }),
        ];
        for (const input of inputs) {
          const answer = await answerOf(desk.callAs(session, procedure.call, input));
          leaks.push(
            ...tracesIn(answer, theirs).map((trace) => `${procedure.call} ${JSON.stringify(input)} → ${trace}`),
          );
        }
      }
      expect(leaks).toEqual([]);
    },
    120_000,
  );

  it.each(OFFICERS)('as %s, who sees no content, finds no words of any county', async (role) => {
    const session = desk.service.openSession({ as: role });
    const words = { ...theirs, traces: [`${theirs.canary}路灯`, `${theirs.canary}问题`, `${theirs.canary}理由`] };
    const leaks: string[] = [];
    for (const procedure of procedures.filter(({ verb }) => verb === 'query')) {
      if (!session.permissions.has(procedure.permission)) continue;
      for (const input of sampleInputs(procedure, targetOf(theirs), { count: VARIANTS, seed: 3 })) {
        const answer = await answerOf(desk.callAs(session, procedure.call, input));
        leaks.push(...tracesIn(answer, { ...words, messages: [] }).map((trace) => `${procedure.call} → ${trace}`));
      }
    }
    expect(leaks).toEqual([]);
  });

  it('finds the own county, and the city finds both, where a screen asks', async () => {
    const asked = ['inbox.list', 'inbox.search', 'inbox.newest', 'inbox.message', 'inbox.conversation', 'issues.list'];
    const told = async (session: Session, county: County) => {
      const found: string[] = [];
      for (const call of [...asked, 'issues.get']) {
        const answers = await Promise.all(
          widest(call, county).map((input) => answerOf(desk.callAs(session, call, input))),
        );
        if (answers.some((answer) => tracesIn(answer, county).length > 0)) found.push(call);
      }
      return found;
    };
    const all = [...asked, 'issues.get'];
    // Of two counties only one has the newest message.
    const exceptNewest = all.filter((call) => call !== 'inbox.newest');
    expect(await told(await seat('operator', mine), mine)).toEqual(all);
    expect(await told(await seat('operator', theirs), theirs)).toEqual(all);
    expect(await told(await seat('operator', null), mine)).toEqual(exceptNewest);
    expect(await told(await seat('operator', null), theirs)).toEqual(all);
  });

  it.each(READING)(
    'as %s changes nothing of another county',
    async (role) => {
      const before = await stateOf(theirs);
      const session = await seat(role, mine);
      for (const procedure of procedures.filter(({ verb }) => verb === 'command')) {
        if (!session.permissions.has(procedure.permission)) continue;
        for (const input of [
          ...actsOn(procedure.call, theirs),
          ...sampleInputs(procedure, targetOf(theirs), { count: VARIANTS, seed: 2 }),
        ])
          await answerOf(desk.callAs(session, procedure.call, input));
      }
      expect(await stateOf(theirs)).toEqual(before);
    },
    120_000,
  );

  it('sees counts of the own county, which together with what has no place make up the city', async () => {
    const counts = async (session: Session) =>
      (await desk.callAs(session, 'inbox.counts', {})) as Readonly<Record<string, number>>;
    const city = await counts(await seat('operator', null));
    const [one, other] = [await counts(await seat('operator', mine)), await counts(await seat('operator', theirs))];
    expect([one, other]).toEqual([
      { open: 2, openHits: expect.any(Number), later: 0, today: 5, total: 5 },
      { open: 2, openHits: expect.any(Number), later: 0, today: 5, total: 5 },
    ]);
    expect(city['total']).toBe(40 + 5 + 5);
    const views = async (session: Session) =>
      ((await desk.callAs(session, 'issues.counts', {})) as Readonly<Record<string, number>>)['all'];
    expect([await views(await seat('operator', mine)), await views(await seat('operator', null))]).toEqual([2, 4]);
  });

  it('sees figures of the own county, and the supervisor those of the city', async () => {
    const received = async (session: Session) => {
      const { overview } = (await desk.callAs(session, 'charts.wall', {})) as {
        overview: { counties: readonly { countyCode: string }[] };
      };
      const wall = (await desk.callAs(session, 'charts.wall', {})) as { messagesToday: number; waiting: number };
      return [
        overview.counties.map(({ countyCode }) => countyCode).filter((code) => code !== 'unknown'),
        wall.messagesToday,
        wall.waiting,
      ];
    };
    const [counties, today, waiting] = await received(await seat('operator', mine));
    expect([counties, today, waiting]).toEqual([[mine.code], 5, 2]);
    const [all, cityToday] = await received(desk.service.openSession({ as: 'supervisor' }));
    expect([(all as readonly string[]).length, cityToday]).toEqual([9, 50]);
  });

  it('puts neither an issue nor a group into another county', async () => {
    const session = await seat('operator', mine);
    const { categories } = await desk.script.categories.tree({});
    const draft = {
      title: '越界',
      categoryId: categories[0]?.id,
      severity: 1,
      grade: 'ordinary',
      gradeReason: '试',
      dueAt: null,
    };
    const [message] = mine.messages.slice(2);
    const create = (placeCode: string | null) =>
      answerOf(
        desk.callAs(session, 'triage.createIssues', {
          ...{
            commandId: desk.newCommand(),
            messageIds: [message],
            drafts: [{ ...draft, placeCode }],
            dispatch: false,
          },
        }),
      );
    const place = (villageCode: string | null) =>
      answerOf(
        desk.callAs(session, 'groups.place', {
          ...{ commandId: desk.newCommand(), id: mine.groupId, version: 2, villageCode },
        }),
      );
    expect([await create(theirs.village), await create(null), await place(theirs.village), await place(null)]).toEqual(
      Array.from({ length: 4 }, () => ({ refused: 'out-of-territory', data: undefined })),
    );
  });
});

/** Acts a screen sends, on the rows of a county. */
function actsOn(call: string, { issueIds, messages, groupId, village }: County): readonly unknown[] {
  const [id] = issueIds;
  const change = { commandId: desk.newCommand(), id, version: 2 };
  switch (call) {
    case 'issues.urge':
      return [{ ...change, channel: 'phone', text: '越界' }];
    case 'issues.returnIt':
      return [{ ...change, reason: '越界', dutyCited: '越界' }];
    case 'triage.dismiss':
    case 'triage.postpone':
      return [{ commandId: desk.newCommand(), messageIds: [messages[2]] }];
    case 'triage.merge':
      return [{ commandId: desk.newCommand(), messageIds: [messages[2]], issueId: id }];
    case 'groups.place':
      return [{ commandId: desk.newCommand(), id: groupId, version: 2, villageCode: village }];
    case 'recusals.add':
      return [{ commandId: desk.newCommand(), issueId: id, personId: desk.newCommand(), reason: '越界' }];
    default:
      return [];
  }
}

/** Everything of a county as somebody who may see everything sees it. */
async function stateOf({ issueIds, messages, code }: County): Promise<unknown> {
  const { script } = desk;
  return {
    issues: await Promise.all(issueIds.map((id) => script.issues.get({ id }))),
    recusals: await Promise.all(issueIds.map((issueId) => script.recusals.list({ issueId }))),
    messages: await Promise.all(messages.map((id) => script.inbox.message({ id }))),
    groups: await script.groups.list({ text: '', countyCode: code, withoutVillage: false, after: null, limit: 500 }),
    ledger: (
      await script.issues.list({
        ...{ view: 'all', countyCode: code, text: '' },
        sort: 'newest',
        after: null,
        limit: 500,
      })
    ).rows,
  };
}
