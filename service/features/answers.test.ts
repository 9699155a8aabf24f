import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MessageId, RegionCode } from '../../domain/ids.ts';
import { DAY_MS, instant } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { refusalOf } from './a-centre.ts';

let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(async () => desk.close());

const once = () => ({ commandId: desk.newCommand() });
const entry = (change: object = {}) => ({
  ...once(),
  ...{ id: null, version: 0, question: '医保什么时候缴费', answer: '每年 9 月至 12 月，在村委会或手机上缴。' },
  ...{ source: '医保发〔2026〕3 号', placeCode: null, expiresAt: instant(desk.now() + 30 * DAY_MS) },
  ...change,
});
const give = (ids: readonly (MessageId | undefined)[], change: object = {}) =>
  desk.as('operator').answers.give({
    ...once(),
    ...{ messageIds: ids.filter((id) => id !== undefined), despiteClaims: [], knowledgeId: null, text: '已答复' },
    ...change,
  });
const log = async () => (await desk.as('operator').answers.log({ before: null, limit: 50 })).answers;
const matches = async (id: MessageId | undefined) =>
  (await desk.as('operator').answers.match({ id: id ?? (0 as MessageId) })).candidates;

it('answers a question with an entry that is in force, counts its use, and ends the clock of the question', async () => {
  const { id } = await desk.as('dispatcher').answers.save(entry());
  const [asked, again] = await desk.hear(['请问今年医保缴费到几号', '村里的医保缴费是什么时候']);
  const [best] = await matches(asked);
  expect([best?.knowledgeId, best?.source, best?.uses]).toEqual([id, '医保发〔2026〕3 号', 0]);
  const order = { knowledgeId: id, text: best?.text ?? '' };
  await give([asked, again], order);
  expect(
    (await log()).map(({ messageId, question, source, givenBy }) => [messageId, question, source, givenBy]),
  ).toEqual([
    [again, '村里的医保缴费是什么时候', '医保发〔2026〕3 号', '李巡'],
    [asked, '请问今年医保缴费到几号', '医保发〔2026〕3 号', '李巡'],
  ]);
  const { entries } = await desk.as('operator').answers.knowledge({ text: '医保' });
  expect(entries.map(({ uses, isExpired }) => [uses, isExpired])).toEqual([[2, false]]);
  const { total } = await desk.as('operator').patrol.questions({ placeCode: null, after: null, limit: 5 });
  expect(total).toBe(0);
  const period = { from: instant(desk.now() - DAY_MS), to: instant(desk.now() + DAY_MS) };
  expect(await desk.as('supervisor').answers.byCounty({ period })).toEqual({
    ...{ total: 2, fromKnowledge: 2, counties: [{ code: null, name: null, answers: 2 }] },
  });
});

it('withdraws the answer with the act of triage that is taken back', async () => {
  const [asked] = await desk.hear(['请问路灯归谁管']);
  const { commandId } = await give([asked], { text: '归镇里城建办' });
  const before = (await log()).length;
  await desk.as('operator').triage.undo({ ...once(), undoes: commandId });
  const state = desk.db.get<{ state: number }>('SELECT state FROM messages WHERE id = :asked', { asked: asked ?? 0 });
  expect([before - (await log()).length, state?.state]).toEqual([1, 0]);
});

it('answers and helps nobody over what somebody has decided meanwhile', async () => {
  const [asked] = await desk.hear(['请问老年证到哪里办']);
  const messageIds = [asked ?? (0 as MessageId)];
  await desk.as('dispatcher').triage.postpone({ ...once(), messageIds });
  const seen = messageIds.map((messageId) => ({ messageId, state: 'new' as const }));
  const help = { ...once(), messageIds, seen, kind: 'other' as const, what: '代办老年证' };
  expect([
    await refusalOf(give([asked], { seen })),
    await refusalOf(desk.as('operator').help.register(help)),
    await refusalOf(give([asked], { seen: [{ messageId: asked, state: 'later' }] })),
  ]).toEqual([
    expect.objectContaining({ code: 'already-triaged' }),
    expect.objectContaining({ code: 'already-triaged' }),
    'answered',
  ]);
});

