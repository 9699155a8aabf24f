import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CategoryId, LeadId, MessageId, RegionCode } from '../../domain/ids.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { TRAINING_PASSWORD } from '../training/people.ts';
import {
  CANARIES,
  DRAFT,
  hearReport,
  readFile,
  REPORT,
  REPORT_TEXT,
  say,
  seatOfficer,
  type Officer,
} from './a-report.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(() => desk.close());
// What is said again must be a new message, and what one test has registered is older than what the next one has.
beforeEach(() => void desk.pass(600_000));

const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'answered',
    (error: { readonly code?: string }) => error.code ?? String(error),
  );
}

/** Everything the tables hold, frames unpacked, as one text per table. */
function everyTable(): ReadonlyMap<string, string> {
  const tables = desk.db.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
  return new Map(
    tables.map(({ name }) => {
      const rows = name === 'messages_fts' ? [] : desk.db.all<Record<string, unknown>>(`SELECT * FROM "${name}"`);
      const cells = rows.flatMap((row) => Object.values(row)).map((cell) => textOf(name, cell));
      return [name, cells.join('\n')];
    }),
  );
}

function textOf(table: string, cell: unknown): string {
  if (!(cell instanceof Uint8Array)) return String(cell);
  const bytes = table === 'frameBatches' ? brotliDecompressSync(cell) : Buffer.from(cell);
  return bytes.toString('utf8');
}

function foundIn(texts: ReadonlyMap<string, string>, canaries: readonly string[] = CANARIES): readonly string[] {
  return [...texts].flatMap(([where, text]) =>
    canaries.filter((word) => text.includes(word)).map((word) => `${where}: ${word}`),
  );
}

async function aLead(): Promise<{
  readonly lead: LeadId;
  readonly message: MessageId;
  readonly officer: Officer;
  readonly file: string;
}> {
  const { id: message, file } = await hearReport(desk);
  await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [message], draft: DRAFT });
  const officer = seatOfficer(desk);
  const { rows } = await officer.client.leads.list({ open: true, after: null, limit: 10 });
  return { lead: rows[0]?.id as LeadId, message, officer, file };
}

async function giveTerritory(territory: readonly RegionCode[]): Promise<void> {
  const security = desk.as('security-admin');
  const person = (await security.people.list({})).people.find(({ role }) => role === 'lead-officer');
  if (person === undefined) throw new Error('Nobody is a lead officer');
  const { id, version, name, role } = person;
  await security.people.change({ commandId: desk.newCommand(), id, version, name, role, territory: [...territory] });
}

async function provenOf(officer: Officer): Promise<readonly number[]> {
  const { proven, partly, disciplined, handled, returnedFen } = await officer.client.leads.counts({});
  return [proven, partly, disciplined, handled, returnedFen];
}

