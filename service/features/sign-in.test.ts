import { afterEach, describe, expect, it } from 'vitest';
import type { OperatorId } from '../../domain/ids.ts';
import { aDesk } from '../a-desk.ts';
import { readAudit } from '../store/audit-log.ts';
import { aCentre, PASSWORDS, refusalOf, type Centre } from './a-centre.ts';

const MINUTE = 60_000;

let centre: Centre;
afterEach(() => centre.desk.close());

const wrong = { login: 'wenan', password: '不是这个-2026' };

async function lines(): Promise<readonly (string | null)[]> {
  const audit = await readAudit(centre.desk.db, 50);
  return audit
    .filter(({ entity }) => entity === 'session')
    .map(({ action, by, detail }) => `${action} ${by === null ? 'nobody' : 'somebody'} ${detail}`)
    .toReversed();
}

describe('signing in', () => {
  it('sits a person down by login and password, however the login was typed', async () => {
    centre = await aCentre();
    const { client } = await centre.signedIn('  ＷｅｎＡｎ ', PASSWORDS.security);
    const who = await client.session.who({});
    expect([who.kind, who.person?.name, who.person?.role, who.locked, who.firstRun]).toEqual([
      'centre',
      '温安',
      'security-admin',
      false,
      false,
    ]);
    expect(await lines()).toEqual(['session.signIn somebody security-admin']);
  });

  it('lets nobody sit down without a password, and answers an empty desk nothing', async () => {
    centre = await aCentre();
    const { client } = centre.emptyDesk();
    const { id } = centre.desk.db.get<{ id: never }>('SELECT id FROM people LIMIT 1') ?? { id: '' as never };
    expect([
      await refusalOf(client.session.enter({ operatorId: id })),
      await refusalOf(client.categories.tree({})),
      await refusalOf(client.rules.list({})),
      await refusalOf(client.system.changes({})),
      await refusalOf(client.people.list({})),
      await refusalOf(client.categories.add({ commandId: centre.desk.newCommand(), parentId: null, name: '甲' })),
      (await client.session.people({})).people,
    ]).toEqual([{ code: 'not-allowed', permission: 'session' }, ...Array<string>(5).fill('not-signed-in'), []]);
  });

  it('says the same of a wrong password and of a login nobody has', async () => {
    centre = await aCentre();
    const { client } = centre.emptyDesk();
    expect([
      await refusalOf(client.session.signIn(wrong)),
      await refusalOf(client.session.signIn({ ...wrong, login: 'nobody' })),
    ]).toEqual([
      { code: 'wrong-password', attemptsLeft: 4 },
      { code: 'wrong-password', attemptsLeft: 4 },
    ]);
  });

  it('closes a login after five wrong passwords for 15 minutes, the right one and a new start included', async () => {
    centre = await aCentre();
    const { client } = centre.emptyDesk();
    const codes: unknown[] = [];
    for (let n = 0; n < 5; n += 1) codes.push(await refusalOf(client.session.signIn(wrong)));
    const until = centre.desk.now() + 15 * MINUTE;
    const lockedOut = { code: 'locked-out', until, clockBehind: false };
    expect(codes).toEqual([
      ...[4, 3, 2, 1].map((attemptsLeft) => ({ code: 'wrong-password', attemptsLeft })),
      lockedOut,
    ]);
    const right = { login: 'wenan', password: PASSWORDS.security };
    centre = { ...centre, desk: await centre.desk.reopen() };
    const again = centre.desk.sit({ role: 'console' }).client;
    expect(await refusalOf(again.session.signIn(right))).toEqual(lockedOut);
    expect(await refusalOf(again.session.signIn({ login: 'shenji', password: PASSWORDS.auditor }))).toBe('answered');
    centre.desk.pass(15 * MINUTE);
    expect(await refusalOf(again.session.signIn(right))).toBe('answered');
  });

  it('stays closed when the clock is set back, and says that the clock is behind', async () => {
    centre = await aCentre();
    const { client } = centre.emptyDesk();
    for (let n = 0; n < 5; n += 1) await refusalOf(client.session.signIn(wrong));
    const until = centre.desk.now() + 15 * MINUTE;
    centre.desk.pass(-60 * MINUTE);
    const refusal = await refusalOf(client.session.signIn({ login: 'wenan', password: PASSWORDS.security }));
    expect(refusal).toEqual({ code: 'locked-out', until, clockBehind: true });
  });

  it('counts calls that are sent together one after the other', async () => {
    centre = await aCentre();
    const { client } = centre.emptyDesk();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => refusalOf(client.session.signIn(wrong))));
    const codes = outcomes.map((outcome) => (outcome as { readonly code: string }).code);
    expect(codes.toSorted()).toEqual([
      ...Array<string>(4).fill('locked-out'),
      ...Array<string>(4).fill('wrong-password'),
    ]);
  });

  it('writes down every outcome, and never a login that nobody has', async () => {
    centre = await aCentre();
    const { client } = centre.emptyDesk();
    await refusalOf(client.session.signIn({ login: 'my-secret-1', password: 'x' }));
    await refusalOf(client.session.signIn(wrong));
    await client.session.signIn({ login: 'wenan', password: PASSWORDS.security });
    await client.session.signOut({});
    expect(await lines()).toEqual([
      'session.signIn nobody wrong-password 1',
      'session.signIn nobody wrong-password 1',
      'session.signIn somebody security-admin',
      'session.signOut somebody null',
    ]);
    const everything = JSON.stringify([
      centre.desk.db.all('SELECT * FROM auditLog'),
      centre.desk.db.all('SELECT * FROM signInFailures'),
      centre.desk.db.all('SELECT * FROM changeLog'),
      centre.desk.logged,
    ]);
    expect([everything.includes('my-secret-1'), everything.includes(PASSWORDS.security)]).toEqual([false, false]);
  });

  it('forgets the failures of a login once its person has signed in', async () => {
    centre = await aCentre();
    const { client } = centre.emptyDesk();
    for (let n = 0; n < 4; n += 1) await refusalOf(client.session.signIn(wrong));
    await client.session.signIn({ login: 'wenan', password: PASSWORDS.security });
    expect(await refusalOf(client.session.signIn(wrong))).toEqual({ code: 'wrong-password', attemptsLeft: 4 });
  });
});

