import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { refusalOf } from './a-centre.ts';

/** Opens on Tuesday 2026-11-24, 14:00 in Shanghai. */
let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(async () => desk.close());

const once = () => ({ commandId: desk.newCommand() });
const personOf = async (name: string) => {
  const found = (await desk.script.session.people({})).people.find((person) => person.name === name);
  if (found === undefined) throw new Error(`Nobody is called ${name}`);
  return found.id;
};
const questions = async () => desk.as('operator').patrol.questions({ placeCode: null, after: null, limit: 50 });

it('starts the clock of a question to the office, and ends it with the decision about it', async () => {
  const [asked, chat, told] = await desk.hear(['医保今年什么时候交', '你晚上几点回来？', '路灯坏了']);
  const { questions: found, total, overdue } = await questions();
  expect([chat, told].includes(found[0]?.id)).toBe(false);
  expect([found.map(({ id, text, dueAt, askedAt }) => [id, text, dueAt - askedAt]), total, overdue]).toEqual([
    [[asked, '医保今年什么时候交', HOUR_MS]],
    1,
    0,
  ]);
  desk.pass(HOUR_MS);
  expect((await questions()).overdue).toBe(1);

  const order = { messageIds: [asked ?? (0 as never)], despiteClaims: [] };
  const { commandId } = await desk.as('operator').triage.dismiss({ ...once(), ...order });
  expect((await questions()).total).toBe(0);
  await desk.as('operator').triage.undo({ ...once(), undoes: commandId });
  expect([(await questions()).total, (await questions()).overdue]).toEqual([1, 1]);
});

it('lets the clock of a question asked at night begin in the morning, and follows other hours', async () => {
  desk.pass(6 * HOUR_MS);
  const [asked] = await desk.hear(['请问低保怎么申请']);
  const clockOf = async () => {
    const found = (await questions()).questions.find(({ id }) => id === asked);
    return [(found?.startAt ?? 0) - desk.now(), (found?.dueAt ?? 0) - desk.now()];
  };
  // It is 21:00; the roster comes at 8.
  expect(await clockOf()).toEqual([11 * HOUR_MS, 12 * HOUR_MS]);
  const change = { responseMinutes: 30, hours: { begins: 7 * 60, ends: 17 * 60 } };
  await desk.as('dispatcher').shifts.saveSettings({ ...once(), ...change, version: 0 });
  expect(await clockOf()).toEqual([10 * HOUR_MS, 10 * HOUR_MS + 30 * MINUTE_MS]);
  const stale = { ...once(), ...change, version: 0 };
  expect([
    await refusalOf(desk.as('dispatcher').shifts.saveSettings(stale)),
    await refusalOf(desk.as('operator').shifts.saveSettings(stale)),
    await refusalOf(desk.as('dispatcher').shifts.saveSettings({ ...stale, hours: { begins: 9, ends: 9 } })),
  ]).toEqual([
    { code: 'version-conflict', entity: 'setting', id: 'patrol', expected: 0, actual: 1 },
    { code: 'not-allowed', permission: 'patrol.manage' },
    { code: 'shift-refused', refusal: 'hours-empty' },
  ]);
});

it('forgets the question of a message that becomes a lead', async () => {
  const [asked] = await desk.hear(['请问村支书收礼找谁反映']);
  const kept = () => desk.db.get('SELECT 1 FROM questions WHERE messageId = :asked', { asked: asked ?? 0 });
  expect(kept()).toBeDefined();
  await desk.as('operator').leads.register({
    ...once(),
    messageIds: [asked ?? (0 as never)],
    draft: {
      subjectName: '',
      subjectPost: '',
      subjectUnit: '村',
      matter: '收礼',
      grade: 'ordinary',
      gradeReason: '一般',
    },
  } as never);
  expect([kept(), (await questions()).questions.some(({ id }) => id === asked)]).toEqual([undefined, false]);
});