describe('registering a lead', () => {
  it('takes the message out of every list and search, and leaves a sealed place in its group', async () => {
    const { id, near } = await hearReport(desk);
    const operator = desk.as('operator');
    const before = await operator.inbox.counts({});
    const searched = { filter, before: null, limit: 50, query: '芙蓉王', period: null };
    const found = (await operator.inbox.search(searched)).count;
    const made = await operator.leads.register({ commandId: desk.newCommand(), messageIds: [id], draft: DRAFT });
    const { rows } = await operator.inbox.conversation({ id: near, before: 2, after: 0 });
    const list = await operator.inbox.list({ filter, before: null, limit: 50 });
    const counts = await operator.inbox.counts({});
    expect({
      made,
      found: [found, (await operator.inbox.search(searched)).count],
      listed: list.rows.some((row) => row.id === id),
      message: await codeOf(operator.inbox.message({ id })),
      place: rows.map(({ text, senderName, state }) => [text, senderName, state]),
      waiting: before.open - counts.open,
      again: await codeOf(operator.leads.register({ commandId: desk.newCommand(), messageIds: [id], draft: DRAFT })),
      dismissed: await codeOf(operator.triage.dismiss({ commandId: desk.newCommand(), messageIds: [id] })),
    }).toEqual({
      made: { number: '线索〔2026〕0001' },
      found: [1, 0],
      listed: false,
      message: 'not-found',
      place: [
        ['今天停水吗', '王婶', 'new'],
        ['', '', 'lead'],
        ['不停水', '李叔', 'new'],
      ],
      waiting: 1,
      again: 'not-found',
      dismissed: 'already-triaged',
    });
  });

  it('leaves nothing of the report, the reporter or the official in any table, frame, answer or log line', async () => {
    const { id } = await hearReport(desk);
    const control = foundIn(everyTable());
    await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [id], draft: DRAFT });
    expect({
      before: ['frameBatches: qqzmcanary', 'messages: 诸葛麒麟', 'messages: 五条芙蓉王'].filter((place) =>
        control.includes(place),
      ).length,
      tables: foundIn(everyTable()),
      log: foundIn(new Map([['log', JSON.stringify(desk.logged)]])),
      events: foundIn(new Map([['audit', JSON.stringify(desk.db.all('SELECT * FROM auditLog'))]])),
    }).toEqual({ before: 3, tables: [], log: [], events: [] });
  });

  it('recognises the same message when it comes again, by the same account and by another', async () => {
    const { message, file } = await aLead();
    const before = desk.db.get('SELECT count(*) AS n FROM messages');
    await readFile(desk, file);
    await readFile(desk, file, '99');
    expect({
      messages: desk.db.get('SELECT count(*) AS n FROM messages'),
      row: desk.db.get('SELECT text, senderId, senderName, segments, hits, isHit FROM messages WHERE id = :message', {
        message,
      }),
      tables: foundIn(everyTable()),
    }).toEqual({
      messages: before,
      row: { text: '', senderId: null, senderName: null, segments: null, hits: null, isHit: 0 },
      tables: [],
    });
  });

  it('keeps what others said in the same frames', async () => {
    const { message } = await aLead();
    const bodies = everyTable().get('frameBatches') ?? '';
    const places = desk.db.all('SELECT frameIndex FROM sightings WHERE messageId = :message', { message });
    expect([bodies.includes('今天停水吗'), bodies.includes('不停水'), places.length]).toEqual([true, true, 1]);
  });

  it('is refused where the entry would give away who reported, and then changes nothing', async () => {
    const { id } = await hearReport(desk);
    const operator = desk.as('operator');
    const register = (draft: object) =>
      codeOf(
        operator.leads.register({ commandId: desk.newCommand(), messageIds: [id], draft: { ...DRAFT, ...draft } }),
      );
    const refused = [
      await register({ matter: `${REPORT.name}反映收烟` }),
      await register({ matter: `请联系139-0733-9911` }),
      await register({ gradeReason: `反映人 ${REPORT.sender}` }),
      await register({ subjectUnit: `身份证${REPORT.idCard}` }),
    ];
    const kept = desk.db.get('SELECT text FROM messages WHERE id = :id', { id });
    const made = await register({ subjectPost: '支书' });
    expect([refused, kept, made]).toEqual([Array(4).fill('lead-refused'), { text: REPORT_TEXT }, 'answered']);
  });

  it('is refused where the unit of the official is missing, and then changes nothing', async () => {
    const { id } = await hearReport(desk);
    const world = () => JSON.stringify(desk.db.get('SELECT count(*) AS n FROM auditLog'));
    const before = world();
    const missing = await codeOf(
      desk
        .as('operator')
        .leads.register({ commandId: desk.newCommand(), messageIds: [id], draft: { ...DRAFT, subjectUnit: ' ' } }),
    );
    const kept = desk.db.get('SELECT text FROM messages WHERE id = :id', { id });
    const changed = world() !== before;
    await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [id], draft: DRAFT });
    expect([missing, kept, changed]).toEqual(['lead-refused', { text: REPORT_TEXT }, false]);
  });
});

