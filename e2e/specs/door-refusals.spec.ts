import type { IssueId } from '../../domain/ids.ts';
import type { HeadlessDoor } from '../fixtures/headless-door.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import type { OneBotPeer } from '../fixtures/onebot-peer.ts';
import { placeGroup } from '../fixtures/place-group.ts';
import { refusalOf } from '../fixtures/refusal-of.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';

test('a commission supervises and never handles: naming one as handling unit is refused and changes nothing', async ({
  reversePort,
  openDoor,
  makePeer,
}) => {
  const door = openDoor({ reversePort });
  await enter(door, '王督');
  const id = await registerIssue(door, makePeer({ ...trainingGateway, groups: [newGroup] }));
  const { commissions, department } = await unitsOf(door);
  const [first, second] = commissions;
  const commissionCannotHandle = { code: 'issue-refused', data: { refusal: 'commission-cannot-handle' } };

  const registered = await door.client.issues.get({ id });
  const dispatch = { commandId: newCommandId(), id, version: registered.issue.version, note: '请督办' };
  for (const handlingUnitId of [first, second])
    expect(await refusalOf(door.client.issues.dispatch({ ...dispatch, commissionId: first, handlingUnitId }))).toEqual(
      commissionCannotHandle,
    );
  expect(await door.client.issues.get({ id })).toEqual(registered);

  await door.client.issues.dispatch({ ...dispatch, commissionId: first, handlingUnitId: null });
  const dispatched = await door.client.issues.get({ id });
  expect(dispatched.issue.state).toBe('dispatched');
  const sign = { commandId: newCommandId(), id, version: dispatched.issue.version, signedBy: '张三' };
  for (const handlingUnitId of [first, second])
    expect(await refusalOf(door.client.issues.signFor({ ...sign, handlingUnitId }))).toEqual(commissionCannotHandle);
  expect(await door.client.issues.get({ id })).toEqual(dispatched);

  const { issue } = await door.client.issues.signFor({ ...sign, handlingUnitId: department });
  expect(issue.state).toBe('signed');
});

test('an act on an older version is refused with both versions and changes nothing', async ({
  reversePort,
  openDoor,
  makePeer,
}) => {
  const door = openDoor({ reversePort });
  await enter(door, '王督');
  const id = await registerIssue(door, makePeer({ ...trainingGateway, groups: [newGroup] }));
  const { commissions, department } = await unitsOf(door);
  const old = (await door.client.issues.get({ id })).issue.version;
  const dispatch = { id, version: old, commissionId: commissions[0], handlingUnitId: null, note: '请督办' };
  const { issue } = await door.client.issues.dispatch({ ...dispatch, commandId: newCommandId() });
  expect(issue.version).toBeGreaterThan(old);

  const before = await door.client.issues.get({ id });
  const late = { commandId: newCommandId(), id, version: old, handlingUnitId: department, signedBy: '张三' };
  expect(await refusalOf(door.client.issues.signFor(late))).toEqual({
    code: 'version-conflict',
    data: { entity: 'issue', id, expected: old, actual: issue.version },
  });
  expect(await door.client.issues.get({ id })).toEqual(before);
});

test('whoever has fed back may not verify: a second person closes the issue', async ({
  reversePort,
  openDoor,
  makePeer,
}) => {
  const door = openDoor({ reversePort });
  await enter(door, '王督');
  const id = await registerIssue(door, makePeer({ ...trainingGateway, groups: [newGroup] }));
  const { commissions, department } = await unitsOf(door);
  const act = async () => ({
    commandId: newCommandId(),
    id,
    version: (await door.client.issues.get({ id })).issue.version,
  });
  const { issues } = door.client;
  await issues.dispatch({ ...(await act()), commissionId: commissions[0], handlingUnitId: null, note: '请督办' });
  await issues.signFor({ ...(await act()), handlingUnitId: department, signedBy: '张三' });
  const feedback = { situation: '水管老化', handling: '已更换水管', effect: '当日恢复供水' };
  await issues.feedback({ ...(await act()), feedback });

  const fedBack = await issues.get({ id });
  const verify = { ...(await act()), outcome: 'solved', note: '已电话回访' } as const;
  expect(await refusalOf(issues.verify(verify))).toEqual({
    code: 'issue-refused',
    data: { refusal: 'second-person-required' },
  });
  expect(await issues.get({ id })).toEqual(fedBack);

  await enter(door, '赵核');
  const { issue } = await issues.verify({ ...verify, commandId: newCommandId() });
  expect([issue.state, issue.outcome]).toEqual(['closed', 'solved']);
});

async function enter(door: HeadlessDoor, name: string): Promise<void> {
  const { people } = await door.client.session.people({});
  const person = people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`Nobody of the training profile is called ${name}.`);
  await door.client.session.enter({ operatorId: person.id });
}

/** A villager speaks, and the words are registered as an issue that nobody has been given yet. */
async function registerIssue(door: HeadlessDoor, peer: OneBotPeer): Promise<IssueId> {
  const { villageCode } = await placeGroup(door, peer);
  peer.say({ groupId: newGroup.group_id, userId: 30_001, name: '周大爷', text: '村里停水两天了' });
  const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
  const newest = async () => (await door.client.inbox.list({ filter, before: null, limit: 1 })).rows[0];
  await expect.poll(newest, { timeout: 30_000 }).toBeDefined();
  const message = await newest();
  const { categories } = await door.client.categories.tree({});
  const category = categories.find(({ name }) => name === '供水');
  if (message === undefined || category === undefined) throw new Error('There is no message to register.');
  const { issues } = await door.client.triage.createIssues({
    commandId: newCommandId(),
    messageIds: [message.id],
    drafts: [
      {
        title: '村里停水两天',
        categoryId: category.id,
        placeCode: villageCode,
        severity: 2,
        grade: 'ordinary',
        gradeReason: '不涉及安全',
        dueAt: null,
      },
    ],
    dispatch: false,
  });
  if (issues[0] === undefined) throw new Error('Nothing was registered.');
  return issues[0].id;
}

async function unitsOf(door: HeadlessDoor) {
  const { units } = await door.client.units.all({});
  const [first, second] = units.filter(({ kind }) => kind === 'commission').map(({ id }) => id);
  const department = units.find(({ kind }) => kind === 'department')?.id;
  if (!first || !second || !department) throw new Error('The training profile has too few units.');
  return { commissions: [first, second], department } as const;
}
