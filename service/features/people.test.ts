import { afterEach, describe, expect, it } from 'vitest';
import type { PersonRow } from '../../contract/people.ts';
import type { OperatorId } from '../../domain/ids.ts';
import { aDesk, type Client } from '../a-desk.ts';
import { readAudit } from '../store/audit-log.ts';
import { aCentre, anEmptyCentre, FIRST_RUN, PASSWORDS, refusalOf, type Centre } from './a-centre.ts';

let centre: Centre;
afterEach(() => centre.desk.close());

const seat = { name: '李一', role: 'operator', territory: [] } as const;

async function addOperator(security: Client): Promise<PersonRow> {
  const order = { ...seat, commandId: centre.desk.newCommand(), login: 'LiYi', temporaryPassword: PASSWORDS.temporary };
  return (await security.people.add(order)).person;
}

const security = async () => (await centre.signedIn('wenan', PASSWORDS.security)).client;

/** The order that changes a person at the version it has now. */
async function which(client: Client, login: string) {
  const person = (await client.people.list({})).people.find((each) => each.login === login);
  if (person === undefined) throw new Error(`Nobody has the login ${login}`);
  return { commandId: centre.desk.newCommand(), id: person.id, version: person.version };
}

describe('the first run', () => {
  it('names an empty centre and adds its three officers, once', async () => {
    centre = await anEmptyCentre();
    const { client } = centre.emptyDesk();
    const before = await client.session.who({});
    await client.session.setUp(FIRST_RUN);
    const after = await client.session.who({});
    expect([before.firstRun, before.person, after.firstRun, after.person, after.centerName, after.cityName]).toEqual([
      ...[true, null, false, null],
      ...['某市大监督中心', '某市'],
    ]);
    const roles = (await (await security()).people.list({})).people.map(({ login, role }) => [login, role]);
    expect(roles).toEqual([
      ['zhangxi', 'system-admin'],
      ['wenan', 'security-admin'],
      ['shenji', 'auditor'],
    ]);
    expect(await refusalOf(client.session.setUp(FIRST_RUN))).toBe('already-set-up');
  });

  it('happens once though it is asked for twice at the same time', async () => {
    centre = await anEmptyCentre();
    const { client } = centre.emptyDesk();
    const outcomes = await Promise.all([0, 1].map(() => refusalOf(client.session.setUp(FIRST_RUN))));
    const { people } = await (await security()).people.list({});
    expect([outcomes.toSorted(), people.length]).toEqual([['already-set-up', 'answered'], 3]);
  });

  it('wants three people with three logins and three strong passwords, and adds nobody otherwise', async () => {
    centre = await anEmptyCentre();
    const { client } = centre.emptyDesk();
    const withAuditor = (change: object) => ({ ...FIRST_RUN, auditor: { ...FIRST_RUN.auditor, ...change } });
    expect([
      await refusalOf(client.session.setUp(withAuditor({ login: ' ＷＥＮＡＮ' }))),
      await refusalOf(client.session.setUp(withAuditor({ name: '温安' }))),
      await refusalOf(client.session.setUp(withAuditor({ password: PASSWORDS.security }))),
      await refusalOf(client.session.setUp(withAuditor({ password: 'shenji-2026' }))),
      await refusalOf(client.session.setUp(withAuditor({ login: 'a b' }))),
      (await client.session.who({})).firstRun,
    ]).toEqual([
      { code: 'login-taken', login: 'wenan' },
      { code: 'name-taken', name: '温安' },
      { code: 'password-too-weak', why: 'same-as-another' },
      { code: 'password-too-weak', why: 'holds-login' },
      { code: 'people-refused', refusal: 'login-malformed' },
      true,
    ]);
  });

  it('is no door to a training centre', async () => {
    const desk = await aDesk();
    centre = {
      desk,
      emptyDesk: () => desk.sit({ role: 'console' }),
      signedIn: () => Promise.reject(new Error('training')),
    };
    const { client } = centre.emptyDesk();
    expect([(await client.session.who({})).firstRun, await refusalOf(client.session.setUp(FIRST_RUN))]).toEqual([
      false,
      'already-set-up',
    ]);
  });
});

