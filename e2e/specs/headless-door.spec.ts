import { contract } from '../../contract/index.ts';
import { PERMISSIONS } from '../../domain/people/role.ts';
import { expect, test } from '../fixtures/journey.ts';
import { registerAccount } from '../fixtures/register-account.ts';

interface Help {
  readonly procedures: readonly {
    readonly call: string;
    readonly permission: string;
    readonly summary: string;
    readonly input: object;
    readonly output: object;
  }[];
}

test('the door lists every procedure with its schemas, its permission and one sentence', async ({ openDoor }) => {
  const answer = await openDoor().ask('help');
  const { procedures } = answer.output as Help;
  const declared = Object.entries(contract).flatMap(([feature, calls]) =>
    Object.keys(calls).map((name) => `${feature}.${name}`),
  );
  expect(procedures.map(({ call }) => call)).toEqual(declared);
  const permissions: readonly string[] = PERMISSIONS;
  const incomplete = procedures.filter(
    ({ permission, summary, input, output }) =>
      !permissions.includes(permission) || !/^[A-Z].+\.$/.test(summary) || !hasType(input) || output === null,
  );
  expect(incomplete).toEqual([]);
});

test('a line that is not JSON, names nothing, or asks wrongly is refused and the door stays open', async ({
  openDoor,
}) => {
  const door = openDoor();
  const notJson = door.nextLine(null);
  door.write('{"id":1,"call"');
  const refused = [
    await notJson,
    await door.ask('inbox.everything', {}),
    await door.ask('inbox.list', { filter: 'all' }),
  ];
  expect(refused.map(({ failure }) => failure?.code)).toEqual(['BAD_REQUEST', 'NOT_FOUND', 'BAD_REQUEST']);
  expect((await door.ask('inbox.counts', {})).output).toEqual({ open: 0, openHits: 0, later: 0, today: 0, total: 0 });
});

test('a role without the permission is refused by name', async ({ openDoor }) => {
  const door = openDoor({ as: 'wall' });
  const answer = await door.ask('inbox.list', { filter: nothing, before: null, limit: 10 });
  expect(answer.failure).toMatchObject({ code: 'not-allowed' });
});

test('what was asked before stdin closed is answered, and the door ends by itself', async ({ openDoor }) => {
  const door = openDoor();
  const asked = Promise.all(
    ['inbox.counts', 'session.who', 'categories.tree', 'help'].map((call) => door.ask(call, {})),
  );
  expect(await door.close()).toBe(0);
  expect((await asked).map((line) => line.failure)).toEqual([undefined, undefined, undefined, undefined]);
  expect(door.lines.filter((line) => !line.startsWith('{"id":'))).toEqual([]);
});

test('a stream tells of changes until it is cancelled', async ({ openDoor }) => {
  const door = openDoor();
  const cancelled = await door.client.system.changes({});
  // The first event says where the stream begins.
  expect((await cancelled.next()).value).toMatchObject({ entities: [] });
  await registerAccount(door, newAccount);
  expect((await cancelled.next()).value).toMatchObject({ entities: expect.arrayContaining(['account']) });
  await cancelled.return?.();
  const heard = await door.client.system.changes({});
  await heard.next();
  const ofTheFirst = () => door.lines.filter((line) => line.startsWith('{"id":1,')).length;
  const before = ofTheFirst();
  await registerAccount(door, { label: '二号', selfId: '10002', token: null });
  expect((await heard.next()).value).toMatchObject({ entities: expect.arrayContaining(['account']) });
  expect(ofTheFirst()).toBe(before);
});

test('what one door has written the next one reads', async ({ openDoor }) => {
  const writer = openDoor();
  await registerAccount(writer, newAccount);
  expect(await writer.close()).toBe(0);
  const { accounts } = await openDoor().client.accounts.list({});
  expect(accounts.filter(({ label }) => label === newAccount.label)).toHaveLength(1);
});

const nothing = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };

const newAccount = { label: '一号', selfId: '10001', token: 'a-token-for-tests' };

function hasType(schema: object): boolean {
  return 'type' in schema || 'anyOf' in schema || 'oneOf' in schema;
}
