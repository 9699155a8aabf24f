import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CategoryId, IssueId, RegionCode, UnitId } from '../../domain/ids.ts';
import { aDesk, type Desk } from '../a-desk.ts';

const COUNTY = '430202' as RegionCode;

let desk: Desk;
let categoryId: CategoryId;
let commission: UnitId;
let department: UnitId;
beforeAll(async () => {
  desk = await aDesk();
  const { categories } = await desk.script.categories.tree({});
  categoryId = categories.find((category) => category.parentId !== null)?.id as CategoryId;
  const { units } = await desk.script.units.all({});
  commission = units.find((unit) => unit.kind === 'commission' && unit.countyCode === COUNTY)?.id as UnitId;
  department = units.find((unit) => unit.kind === 'department' && unit.countyCode === COUNTY)?.id as UnitId;
});
afterAll(() => desk.close());

async function anIssue(dispatch: boolean): Promise<{ id: IssueId; version: number }> {
  const draft = {
    title: '水管爆了',
    categoryId,
    placeCode: '430202001' as RegionCode,
    severity: 2,
    grade: 'ordinary',
    gradeReason: '一般',
    dueAt: null,
  } as const;
  const messageIds = [...(await desk.hear(['水管爆了']))];
  const { issues } = await desk
    .as('operator')
    .triage.createIssues({ commandId: desk.newCommand(), messageIds, drafts: [draft], dispatch });
  return { id: issues[0]?.id as IssueId, version: dispatch ? 2 : 1 };
}

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    (error: { readonly code: string; readonly data?: unknown }) => ({ code: error.code, data: error.data }),
  );
}

const refused = (refusal: string) => ({ code: 'issue-refused', data: { refusal } });
const order = (issue: { id: IssueId; version: number }) => ({
  commandId: desk.newCommand(),
  id: issue.id,
  version: issue.version++,
});

describe('the life of an issue', () => {
  it('goes from dispatch to telling the villagers, with a second person in between', async () => {
    const issue = await anIssue(true);
    const [dispatcher, approver] = [desk.as('dispatcher'), desk.as('approver')];
    await dispatcher.issues.signFor({ ...order(issue), handlingUnitId: department, signedBy: '张某' });
    await dispatcher.issues.urge({ ...order(issue), channel: 'phone', text: '请在今天内回复' });
    await dispatcher.issues.feedback({
      ...order(issue),
      feedback: { situation: '管道老化', handling: '已更换', effect: '恢复供水' },
    });
    const own = await refusalOf(dispatcher.issues.verify({ ...order(issue), outcome: 'solved', note: '' }));
    issue.version -= 1;
    await approver.issues.rework({ ...order(issue), reason: '没有照片' });
    await dispatcher.issues.feedback({
      ...order(issue),
      feedback: { situation: '管道老化', handling: '已更换', effect: '恢复供水，附照片' },
    });
    await approver.issues.verify({ ...order(issue), outcome: 'solved', note: '' });
    const { issue: told } = await dispatcher.issues.tell({ ...order(issue), text: '水管已经修好' });
    const life = await desk.script.issues.get({ id: issue.id });
    expect({
      own,
      state: [told.state, told.outcome, told.toldAt === null, told.urgeCount, told.reworkCount],
      events: life.events.map(({ kind, by }) => `${kind} ${by.name}`),
      possible: life.allowed.filter(({ possible }) => possible),
    }).toEqual({
      own: refused('second-person-required'),
      state: ['closed', 'solved', false, 1, 1],
      events: [
        ...[
          'created 李巡',
          'dispatched 李巡',
          'signed 王督',
          'urged 王督',
          'fed-back 王督',
          'reworked 赵核',
          'fed-back 王督',
        ],
        ...['verified 赵核', 'told 王督'],
      ],
      possible: [],
    });
  });

  it('never takes a discipline commission as the unit that does the work, by whatever road', async () => {
    const dispatcher = desk.as('dispatcher');
    const registered = await anIssue(false);
    const dispatched = await anIssue(true);
    const answers = [
      await refusalOf(
        dispatcher.issues.dispatch({
          ...order(registered),
          commissionId: commission,
          handlingUnitId: commission,
          note: '',
        }),
      ),
      await refusalOf(
        dispatcher.issues.signFor({ ...order(dispatched), handlingUnitId: commission, signedBy: '张某' }),
      ),
      await refusalOf(
        dispatcher.issues.dispatch({
          commandId: desk.newCommand(),
          id: registered.id,
          version: 1,
          commissionId: department,
          handlingUnitId: null,
          note: '',
        }),
      ),
    ];
    const handling = desk.db.all(
      `SELECT i.id FROM issues i JOIN units u ON u.id = i.handlingUnitId WHERE u.kind = 'commission'`,
    );
    expect({ answers, handling }).toEqual({
      answers: [refused('commission-cannot-handle'), refused('commission-cannot-handle'), refused('not-a-commission')],
      handling: [],
    });
  });

  it('tells the second of two people what the first has made of it', async () => {
    const issue = await anIssue(true);
    const dispatcher = desk.as('dispatcher');
    await dispatcher.issues.urge({ ...order(issue), channel: 'console', text: '催办' });
    const late = await refusalOf(
      desk
        .as('operator')
        .issues.urge({ commandId: desk.newCommand(), id: issue.id, version: 2, channel: 'console', text: '催办' }),
    );
    expect(late).toEqual({ code: 'version-conflict', data: { entity: 'issue', id: issue.id, expected: 2, actual: 3 } });
  });

  it('takes no feedback of which a part is missing', async () => {
    const issue = await anIssue(true);
    const dispatcher = desk.as('dispatcher');
    await dispatcher.issues.signFor({ ...order(issue), handlingUnitId: department, signedBy: '张某' });
    const partial = { situation: '管道老化', handling: '已更换', effect: ' ' };
    expect(await refusalOf(dispatcher.issues.feedback({ ...order(issue), feedback: partial }))).toEqual(
      refused('feedback-incomplete'),
    );
  });
});

