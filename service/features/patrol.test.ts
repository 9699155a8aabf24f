import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MessageId } from '../../domain/ids.ts';
import { DAY_MS, MINUTE_MS } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { refusalOf } from './a-centre.ts';

let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(async () => desk.close());

const ALL = { placeCode: null, again: false, after: null, limit: 50 } as const;
const read = (role: 'operator' | 'dispatcher', ...ids: readonly (MessageId | undefined)[]) =>
  desk.as(role).patrol.record({
    commandId: desk.newCommand(),
    reads: ids.flatMap((messageId) => (messageId === undefined ? [] : [{ messageId, dwell: 800 }])),
  });
const total = async () => (await desk.as('operator').patrol.coverage({ placeCode: null })).total;
const unread = async (again = false) =>
  (await desk.as('operator').patrol.unpatrolled({ ...ALL, again })).groups.map(({ name, unread: n }) => [name, n]);
const visits = () =>
  desk.db.all('SELECT fromId, toId, messages, dwell, how FROM patrolReads ORDER BY id') as readonly unknown[];

it('covers a group that somebody has read without a gap to its newest message, and no other', async () => {
  const [a1, a2, a3] = await desk.hear(['甲一', '甲二', '甲三'], '甲村群');
  await desk.hear(['乙一', '乙二'], '乙村群');
  expect([await total(), await unread()]).toEqual([
    { toRead: 2, covered: 0, waiting: 2 },
    [
      ['甲村群', 3],
      ['乙村群', 2],
    ],
  ]);

  // Newest first, as the inbox shows them: the first and the last alone leave a gap.
  await read('operator', a3);
  await read('operator', a1);
  expect([await total(), await unread()]).toEqual([
    { toRead: 2, covered: 0, waiting: 2 },
    [
      ['甲村群', 1],
      ['乙村群', 2],
    ],
  ]);
  await read('operator', a2);
  expect([await total(), await unread()]).toEqual([{ toRead: 2, covered: 1, waiting: 1 }, [['乙村群', 2]]]);
});

it('keeps one visit while what is read touches, another for what does not, for somebody else, and after a pause', async () => {
  const [c1, c2, c3, c4] = await desk.hear(['丙一', '丙二', '丙三', '丙四'], '丙村群');
  const before = visits().length;
  await read('operator', c1, c2);
  await read('operator', c4);
  await read('dispatcher', c2);
  desk.pass(11 * MINUTE_MS);
  await read('operator', c3);
  expect(visits().slice(before)).toEqual([
    { fromId: c1, toId: c2, messages: 2, dwell: 1_600, how: 'read' },
    { fromId: c4, toId: c4, messages: 1, dwell: 800, how: 'read' },
    { fromId: c2, toId: c2, messages: 1, dwell: 800, how: 'read' },
    { fromId: c3, toId: c3, messages: 1, dwell: 800, how: 'read' },
  ]);
});

it('records what is sent twice once, and no rest longer than reading can be', async () => {
  const [d1] = await desk.hear(['丁一'], '丁村群');
  const before = visits().length;
  const order = { commandId: desk.newCommand(), reads: [{ messageId: d1 ?? (0 as MessageId), dwell: 3_000_000 }] };
  const answers = [await desk.as('operator').patrol.record(order), await desk.as('operator').patrol.record(order)];
  expect([answers, visits().slice(before)]).toEqual([
    [{ recorded: 1 }, { recorded: 1 }],
    [{ fromId: d1, toId: d1, messages: 1, dwell: 120_000, how: 'read' }],
  ]);
});

it('takes what was decided for read, and what was read on the phone where somebody says so', async () => {
  const messageIds = [...(await desk.hear(['戊一', '戊二'], '戊村群'))];
  await desk.as('operator').triage.dismiss({ commandId: desk.newCommand(), messageIds });
  const [f1] = await desk.hear(['己一', '己二'], '己村群');
  const { groups } = await desk.as('operator').patrol.unpatrolled(ALL);
  const { id, newest } = groups.find(({ name }) => name === '己村群') ?? { id: '', newest: 0 };
  const mark = (upTo: number) =>
    desk.as('operator').patrol.mark({ commandId: desk.newCommand(), groupId: id as never, upTo: upTo as MessageId });
  await mark(newest);
  expect([(await unread()).map(([name]) => name), visits().at(-1)]).toEqual([
    ['乙村群'],
    { fromId: f1, toId: newest, messages: 2, dwell: 0, how: 'marked' },
  ]);
  // A message of another group is no place in this one.
  expect(await refusalOf(mark(1))).toEqual({ code: 'not-found', entity: 'message', id: '1' });
});

it('keeps a group covered for the day when something new is said, shows it as waiting again, and begins anew tomorrow', async () => {
  await desk.hear(['甲四'], '甲村群');
  const today = await total();
  expect([today.toRead - today.covered, today.waiting, await unread(), await unread(true)]).toEqual([
    1,
    2,
    [['乙村群', 2]],
    [
      ['乙村群', 2],
      ['甲村群', 1],
    ],
  ]);
  desk.pass(DAY_MS);
  expect([await total(), (await unread()).map(([name]) => name)]).toEqual([
    { toRead: 2, covered: 0, waiting: 2 },
    ['乙村群', '甲村群'],
  ]);
});

it('counts and lists for somebody of one county what lies there, and nobody who only looks covers anything', async () => {
  const { groups } = await desk.as('operator').groups.list({
    ...{ text: '乙村群', countyCode: null, withoutVillage: false, after: null, limit: 5 },
  });
  const group = groups[0];
  if (group === undefined) throw new Error('The group is gone');
  const { regions } = await desk.script.regions.all({});
  const village = regions.find(({ code, level }) => level === 'village' && code.startsWith('430281'));
  const place = { commandId: desk.newCommand(), id: group.id, version: group.version };
  await desk.as('operator').groups.place({ ...place, villageCode: village?.code ?? null });
  const county = desk.sit({ as: 'operator' });
  const { people } = await desk.script.session.people({});
  const ofCounty = people.find(({ territory }) => territory.includes('430281' as never));
  await county.client.session.enter({ operatorId: ofCounty?.id ?? ('' as never) });
  const seen = await county.client.patrol.coverage({ placeCode: null });
  const villages = await county.client.patrol.coverage({ placeCode: '430281' as never });
  const list = await county.client.patrol.unpatrolled(ALL);
  expect([seen.total, seen.places.map(({ code }) => code), villages.places.map(({ name }) => name)]).toEqual([
    { toRead: 1, covered: 0, waiting: 1 },
    ['430281'],
    [village?.name],
  ]);
  expect(list.groups.map(({ name }) => name)).toEqual(['乙村群']);

  // What lies in another county cannot be read from here, and a supervisor's glance is no patrol.
  const elsewhere = desk.db.get<{ id: MessageId }>(
    `SELECT m.id FROM messages m JOIN groups g USING (groupKey) WHERE g.name = '甲村群' ORDER BY m.id DESC LIMIT 1`,
  );
  const reads = [{ messageId: elsewhere?.id ?? (0 as MessageId), dwell: 900 }];
  const order = () => ({ commandId: desk.newCommand(), reads });
  expect([
    await county.client.patrol.record(order()),
    await refusalOf(desk.as('supervisor').patrol.record(order())),
  ]).toEqual([{ recorded: 0 }, { code: 'not-allowed', permission: 'message.triage' }]);
});