describe('a centre', () => {
  it.each([{ role: 'script' }, { role: 'console' }, { as: 'security-admin' }] as const)(
    'answers nobody who comes in as %j and has not signed in',
    async (visitor) => {
      centre = await aCentre();
      const { client } = centre.desk.sit(visitor);
      expect([await refusalOf(client.people.list({})), (await client.session.who({})).permissions]).toEqual([
        'not-signed-in',
        ['session'],
      ]);
    },
  );
});

describe('what has no command id', () => {
  it('is written down all the same, each act of it', async () => {
    centre = await aCentre();
    const { client } = await centre.signedIn('wenan', PASSWORDS.security);
    await client.session.lock({});
    await client.session.unlock({ password: PASSWORDS.security });
    await client.session.reauthenticate({ password: PASSWORDS.security });
    await client.session.changePassword({ password: PASSWORDS.security, next: '另一个口令-2027' });
    await client.session.signOut({});
    const training = await aDesk();
    const { people } = await training.script.session.people({});
    await training.sit({ role: 'console' }).client.session.enter({ operatorId: people[1]?.id as OperatorId });
    const seated = training.db.get(`SELECT count(*) AS n FROM auditLog WHERE action = 'session.enter'`);
    await training.close();
    const actions = (await readAudit(centre.desk.db, 50)).map(({ action }) => action);
    const acts = ['setUp', 'signIn', 'lock', 'unlock', 'reauthenticate', 'changePassword', 'signOut'];
    expect([acts.filter((act) => !actions.includes(`session.${act}`)), seated]).toEqual([[], { n: 1 }]);
  });
});

describe('a window of a centre', () => {
  it('is told that it is one, that it locks itself after five minutes, and no password', async () => {
    centre = await aCentre(null);
    const { client } = centre.desk.sit({ role: 'console' });
    const { kind, trainingPassword, idleMinutes, person } = await client.session.who({});
    expect([kind, trainingPassword, idleMinutes, person, (await client.session.people({})).people]).toEqual([
      ...['centre', null, 5, null, []],
    ]);
  });
});

