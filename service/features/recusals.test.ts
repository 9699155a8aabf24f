import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CategoryId, IssueId, MessageId, OperatorId } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';
import { DAY_MS, instant } from '../../domain/time/instant.ts';
import { weekPeriod } from '../../domain/time/shanghai.ts';
import { aDesk, type Desk } from '../a-desk.ts';

let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(() => desk.close());

const FILTER = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;

async function anIssue(title: string, text: string): Promise<{ readonly id: IssueId; readonly message: MessageId }> {
  const [message] = await desk.hear([text]);
  const { categories } = await desk.script.categories.tree({});
  const { issues } = await desk.script.triage.createIssues({
    commandId: desk.newCommand(),
    messageIds: message === undefined ? [] : [message],
    drafts: [
      {
        ...{ title, categoryId: categories[0]?.id as CategoryId, placeCode: null },
        ...{ severity: 1, grade: 'ordinary', gradeReason: '一般', dueAt: null },
      },
    ],
    dispatch: false,
  });
  return { id: issues[0]?.id as IssueId, message: message as MessageId };
}

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    ({ code, data }: { readonly code: string; readonly data: unknown }) => ({ code, data }),
  );

/** What a role finds of an issue and its message, wherever it looks. */
async function seen(role: Role, { id, message }: { readonly id: IssueId; readonly message: MessageId }) {
  const client = desk.as(role);
  const ledger = await client.issues.list({
    ...{ view: 'all', countyCode: null, text: '', sort: 'newest', after: null, limit: 500 },
  });
  const inbox = await client.inbox.list({ filter: FILTER, before: null, limit: 200 });
  const open = (call: Promise<unknown>) =>
    call.then(
      () => true,
      () => false,
    );
  return {
    ledger: ledger.rows.some((row) => row.id === id),
    life: await open(client.issues.get({ id })),
    inbox: inbox.rows.some((row) => row.id === message),
    message: await open(client.inbox.message({ id: message })),
  };
}
const EVERYWHERE = { ledger: true, life: true, inbox: true, message: true };
const NOWHERE = { ledger: false, life: false, inbox: false, message: false };