describe('an issue that becomes a lead', () => {
  it('leaves the ledger, every figure and every remembered answer; its number stays used', async () => {
    const { id } = await hearReport(desk);
    const operator = desk.as('operator');
    const { categories } = await operator.categories.tree({});
    const draft = {
      ...{
        title: '刘某甲收五条芙蓉王',
        categoryId: categories[0]?.id as CategoryId,
        placeCode: '430202001001' as RegionCode,
      },
      ...({ severity: 2, grade: 'ordinary', gradeReason: '一般', dueAt: null } as const),
    };
    const made = await operator.triage.createIssues({
      commandId: desk.newCommand(),
      messageIds: [id],
      drafts: [draft],
      dispatch: true,
    });
    const issue = made.issues[0]?.id as never;
    const urge = { channel: 'phone', text: '请核实刘某甲一事' } as const;
    await operator.issues.urge({ commandId: desk.newCommand(), id: issue, version: 2, ...urge });
    const before = await operator.issues.counts({});
    await operator.leads.registerIssue({ commandId: desk.newCommand(), id: issue, version: 3, draft: DRAFT });
    const period = { from: (desk.now() - 86_400_000) as never, to: (desk.now() + 1) as never };
    const { overview } = await operator.charts.overview({ period, cutOff: desk.now() });
    const next = await say(desk, [{ text: '路灯坏了', sender: 'wxid_other', name: '王婶' }]);
    const another = await operator.triage.createIssues({
      ...{ commandId: desk.newCommand(), messageIds: [...next.ids], dispatch: false },
      drafts: [{ ...draft, title: '路灯' }],
    });
    expect({
      get: await codeOf(operator.issues.get({ id: issue })),
      counts: [before.all, (await operator.issues.counts({})).all - 1],
      received: overview.received.count,
      tables: foundIn(everyTable()),
      next: another.issues[0]?.number,
      sealed: desk.db.get('SELECT number FROM sealedIssues'),
    }).toEqual({
      ...{ get: 'not-found', counts: [1, 0], received: 0, tables: [] },
      ...{ next: '2026-000002', sealed: { number: '2026-000001' } },
    });
  });
});

describe('opening a lead', () => {
  it('needs the password, shows official and matter, and the reporter in masked form', async () => {
    const { lead, officer } = await aLead();
    const shut = await codeOf(officer.client.leads.get({ id: lead }));
    await officer.give();
    const opened = await officer.client.leads.get({ id: lead });
    expect({
      shut,
      draft: opened.draft,
      reporters: opened.reporters,
      told: foundIn(new Map([['answer', JSON.stringify({ ...opened, draft: null })]])),
      list: foundIn(
        new Map([['list', JSON.stringify(await officer.client.leads.list({ open: true, after: null, limit: 9 }))]]),
      ),
    }).toEqual({
      ...{ shut: 'not-fresh', draft: DRAFT },
      ...{ reporters: [{ name: '诸*', chatId: '****y' }], told: [], list: [] },
    });
  });

  it('ends after five minutes, and at once when somebody else sits down or the desk is left', async () => {
    const { lead, officer } = await aLead();
    await officer.give();
    desk.pass(5 * 60_000 - 1);
    const last = await codeOf(officer.client.leads.get({ id: lead }));
    desk.pass(1);
    const over = await codeOf(officer.client.leads.get({ id: lead }));
    await officer.give();
    await officer.client.session.signOut({});
    await officer.client.session.enter({
      operatorId: (await officer.client.session.people({})).people.find(({ role }) => role === 'lead-officer')
        ?.id as never,
    });
    const left = await codeOf(officer.client.leads.get({ id: lead }));
    expect([last, over, left]).toEqual(['answered', 'not-fresh', 'not-fresh']);
  });

  it('does not open by a wrong password, and shuts when the desk is locked', async () => {
    const { lead, officer } = await aLead();
    const wrong = await codeOf(officer.client.session.reauthenticate({ password: '猜一个猜一个1' }));
    const shut = await codeOf(officer.client.leads.get({ id: lead }));
    await officer.give();
    await officer.client.session.lock({});
    await officer.client.session.unlock({ password: TRAINING_PASSWORD });
    const unlocked = await codeOf(officer.client.leads.get({ id: lead }));
    await officer.client.session.lock({});
    officer.session.prove(desk.now());
    expect([wrong, shut, unlocked, await codeOf(officer.client.leads.get({ id: lead }))]).toEqual([
      ...['wrong-password', 'not-fresh', 'answered', 'not-fresh'],
    ]);
  });
});

