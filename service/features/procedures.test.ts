import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { permissionsOf } from '../../domain/people/can.ts';
import { ROLES } from '../../domain/people/role.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { describeContract } from '../describe-contract.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.close());

const { procedures } = describeContract(contract);
const WALL = new Set([
  'charts.overview',
  'charts.arrivals',
  'charts.wall',
  'session.who',
  'system.changes',
  'system.status',
]);

/** An input no procedure takes: who is allowed hears of the input, who is not hears of the role. */
const NONSENSE = 7;

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'answered';
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  }
}

describe('who may call what', () => {
  it.each(ROLES)('lets %s call what the table of roles says and nothing else', async (role) => {
    const found = new Map<string, string>();
    for (const { call } of procedures) found.set(call, await codeOf(desk.call({ as: role }, call, NONSENSE)));
    const may = new Set(permissionsOf(role));
    const expected = procedures.map(({ call, permission, fresh }) => {
      const isAllowed = may.has(permission) && (role !== 'wall' || WALL.has(call));
      return [call, isAllowed ? (fresh ? 'not-fresh' : 'BAD_REQUEST') : 'not-allowed'] as const;
    });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
  });

  it('asks for a fresh password before what cannot be looked at or taken back in passing', () => {
    expect(procedures.filter(({ fresh }) => fresh).map(({ call }) => call)).toMatchInlineSnapshot(`
      [
        "issues.verify",
        "leads.unmask",
        "leads.approveFeedback",
        "leads.grant",
        "outbox.approve",
        "outbox.recall",
        "recusals.lift",
        "people.add",
        "people.change",
        "people.setState",
        "people.resetPassword",
        "audit.export",
        "audit.acknowledge",
      ]
    `);
  });

  it('asks of every procedure a permission that some role has', () => {
    const held = new Set(ROLES.flatMap((role) => permissionsOf(role)));
    expect(procedures.filter(({ permission }) => !held.has(permission)).map(({ call }) => call)).toEqual([]);
  });

  it('lets a window on the wall see figures and nothing else', async () => {
    const answers = await Promise.all(
      ['charts.wall', 'inbox.list', 'issues.list', 'session.people', 'session.enter', 'categories.tree'].map((call) =>
        codeOf(desk.call({ role: 'wall' }, call, {})),
      ),
    );
    expect(answers).toEqual(['answered', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed', 'not-allowed']);
  });

  it('begins a window of the console as the operator of the training profile', async () => {
    const who = (await desk.call({ role: 'console' }, 'session.who', {})) as { person: { name: string; role: string } };
    expect([who.person.name, who.person.role]).toEqual(['李巡', 'operator']);
  });

  it('gives a desk the rights of whoever sits down', async () => {
    const { people } = await desk.as('operator').session.people({});
    const clerk = people.find((person) => person.role === 'clerk');
    const session = desk.service.openSession({ role: 'console' });
    expect(session.permissions.has('brief.write')).toBe(false);
    if (clerk !== undefined) session.enter(clerk);
    expect([
      session.person?.name,
      session.permissions.has('brief.write'),
      session.permissions.has('message.triage'),
    ]).toEqual(['周简', true, false]);
  });
});