describe('somebody who is added', () => {
  it('signs in with the temporary password, can do nothing before changing it, and works afterwards', async () => {
    centre = await aCentre();
    await addOperator(await security());
    const { client } = await centre.signedIn('liyi', PASSWORDS.temporary);
    expect([
      (await client.session.who({})).mustChangePassword,
      await refusalOf(client.categories.tree({})),
      await refusalOf(client.session.changePassword({ password: PASSWORDS.temporary, next: 'short' })),
      await refusalOf(client.session.changePassword({ password: PASSWORDS.temporary, next: PASSWORDS.temporary })),
      await refusalOf(client.session.changePassword({ password: '不对的口令-1', next: PASSWORDS.operator })),
      await refusalOf(client.session.changePassword({ password: PASSWORDS.temporary, next: PASSWORDS.operator })),
      (await client.session.who({})).mustChangePassword,
      await refusalOf(client.categories.tree({})),
      await refusalOf(centre.emptyDesk().client.session.signIn({ login: 'liyi', password: PASSWORDS.temporary })),
    ]).toEqual([
      ...[true, 'must-change-password'],
      { code: 'password-too-weak', why: 'too-short' },
      { code: 'password-too-weak', why: 'same-as-before' },
      { code: 'wrong-password', attemptsLeft: 4 },
      ...['answered', false, 'answered'],
      { code: 'wrong-password', attemptsLeft: 4 },
    ]);
  });

  it('is gone from their desk as soon as they are suspended, and cannot come back', async () => {
    centre = await aCentre();
    const officer = await security();
    await addOperator(officer);
    const { client } = await centre.signedIn('liyi', PASSWORDS.temporary);
    await officer.people.setState({ ...(await which(officer, 'liyi')), state: 'suspended' });
    expect([
      await refusalOf(client.categories.tree({})),
      (await client.session.who({})).person,
      await refusalOf(client.session.signIn({ login: 'liyi', password: PASSWORDS.temporary })),
      await refusalOf(client.session.signIn({ login: 'liyi', password: '不对的口令-1' })),
    ]).toEqual(['not-signed-in', null, 'suspended', { code: 'wrong-password', attemptsLeft: 4 }]);
    await officer.people.setState({ ...(await which(officer, 'liyi')), state: 'active' });
    expect(await refusalOf(client.session.signIn({ login: 'liyi', password: PASSWORDS.temporary }))).toBe('answered');
  });

  it('has another role from the next call on', async () => {
    centre = await aCentre();
    const officer = await security();
    await addOperator(officer);
    const { client } = await centre.signedIn('liyi', PASSWORDS.temporary);
    await client.session.changePassword({ password: PASSWORDS.temporary, next: PASSWORDS.operator });
    expect(await refusalOf(client.issues.counts({}))).toBe('answered');
    await officer.people.change({ ...(await which(officer, 'liyi')), ...seat, role: 'wall' }).catch(() => null);
    await officer.people.change({ ...(await which(officer, 'liyi')), ...seat, role: 'system-admin' });
    expect(await refusalOf(client.issues.counts({}))).toEqual({ code: 'not-allowed', permission: 'issue.read' });
  });

  it('gets a new temporary password and an open login when they have forgotten theirs', async () => {
    centre = await aCentre();
    const officer = await security();
    await addOperator(officer);
    const { client } = centre.emptyDesk();
    for (let n = 0; n < 5; n += 1) await refusalOf(client.session.signIn({ login: 'liyi', password: 'x' }));
    const locked = (await officer.people.list({})).people.find(({ login }) => login === 'liyi')?.lockedUntil;
    await officer.people.resetPassword({ ...(await which(officer, 'liyi')), temporaryPassword: '另一初始-2026n' });
    const { mustChangePassword } = await client.session.signIn({ login: 'liyi', password: '另一初始-2026n' });
    expect([typeof locked, mustChangePassword]).toEqual(['number', true]);
  });
});