describe('unmasking', () => {
  it('shows who reported for five minutes, to whoever gave a reason, and is recorded each time', async () => {
    const { lead, officer } = await aLead();
    await officer.give();
    const early = await codeOf(officer.client.leads.reporter({ id: lead }));
    const order = { id: lead, purpose: 'ask-back', reason: '向诸葛麒麟核实时间' } as const;
    const blank = await codeOf(officer.client.leads.unmask({ commandId: desk.newCommand(), ...order, reason: ' ' }));
    const { until } = await officer.client.leads.unmask({ commandId: desk.newCommand(), ...order });
    const shown = await officer.client.leads.reporter({ id: lead });
    desk.pass(5 * 60_000);
    await officer.give();
    const late = await codeOf(officer.client.leads.reporter({ id: lead }));
    const { unmaskings } = await officer.client.leads.get({ id: lead });
    expect({
      refused: [early, blank, late],
      lasts: until - (desk.now() - 5 * 60_000),
      shown: shown.messages.map(({ senderName, senderId, text }) => [senderName, senderId, text]),
      recorded: unmaskings.map(({ by, purpose, reason }) => [by.name, purpose, reason]),
      audit: desk.db.all(
        `SELECT entity, entityId, detail FROM auditLog WHERE action = 'leads.unmask' AND entityId = :lead`,
        {
          lead,
        },
      ),
      tables: foundIn(everyTable()),
    }).toEqual({
      refused: ['unmask-over', 'lead-refused', 'unmask-over'],
      lasts: 5 * 60_000,
      shown: [[REPORT.name, REPORT.sender, REPORT_TEXT]],
      recorded: [['钱线', 'ask-back', '向诸葛麒麟核实时间']],
      audit: [{ entity: 'lead', entityId: lead, detail: 'ask-back' }],
      tables: [],
    });
  });

  it('finds whether a number or chat id has reported before without opening anything', async () => {
    const { lead, officer } = await aLead();
    const lookUp = async (typed: string) => {
      const { kind, leads } = await officer.client.leads.lookUp({ commandId: desk.newCommand(), typed });
      return [kind, leads.some(({ id }) => id === lead)];
    };
    expect([
      await lookUp('+86 139-0733-9911'),
      await lookUp('１３９０７３３９９１１'),
      await lookUp(REPORT.idCard),
      await lookUp('WXID_qqzmcanary'),
      await lookUp('13900000000'),
      await lookUp('诸葛麒麟'),
    ]).toEqual([
      ['phone', true],
      ['phone', true],
      ['id-card', true],
      ['chat-id', true],
      ['phone', false],
      [null, false],
    ]);
    expect(desk.db.get(`SELECT count(*) AS n FROM auditLog WHERE action = 'leads.lookUp'`)).toEqual({ n: 6 });
    expect(foundIn(everyTable())).toEqual([]);
  });
});

describe('the counties of a lead officer', () => {
  it('are as far as their register, their look-up and their acts reach; a township stands for its county', async () => {
    const { lead } = await aLead();
    const { groups } = await desk.script.groups.list({
      ...{ text: '幸福村村民群', countyCode: null, withoutVillage: true, after: null, limit: 1 },
    });
    // The report above came from a group nobody had placed: it belongs to the whole city.
    const group = groups[0];
    if (group === undefined) throw new Error('The group was not found');
    const { id, version } = group;
    await desk.script.groups.place({
      ...{ commandId: desk.newCommand(), id, version, villageCode: '430281002007' as RegionCode },
    });
    desk.pass(600_000);
    const { lead: theirs } = await aLead();
    const seen: unknown[] = [];
    for (const territory of [['430281'], ['430281002'], ['430202'], []]) {
      await giveTerritory(territory.map((code) => code as RegionCode));
      const { client } = seatOfficer(desk);
      const ids = (await client.leads.list({ open: false, after: null, limit: 50 })).rows.map((row) => row.id);
      const found = await client.leads.lookUp({ commandId: desk.newCommand(), typed: REPORT.phone });
      await client.session.reauthenticate({ password: TRAINING_PASSWORD });
      seen.push([
        ...[ids.includes(lead), ids.includes(theirs), found.leads.some((row) => row.id === theirs)],
        ...[(await client.leads.counts({})).leads === ids.length, await codeOf(client.leads.get({ id: theirs }))],
        await codeOf(client.leads.unmask({ commandId: desk.newCommand(), id: theirs, purpose: 'reply', reason: '看' })),
      ]);
    }
    expect(seen).toEqual([
      [false, true, true, true, 'answered', 'answered'],
      [false, true, true, true, 'answered', 'answered'],
      [false, false, false, true, 'not-found', 'not-found'],
      [true, true, true, true, 'answered', 'answered'],
    ]);
  });
});