describe('standing back', () => {
  it('hides an issue from whom it names in its title or in what villagers said, and from nobody else', async () => {
    const titled = await anIssue('反映王督态度不好', '有人态度不好');
    const said = await anIssue('态度不好', '王督说话难听');
    expect([await seen('dispatcher', titled), await seen('dispatcher', said)]).toEqual([NOWHERE, NOWHERE]);
    expect([await seen('approver', titled), await seen('operator', said)]).toEqual([EVERYWHERE, EVERYWHERE]);
  });

  it('answers the person named as if the issue had never been', async () => {
    const { id } = await anIssue('王督收了烟', '收了烟');
    const none = '00000000-0000-7000-8000-00000000dead' as IssueId;
    expect(await refusal(desk.as('dispatcher').issues.get({ id }))).toEqual({
      code: 'not-found',
      data: { entity: 'issue', id },
    });
    expect(await refusal(desk.as('dispatcher').issues.get({ id: none }))).toEqual({
      code: 'not-found',
      data: { entity: 'issue', id: none },
    });
  });

  it('is lifted by an approver with a reason and not by the person; what was lifted is not made again', async () => {
    const { id, message } = await anIssue('王督好桥修了', '王督好桥修了');
    const [recusal] = (await desk.as('approver').recusals.list({ issueId: id })).recusals;
    const lift = (role: Role, reason: string) =>
      refusal(desk.as(role).recusals.lift({ commandId: desk.newCommand(), id: recusal?.id ?? 0, reason }));
    expect(recusal).toMatchObject({ person: { name: '王督' }, cause: 'auto', by: null, lifted: null });
    expect([await lift('dispatcher', '同名'), await lift('approver', '  '), await lift('approver', '桥名')]).toEqual([
      { code: 'not-found', data: { entity: 'issue', id: String(recusal?.id) } },
      { code: 'recusal-refused', data: { refusal: 'needs-reason' } },
      'answered',
    ]);
    const { issue } = await desk.as('approver').issues.get({ id });
    await desk.script.issues
      .urge({
        ...{ commandId: desk.newCommand(), id, version: issue.version, channel: 'phone', text: '请抓紧' },
      })
      .catch(() => null);
    expect(await seen('dispatcher', { id, message })).toEqual(EVERYWHERE);
  });

  it('is decided by a person with a reason, and is audited', async () => {
    const { id, message } = await anIssue('路灯坏了', '路灯坏了');
    const { people } = await desk.as('dispatcher').recusals.people({});
    const operator = people.find((person) => person.name === '李巡');
    const add = (reason: string) =>
      refusal(
        desk.as('dispatcher').recusals.add({
          ...{ commandId: desk.newCommand(), issueId: id, personId: operator?.id as never, reason },
        }),
      );
    expect([await add(''), await add('亲属'), await add('亲属')]).toEqual([
      { code: 'recusal-refused', data: { refusal: 'needs-reason' } },
      'answered',
      { code: 'recusal-refused', data: { refusal: 'in-force' } },
    ]);
    expect(await seen('operator', { id, message })).toEqual(NOWHERE);
    const audited = desk.db.all(
      `SELECT action, detail FROM auditLog WHERE entityId = :id AND action LIKE 'recusals.%'`,
      { id },
    );
    expect(audited).toEqual([{ action: 'recusals.add', detail: operator?.id }]);
  });

  it('counts for the person what the person sees', async () => {
    const counts = async (role: Role) => (await desk.as(role).inbox.counts({})).total;
    const before = [await counts('dispatcher'), await counts('approver')];
    await anIssue('王督的事', '说一件事');
    expect([await counts('dispatcher'), await counts('approver')]).toEqual([before[0], (before[1] ?? 0) + 1]);
  });

  it('leaves every figure as it is for everybody, and the list behind it says how many it does not name', async () => {
    const { id } = await anIssue('王督又收了烟', '又收了烟');
    const period = { from: instant(desk.now() - DAY_MS), to: instant(desk.now() + DAY_MS) };
    const cutOff = instant(desk.now() + 1);
    const look = async (role: Role) => {
      const { overview } = await desk.as(role).charts.overview({ period, cutOff });
      const { selector, count } = overview.received;
      const { rows, total, withheld } = await desk.as(role).issues.behind({ period, cutOff, selector });
      return {
        count,
        total,
        withheld,
        names: rows.some((row) => row.id === id),
        adds: rows.length + withheld === total,
      };
    };
    const named = await look('dispatcher');
    const colleague = await look('approver');
    expect(colleague).toEqual({ count: colleague.total, total: colleague.total, withheld: 0, names: true, adds: true });
    expect({ ...named, withheld: named.withheld > 0 }).toEqual({ ...colleague, withheld: true, names: false });
    expect((await desk.as('wall').charts.wall({})).overview.open.count).toBe(
      (await desk.as('dispatcher').charts.wall({})).overview.open.count,
    );
    const brief = async (role: Role) =>
      (await desk.as(role).briefs.compose({ week: weekPeriod(desk.now()).from, cutOff })).overview.received.count;
    expect(await brief('dispatcher')).toBe(await brief('approver'));
  });

  it('is made by hand only for whoever could see the issue', async () => {
    const { id } = await anIssue('井盖丢了', '井盖丢了');
    const people = desk.db.all<{ id: OperatorId; role: Role }>('SELECT id, role FROM people');
    const offered = new Set((await desk.as('dispatcher').recusals.people({})).people.map((person) => person.id));
    const found = [];
    for (const person of people) {
      if (person.role === 'dispatcher') continue;
      const order = { commandId: desk.newCommand(), issueId: id, personId: person.id, reason: '亲属' };
      const answer = await refusal(desk.as('dispatcher').recusals.add(order));
      const expected = offered.has(person.id)
        ? 'answered'
        : { code: 'recusal-refused', data: { refusal: 'sees-none' } };
      found.push({ role: person.role, isOffered: offered.has(person.id), isTrue: isDeepStrictEqual(answer, expected) });
    }
    expect(found.filter(({ isTrue }) => !isTrue)).toEqual([]);
    expect(new Set(found.filter(({ isOffered }) => !isOffered).map(({ role }) => role))).toEqual(
      new Set(['lead-officer', 'system-admin', 'security-admin', 'auditor']),
    );
  });
});