describe('the ledger', () => {
  it('pages by key through a view, every row once, and counts what it lists', async () => {
    for (let made = 0; made < 5; made += 1) await anIssue(true);
    const seen: string[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const page: Awaited<ReturnType<typeof desk.script.issues.list>> = await desk.script.issues.list({
        view: 'open',
        countyCode: COUNTY,
        text: '',
        sort: 'due',
        after,
        limit: 3,
      });
      seen.push(...page.rows.map((row) => row.id));
      ({ next: after, total } = page);
    } while (after !== null);
    const counts = await desk.script.issues.counts({});
    expect({ once: new Set(seen).size, seen: seen.length, counted: counts.open }).toEqual({
      once: total,
      seen: total,
      counted: total,
    });
  });

  it('lists the rows a figure stands for, as many as the figure says', async () => {
    const period = { from: (desk.now() - 86_400_000) as never, to: (desk.now() + 1) as never };
    const { overview } = await desk.script.charts.overview({ period, cutOff: desk.now() });
    const figures = [
      overview.received,
      overview.open,
      overview.closed,
      overview.overdue,
      overview.durations.handling.pending,
    ];
    const behind = await Promise.all(
      figures.map(({ selector }) => desk.script.issues.behind({ period, cutOff: desk.now(), selector })),
    );
    expect(behind.map(({ total, rows }) => [total, rows.length])).toEqual(figures.map(({ count }) => [count, count]));
    expect(overview.received.count).toBeGreaterThan(5);
  });

  it('finds issues by number, title, unit and place, all words at once', async () => {
    const find = async (text: string) =>
      (await desk.script.issues.list({ view: 'all', countyCode: null, text, sort: 'newest', after: null, limit: 100 }))
        .total;
    const all = await find('');
    expect([await find('水管 荷塘区'), await find('2026-000001'), await find('水管 没有这个词')]).toEqual([all, 1, 0]);
  });

  it('offers the open issues of the same township before those of the county', async () => {
    const { rows } = await desk.script.issues.openNear({
      placeCode: '430202001001' as RegionCode,
      text: '',
      limit: 50,
    });
    expect(rows.every((row) => row.countyCode === COUNTY && row.state !== 'closed')).toBe(true);
    expect(rows.length).toBeGreaterThan(5);
  });
});