describe('recusal', () => {
  it.each([
    ['as its subject', { subjectName: '钱 线' }],
    ['in its matter', { matter: '钱线也收了两条' }],
  ])('hides a lead from the officer it names %s, whatever they ask', async (_, named) => {
    const { id } = await hearReport(desk);
    const draft = { ...DRAFT, ...named };
    const officer = seatOfficer(desk);
    await officer.give();
    const others = await officer.client.leads.counts({});
    await desk.as('operator').leads.register({ commandId: desk.newCommand(), messageIds: [id], draft });
    const { id: lead } = desk.db.get<{ id: LeadId }>('SELECT id FROM leads ORDER BY id DESC LIMIT 1') as { id: LeadId };
    const counts = await officer.client.leads.counts({});
    const { leads } = await officer.client.leads.lookUp({ commandId: desk.newCommand(), typed: REPORT.phone });
    const act = { kind: 'accepted', note: '' } as const;
    expect({
      listed: (await officer.client.leads.list({ open: false, after: null, limit: 50 })).rows.some(
        (row) => row.id === lead,
      ),
      calls: [
        await codeOf(officer.client.leads.get({ id: lead })),
        await codeOf(
          officer.client.leads.unmask({ commandId: desk.newCommand(), id: lead, purpose: 'reply', reason: '看' }),
        ),
        await codeOf(officer.client.leads.act({ commandId: desk.newCommand(), id: lead, version: 1, act })),
      ],
      counted: [counts.leads - others.leads, leads.some((row) => row.id === lead)],
    }).toEqual({ listed: false, calls: ['not-found', 'not-found', 'not-found'], counted: [0, false] });
  });
});

describe('the course of a lead', () => {
  it('ends with a finding that is counted, and with a text for the group that a second person approved', async () => {
    const { lead, officer } = await aLead();
    await officer.give();
    let version = 1;
    const act = async (done: Parameters<typeof officer.client.leads.act>[0]['act']) => {
      await officer.client.leads.act({ commandId: desk.newCommand(), id: lead, version, act: done });
      version += 1;
    };
    await act({ kind: 'accepted', note: '已阅' });
    await act({ kind: 'transferred', office: '信访室', slip: '移〔2026〕1号' });
    await act({ kind: 'receipted', receipt: '信收 7', receivedBy: '值班室' });
    const found = {
      verdict: 'true',
      disciplined: 1,
      handled: 2,
      returnedFen: 54_000,
      findings: '刘某甲收受五条芙蓉王属实',
    } as const;
    await act({ kind: 'verified', ...found });
    await act({ kind: 'recommended', unit: '测绘公司', text: '加强管理' });
    const faulty = await codeOf(act({ kind: 'feedback-drafted', text: `感谢${REPORT.name}反映` }));
    const quoted = await codeOf(act({ kind: 'feedback-drafted', text: '支书刘某甲收了测绘公司东西属实' }));
    await act({ kind: 'feedback-drafted', text: '经核查，反映属实，已作出处理，款项已退。' });
    const own = await codeOf(
      officer.client.leads.approveFeedback({
        commandId: desk.newCommand(),
        id: lead,
        version,
        approve: true,
        reason: '',
      }),
    );
    const approver = desk.as('approver');
    const { waiting } = await approver.leads.feedbackToApprove({});
    await approver.leads.approveFeedback({
      commandId: desk.newCommand(),
      id: lead,
      version: version++,
      approve: true,
      reason: '',
    });
    await act({ kind: 'told' });
    await act({ kind: 'closed', note: '' });
    const opened = await officer.client.leads.get({ id: lead });
    expect({
      refused: [faulty, quoted, own],
      waiting: waiting.map(({ text, draftedBy }) => [text, draftedBy.name]),
      events: opened.events.map(({ kind, by }) => `${kind} ${by.name}`),
      words: opened.events[4]?.words.find(({ label }) => label === 'findings'),
      counts: await provenOf(officer),
      tables: foundIn(everyTable()),
    }).toEqual({
      refused: ['feedback-faulty', 'feedback-faulty', 'lead-refused'],
      waiting: [['经核查，反映属实，已作出处理，款项已退。', '钱线']],
      events: [
        ...[
          'registered 李巡',
          'accepted 钱线',
          'transferred 钱线',
          'receipted 钱线',
          'verified 钱线',
          'recommended 钱线',
        ],
        ...['feedback-drafted 钱线', 'feedback-approved 赵核', 'told 钱线', 'closed 钱线'],
      ],
      words: { label: 'findings', text: '刘某甲收受五条芙蓉王属实' },
      counts: [1, 0, 1, 2, 54_000],
      tables: [],
    });
  });
});