it('offers and takes no entry that has expired, was retired, or holds elsewhere', async () => {
  const [asked] = await desk.hear(['请问残疾补贴发多少']);
  const question = '残疾补贴标准是多少';
  const { id } = await desk.as('dispatcher').answers.save(entry({ question, expiresAt: instant(desk.now() + DAY_MS) }));
  const elsewhere = entry({ question, placeCode: '430281', answer: '醴陵标准' });
  await desk.as('dispatcher').answers.save(elsewhere);
  expect((await matches(asked)).map(({ knowledgeId }) => knowledgeId)).toEqual([id]);
  desk.pass(2 * DAY_MS);
  expect(await matches(asked)).toEqual([]);
  expect(await refusalOf(give([asked], { knowledgeId: id }))).toEqual({
    ...{ code: 'answer-refused', refusal: 'entry-out-of-date' },
  });
  const { entries } = await desk.as('operator').answers.knowledge({ text: '残疾' });
  expect(entries.map(({ isExpired, placeName }) => [isExpired, placeName])).toEqual([
    [true, null],
    [false, '醴陵市'],
  ]);
  await desk.as('dispatcher').answers.retire({ ...once(), id, version: 1 });
  expect((await desk.as('operator').answers.knowledge({ text: '残疾' })).entries.length).toBe(1);
});

it('refuses what lacks an answer or a future, what somebody else has changed, and whoever may not', async () => {
  const { id } = await desk.as('dispatcher').answers.save(entry({ question: '低保怎么申请' }));
  const save = (change: object) => refusalOf(desk.as('dispatcher').answers.save(entry({ id, version: 1, ...change })));
  const [asked] = await desk.hear(['请问低保怎么申请呀']);
  expect([
    await save({ answer: '  ' }),
    await save({ expiresAt: desk.now() }),
    await save({ version: 4 }),
    await refusalOf(desk.as('operator').answers.save(entry())),
    await refusalOf(give([asked], { text: ' ' })),
    await refusalOf(
      desk
        .as('supervisor')
        .answers.give({ ...once(), messageIds: [1 as MessageId], despiteClaims: [], knowledgeId: null, text: '好' }),
    ),
  ]).toEqual([
    { code: 'answer-refused', refusal: 'answer-missing' },
    { code: 'answer-refused', refusal: 'expiry-past' },
    { code: 'version-conflict', entity: 'knowledge', id, expected: 4, actual: 1 },
    { code: 'not-allowed', permission: 'answer.edit' },
    { code: 'answer-refused', refusal: 'answer-missing' },
    { code: 'not-allowed', permission: 'answer.give' },
  ]);
});

it('lets a county use what holds in the city and change only what is its own', async () => {
  const heli = desk.sit({ as: 'operator' }).client;
  const person = (await desk.script.session.people({})).people.find(({ name }) => name === '何醴');
  await heli.session.enter({ operatorId: person?.id ?? ('' as never) });
  const { entries } = await heli.answers.knowledge({ text: '' });
  expect(
    entries.map(({ placeCode }) => placeCode).filter((code) => code !== null && !code.startsWith('430281')),
  ).toEqual([]);
  expect(entries.some(({ placeCode }) => placeCode === null)).toBe(true);
  // The city's messages and their answers are none of the county's.
  expect((await heli.answers.log({ before: null, limit: 50 })).answers).toEqual([]);

  const { people } = await desk.as('security-admin').people.list({});
  const { id, version, name } = people.find((each) => each.name === '何醴') ?? {
    id: '' as never,
    version: 0,
    name: '',
  };
  const territory = ['430281' as RegionCode];
  await desk.as('security-admin').people.change({ ...once(), id, version, name, role: 'dispatcher', territory });
  const county = desk.sit({ as: 'operator' }).client;
  await county.session.enter({ operatorId: id });
  const [ofCity] = (await county.answers.knowledge({ text: '' })).entries.filter(({ placeCode }) => placeCode === null);
  const save = (change: object) => refusalOf(county.answers.save(entry(change)));
  expect([
    await save({}),
    await save({ placeCode: '430202' }),
    await save({ id: ofCity?.id, version: ofCity?.version, placeCode: '430281' }),
    await save({ placeCode: '430281', question: '醴陵的问题' }),
  ]).toEqual(['out-of-territory', 'out-of-territory', 'out-of-territory', 'answered']);
});