describe('who may change the people of the centre', () => {
  it('is the security officer, and neither the system officer nor the auditor', async () => {
    centre = await aCentre();
    const system = (await centre.signedIn('zhangxi', PASSWORDS.system)).client;
    const auditor = (await centre.signedIn('shenji', PASSWORDS.auditor)).client;
    const order = {
      ...seat,
      commandId: centre.desk.newCommand(),
      login: 'liyi',
      temporaryPassword: PASSWORDS.temporary,
    };
    const refused = { code: 'not-allowed', permission: 'people.edit' };
    expect([
      await refusalOf(system.people.add(order)),
      await refusalOf(auditor.people.add(order)),
      await refusalOf(system.people.list({})),
      await refusalOf(auditor.people.list({})),
    ]).toEqual([refused, refused, { code: 'not-allowed', permission: 'people.read' }, 'answered']);
  });

  it('changes nothing of their own, takes no login twice, and gives no officer a county', async () => {
    centre = await aCentre();
    const officer = await security();
    await addOperator(officer);
    const own = await which(officer, 'wenan');
    const order = {
      ...seat,
      commandId: centre.desk.newCommand(),
      login: 'LIYI',
      temporaryPassword: PASSWORDS.temporary,
    };
    const refused = (refusal: string) => ({ code: 'people-refused', refusal });
    expect([
      await refusalOf(officer.people.change({ ...own, name: '温安', role: 'auditor', territory: [] })),
      await refusalOf(officer.people.setState({ ...own, state: 'suspended' })),
      await refusalOf(officer.people.resetPassword({ ...own, temporaryPassword: PASSWORDS.temporary })),
      await refusalOf(officer.people.add(order)),
      await refusalOf(officer.people.add({ ...order, login: 'liyi2', role: 'wall' })),
      await refusalOf(
        officer.people.add({ ...order, login: 'liyi2', role: 'auditor', territory: ['430281' as never] }),
      ),
      await refusalOf(officer.people.change({ ...own, name: '温安安', role: 'security-admin', territory: [] })),
    ]).toEqual([
      ...['own-role', 'own-state', 'own-password'].map(refused),
      { code: 'login-taken', login: 'liyi' },
      ...['no-desk', 'officer-territory'].map(refused),
      'answered',
    ]);
  });

  it('keeps the last security officer against another one who has meanwhile changed', async () => {
    centre = await aCentre();
    const officer = await security();
    const second = {
      ...seat,
      role: 'security-admin',
      login: 'second',
      temporaryPassword: PASSWORDS.temporary,
    } as const;
    await officer.people.add({ ...second, commandId: centre.desk.newCommand() });
    const other = (await centre.signedIn('second', PASSWORDS.temporary)).client;
    await other.session.changePassword({ password: PASSWORDS.temporary, next: PASSWORDS.operator });
    const [first, last] = [await which(other, 'wenan'), await which(officer, 'second')];
    await other.people.setState({ ...first, state: 'suspended' });
    expect([
      await refusalOf(officer.people.setState({ ...last, state: 'suspended' })),
      await refusalOf(other.people.setState({ ...(await which(other, 'second')), state: 'suspended' })),
    ]).toEqual(['not-signed-in', { code: 'people-refused', refusal: 'own-state' }]);
  });

  it('acts once on a command that comes twice, and leaves no password and no name in what is kept of it', async () => {
    centre = await aCentre();
    const officer = await security();
    const order = {
      ...seat,
      commandId: centre.desk.newCommand(),
      login: 'liyi',
      temporaryPassword: PASSWORDS.temporary,
    };
    const [first, again] = [await officer.people.add(order), await officer.people.add(order)];
    const audit = await readAudit(centre.desk.db, 50);
    const kept = JSON.stringify([centre.desk.db.all('SELECT * FROM commands'), audit, centre.desk.logged]);
    expect([
      first.person.id === again.person.id,
      (await officer.people.list({})).people.length,
      kept.includes(PASSWORDS.temporary),
      JSON.stringify(audit).includes('李一'),
      audit.find(({ action }) => action === 'people.add')?.detail,
    ]).toEqual([true, 4, false, false, 'added operator']);
  });

  it('refuses what was decided on an older version', async () => {
    centre = await aCentre();
    const officer = await security();
    const { id, version } = await addOperator(officer);
    const order = { commandId: centre.desk.newCommand(), id: id as OperatorId, version: version + 1 };
    expect(await refusalOf(officer.people.setState({ ...order, state: 'suspended' }))).toEqual({
      ...{ code: 'version-conflict', entity: 'person', id },
      ...{ expected: version + 1, actual: version },
    });
  });
});