describe('a locked desk', () => {
  it('answers nothing but how to open it, and is opened by the password of its person', async () => {
    centre = await aCentre();
    const { client, session } = await centre.signedIn('wenan', PASSWORDS.security);
    const shut: string[] = [];
    session.onShut((how) => shut.push(how));
    await client.session.lock({});
    const who = await client.session.who({});
    expect([
      who.locked,
      who.person?.name,
      who.permissions,
      await refusalOf(client.people.list({})),
      await refusalOf(client.regions.all({})),
      await refusalOf(client.system.changes({})),
      await refusalOf(client.session.reauthenticate({ password: PASSWORDS.security })),
      await refusalOf(client.session.changePassword({ password: PASSWORDS.security, next: '另一个口令-2027' })),
      await refusalOf(client.session.unlock({ password: PASSWORDS.auditor })),
      await refusalOf(client.session.unlock({ password: PASSWORDS.security })),
      await refusalOf(client.people.list({})),
      shut,
    ]).toEqual([
      ...[true, '温安', [], 'locked', 'locked', 'locked', 'locked', 'locked'],
      ...[{ code: 'wrong-password', attemptsLeft: 4 }, 'answered', 'answered', ['locked']],
    ]);
    expect((await lines()).slice(1)).toEqual([
      'session.lock somebody person',
      'session.unlock nobody wrong-password 1',
      'session.unlock somebody security-admin',
    ]);
  });

  it('locks itself when nobody has touched it for its idle time, and not while somebody does', async () => {
    centre = await aCentre(5);
    const { client } = await centre.signedIn('wenan', PASSWORDS.security);
    centre.desk.pass(4 * MINUTE);
    await client.session.touch({});
    centre.desk.pass(4 * MINUTE);
    expect(await refusalOf(client.people.list({}))).toBe('answered');
    centre.desk.pass(MINUTE);
    expect(await refusalOf(client.people.list({}))).toBe('locked');
    await client.session.touch({});
    expect(await refusalOf(client.people.list({}))).toBe('locked');
    expect((await lines()).at(-1)).toBe('session.lock nobody idle');
  });

  it('locks itself though nothing is asked, and when the clock is set back', async () => {
    centre = await aCentre(5);
    const { session } = await centre.signedIn('wenan', PASSWORDS.security);
    centre.desk.pass(-2 * MINUTE);
    await expect.poll(() => session.isLocked, { timeout: 5_000 }).toBe(true);
  });

  it('is locked with the machine', async () => {
    centre = await aCentre();
    const { client, session } = await centre.signedIn('wenan', PASSWORDS.security);
    centre.desk.service.lockDesk(session);
    expect(await refusalOf(client.people.list({}))).toBe('locked');
    await expect.poll(async () => (await lines()).at(-1)).toBe('session.lock nobody machine');
  });

  it('is locked when five wrong passwords are typed at it', async () => {
    centre = await aCentre();
    const { client, session } = await centre.signedIn('wenan', PASSWORDS.security);
    for (let n = 0; n < 5; n += 1) await refusalOf(client.session.reauthenticate({ password: '不对的口令-1' }));
    expect([session.isLocked, await refusalOf(client.people.list({}))]).toEqual([true, 'locked']);
    await expect.poll(async () => (await lines()).at(-1)).toBe('session.lock nobody wrong-passwords');
  });

  it('can be taken over by somebody else, with their own password and their own rights', async () => {
    centre = await aCentre();
    const { client } = await centre.signedIn('wenan', PASSWORDS.security);
    await client.session.lock({});
    await client.session.signIn({ login: 'shenji', password: PASSWORDS.auditor });
    const who = await client.session.who({});
    expect([who.person?.name, who.locked, who.permissions.includes('people.edit')]).toEqual(['沈计', false, false]);
  });
});

describe('what asks for a fresh password', () => {
  const someone = {
    name: '李一',
    login: 'liyi',
    role: 'operator',
    territory: [],
    temporaryPassword: PASSWORDS.temporary,
  } as const;

  it('is refused once it is five minutes old, and done after it was typed again', async () => {
    centre = await aCentre();
    const { client } = await centre.signedIn('wenan', PASSWORDS.security);
    centre.desk.pass(5 * MINUTE);
    const order = { ...someone, commandId: centre.desk.newCommand() };
    expect(await refusalOf(client.people.add(order))).toBe('not-fresh');
    expect(await refusalOf(client.session.reauthenticate({ password: '不对的口令-1' }))).toEqual({
      code: 'wrong-password',
      attemptsLeft: 4,
    });
    expect(await refusalOf(client.people.add(order))).toBe('not-fresh');
    await client.session.reauthenticate({ password: PASSWORDS.security });
    expect(await refusalOf(client.people.add(order))).toBe('answered');
  });

  it('is asked anew of a desk that was locked, of another person, and of a clock that was set back', async () => {
    centre = await aCentre();
    const { client, session } = await centre.signedIn('wenan', PASSWORDS.security);
    const isFresh = () => session.isFresh(centre.desk.now());
    const found = [isFresh()];
    centre.desk.pass(-1);
    found.push(isFresh());
    centre.desk.pass(1);
    await client.session.lock({});
    found.push(isFresh());
    expect(found).toEqual([true, false, false]);
  });
});