it('offers what the same matter was answered with before', async () => {
  const text = '请问三组的自来水什么时候恢复，已经停了好几天了，老人孩子都没水喝';
  const [first] = await desk.hear([text], '丙村群');
  await give([first], { text: '水管正在抢修，今晚八点恢复' });
  const [second] = await desk.hear([text], '丁村群');
  const db = desk.db;
  const grouped = () => db.get('SELECT 1 FROM clusterMessages WHERE messageId = :id', { id: second ?? 0 });
  for (let waited = 0; waited < 200 && grouped() === undefined; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect((await matches(second)).map(({ knowledgeId, text: answer }) => [knowledgeId, answer])).toEqual([
    [null, '水管正在抢修，今晚八点恢复'],
  ]);
});

it('registers help with who did it, once, and takes back only what nobody has done', async () => {
  const [asked, other] = await desk.hear(['我腿脚不便，谁能帮忙买点药', '帮我交一下电费']);
  const register = (id: MessageId | undefined, kind: 'medicine' | 'payment', what: string) =>
    desk
      .as('operator')
      .help.register({ ...once(), messageIds: [id ?? (0 as MessageId)], despiteClaims: [], kind, what });
  const { commandId } = await register(asked, 'medicine', '买降压药');
  const list = () => desk.as('dispatcher').help.list({ limit: 20 });
  const { requests, waiting } = await list();
  expect([waiting, requests.map(({ kind, what, done }) => [kind, what, done])]).toEqual([
    1,
    [['medicine', '买降压药', null]],
  ]);
  const request = requests[0];
  if (request === undefined) throw new Error('The request is gone');
  const finish = (doneBy: string) =>
    desk.as('operator').help.finish({ ...once(), id: request.id, version: request.version, doneBy, note: '已送到' });
  expect(await refusalOf(finish(' '))).toEqual({ code: 'answer-refused', refusal: 'doer-missing' });
  await finish('网格员小刘');
  expect([
    await refusalOf(finish('别人')),
    await refusalOf(desk.as('operator').triage.undo({ ...once(), undoes: commandId })),
  ]).toEqual([{ code: 'answer-refused', refusal: 'done-already' }, 'undo-overtaken']);
  const taken = await register(other, 'payment', '交电费');
  await desk.as('operator').triage.undo({ ...once(), undoes: taken.commandId });
  const after = await list();
  expect([after.waiting, after.requests.map(({ what, done }) => [what, done?.by, done?.note])]).toEqual([
    0,
    [['买降压药', '网格员小刘', '已送到']],
  ]);
});

it('keeps nothing of what a message said once it is sealed', async () => {
  const [asked] = await desk.hear(['请问支书王大麻子收了我两条烟找谁说']);
  await give([asked], { text: '王大麻子的事请到镇纪委反映' });
  const [help] = await desk.hear(['帮我写个举报王大麻子的材料']);
  await desk.as('operator').help.register({
    ...once(),
    ...{ messageIds: [help ?? (0 as MessageId)], despiteClaims: [], kind: 'other', what: '写举报王大麻子的材料' },
  });
  const rows = () => JSON.stringify(desk.db.all('SELECT text FROM answers UNION ALL SELECT what FROM helpRequests'));
  expect(rows()).toContain('王大麻子');
  const draft = {
    subjectName: '',
    subjectPost: '',
    subjectUnit: '村',
    matter: '收烟',
    grade: 'ordinary',
    gradeReason: '一般',
  };
  const messageIds = [asked, help].filter((id) => id !== undefined);
  await desk.as('operator').leads.register({ ...once(), messageIds, draft } as never);
  expect(rows()).not.toContain('王大麻子');
  expect([
    (await log()).some(({ messageId }) => messageId === asked),
    (await desk.as('operator').help.list({ limit: 50 })).requests.some(({ messageId }) => messageId === help),
  ]).toEqual([false, false]);
});