it('pages the watch alone while the roster is away, and everybody where nobody has the watch', async () => {
  await desk.hear(['三组有人喝农药，快来人']);
  const paged = async () => [
    (await desk.as('operator').urgent.open({})).isPaged,
    (await desk.as('dispatcher').urgent.open({})).isPaged,
  ];
  expect(await paged()).toEqual([true, true]);
  const duty = { personId: await personOf('李巡'), startsAt: desk.now(), endsAt: instant(desk.now() + 3 * HOUR_MS) };
  const { id } = await desk.as('dispatcher').shifts.addDuty({ ...once(), ...duty });
  const { isAtWork, onWatch, duties } = await desk.as('supervisor').shifts.watch({});
  expect([await paged(), isAtWork, onWatch.map(({ name }) => name), duties.length]).toEqual([
    [true, false],
    false,
    ['李巡'],
    1,
  ]);
  expect((await desk.as('dispatcher').urgent.open({})).pagedUntil).toBe(duty.endsAt);
  await desk.as('dispatcher').shifts.removeDuty({ ...once(), id });
  expect(await paged()).toEqual([true, true]);
  const past = { ...duty, startsAt: instant(desk.now() - DAY_MS), endsAt: instant(desk.now() - HOUR_MS) };
  const refusal = async (change: object) =>
    refusalOf(desk.as('dispatcher').shifts.addDuty({ ...once(), ...duty, ...change }));
  expect([
    await refusal(past),
    await refusal({ endsAt: duty.startsAt }),
    await refusal({ personId: await personOf('孙领') }),
    await refusalOf(desk.as('dispatcher').shifts.removeDuty({ ...once(), id })),
  ]).toEqual([
    { code: 'shift-refused', refusal: 'duty-over' },
    { code: 'shift-refused', refusal: 'duty-empty' },
    { code: 'shift-refused', refusal: 'no-patroller' },
    { code: 'not-found', entity: 'shift', id },
  ]);
});

it('hands over with a note and what is open, once, to somebody else', async () => {
  const { id } = await desk.as('operator').shifts.handOver({ ...once(), note: '三组停水，等水厂回话' });
  const list = async () => (await desk.as('dispatcher').shifts.handOvers({ limit: 5 })).handOvers;
  const [handed] = await list();
  expect([handed?.note, handed?.handedBy.name, handed?.taken, handed?.figures]).toEqual([
    '三组停水，等水厂回话',
    '李巡',
    null,
    await desk.as('operator').shifts.figures({}),
  ]);
  expect([handed?.figures.questions, handed?.figures.urgent]).toEqual([2, 1]);
  expect([
    await refusalOf(desk.as('operator').shifts.takeOver({ ...once(), id })),
    await refusalOf(desk.as('operator').shifts.handOver({ ...once(), note: '  ' })),
    await refusalOf(desk.as('supervisor').shifts.handOver({ ...once(), note: '看过' })),
  ]).toEqual([
    { code: 'shift-refused', refusal: 'own-hand-over' },
    { code: 'shift-refused', refusal: 'note-missing' },
    { code: 'not-allowed', permission: 'message.triage' },
  ]);
  await desk.as('dispatcher').shifts.takeOver({ ...once(), id });
  expect((await list())[0]?.taken).toMatchObject({ by: { name: '王督' } });
});

it('keeps the hand-over of the whole city from a county, and shows the city that of a county', async () => {
  const county = desk.sit({ as: 'operator' }).client;
  await county.session.enter({ operatorId: await personOf('何醴') });
  desk.pass(MINUTE_MS);
  await county.shifts.handOver({ ...once(), note: '醴陵无事' });
  const notes = async (client: typeof county) =>
    (await client.shifts.handOvers({ limit: 5 })).handOvers.map(({ note }) => note);
  expect([await notes(county), await notes(desk.as('operator'))]).toEqual([
    ['醴陵无事'],
    ['醴陵无事', '三组停水，等水厂回话'],
  ]);
  const { people } = await county.patrol.people({});
  expect(people.map(({ name }) => name)).toEqual(['何醴']);
});

it('counts what each patroller has read against the quota of the day, and shows the visits', async () => {
  const [read] = await desk.hear(['读一条', '读两条'], '丙村群');
  const personId = await personOf('李巡');
  await desk.as('operator').patrol.record({ ...once(), reads: [{ messageId: read ?? (0 as never), dwell: 900 }] });
  const { version } = await desk.as('dispatcher').patrol.setQuota({ ...once(), personId, groups: 60, version: 0 });
  const { people } = await desk.as('dispatcher').patrol.people({});
  expect(people.find(({ id }) => id === personId)).toEqual({
    ...{ id: personId, name: '李巡', groups: 1, messages: 1, marked: 0, dwell: 900, lastAt: desk.now() },
    ...{ quota: 60, quotaVersion: version },
  });
  const { visits } = await desk.as('dispatcher').patrol.visits({ personId, groupId: null, before: null });
  expect(visits.map(({ personName, groupName, messages, dwell }) => [personName, groupName, messages, dwell])).toEqual([
    ['李巡', '丙村群', 1, 900],
  ]);
  const stale = { ...once(), personId, groups: null, version: 0 };
  expect([
    await refusalOf(desk.as('dispatcher').patrol.setQuota(stale)),
    await refusalOf(desk.as('operator').patrol.setQuota(stale)),
  ]).toEqual([
    { code: 'version-conflict', entity: 'patrol', id: personId, expected: 0, actual: 1 },
    { code: 'not-allowed', permission: 'patrol.manage' },
  ]);
  await desk.as('dispatcher').patrol.setQuota({ ...stale, ...once(), version });
  expect((await desk.as('dispatcher').patrol.people({})).people.every(({ quota }) => quota === null)).toBe(true);
});
