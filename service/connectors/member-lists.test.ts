import { afterEach, expect, it, vi } from 'vitest';
import type { IncomingGroup, IncomingRoster } from '../../domain/message/message.ts';
import { createGateway } from '../../gateway/create-gateway.ts';
import { hastyTimers } from './hasty-timers.ts';
import { memberOf, readMembers, type MemberAnswer } from './member-lists.ts';
import { createForwardConnector } from './onebot11/forward-connector.ts';
import { createOneBot12Connector } from './onebot12/onebot12-connector.ts';
import { createRecordingContext, ManualTimers, START } from './recording-context.ts';
import { createSatoriConnector } from './satori/satori-connector.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const JOINED = Date.UTC(2024, 0, 1);

it.each([
  ['onebot11', 'ws', createForwardConnector, { role: 'owner', joinedAt: JOINED }],
  ['onebot12', 'ws', createOneBot12Connector, { role: 'member', joinedAt: null }],
  ['satori', 'http', createSatoriConnector, { role: 'owner', joinedAt: JOINED }],
] as const)('reads everybody of every group over %s, with the names they have there', async (...told) => {
  const [protocol, scheme, create, official] = told;
  const gateway = await createGateway({
    ...{ protocol, accounts: 1, groupsPerAccount: 3, rate: 0, port: 0, token: 'geheim' },
    ...{ seed: 5, skew: 0, numbered: true, spreadMs: 0, tellsMembers: true },
  });
  closing.push(() => gateway.close());
  const selfId = gateway.seats[0]?.selfId ?? '';
  const url = `${scheme}://127.0.0.1:${gateway.port}/${selfId}`;
  const { context, told: heard } = createRecordingContext({ url, token: 'geheim', selfId });
  const connector = create(context, hastyTimers);
  closing.unshift(() => connector.stop());
  connector.start();
  const rosters = () => heard.items.filter((item): item is IncomingRoster => item.kind === 'roster');
  await vi.waitFor(() => expect(rosters()).toHaveLength(3), { timeout: 15_000 });
  const groups = heard.items.filter((item): item is IncomingGroup => item.kind === 'group');
  const inRoster = ({ platform, groupExternalId }: IncomingGroup | IncomingRoster) => `${platform} ${groupExternalId}`;
  expect(rosters().map(inRoster)).toEqual(groups.map(inRoster));
  const [first] = rosters();
  const ids = new Set(first?.members.map(({ externalId }) => externalId));
  expect({ members: first?.members.length, distinct: ids.size, official: first?.members[0] }).toMatchObject({
    ...{ members: 41, distinct: 41 },
    official: { externalId: `${first?.groupExternalId}99`, card: expect.stringMatching(/^村委-/), ...official },
  });
});

/** Reads three groups from a peer that answers like this; time passes only where it is told to. */
function reading(answer: (group: string, next: string | null) => MemberAnswer) {
  const timers = new ManualTimers();
  const asked: string[] = [];
  const rosters: IncomingRoster[] = [];
  const work = readMembers({
    ...{ platform: 'qq', groups: ['甲', '乙', '丙'], timers, clock: { now: () => START }, isOver: () => false },
    ask: async (group, next) => {
      asked.push(next === null ? group : `${group} ${next}`);
      return answer(group, next);
    },
    toMember: ({ id }) => memberOf({ id, nickname: id, card: null, role: null, joinedAt: null }),
    push: (items) => void rosters.push(...items.filter((item) => item.kind === 'roster')),
  });
  const pass = async (milliseconds: number) => {
    timers.pass(milliseconds);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const told = () => rosters.map(({ groupExternalId, members }) => `${groupExternalId} ${members.length}`);
  return { work, asked, told, pass };
}

const page = (ids: readonly string[], next: string | null = null): MemberAnswer => ({
  ...{ kind: 'read', entries: ids.map((id) => ({ id })), next },
});

it('asks one question every three seconds, also where a list has several pages', async () => {
  const { asked, told, pass } = reading((_group, next) => (next === null ? page(['1', '2'], 'p2') : page(['3'])));
  const course: number[] = [];
  for (let look = 0; look < 14; look += 1) {
    await pass(1_500);
    course.push(asked.length);
  }
  expect([course, asked.slice(0, 3), told()]).toEqual([
    [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 6],
    ['甲', '甲 p2', '乙'],
    ['甲 3', '乙 3', '丙 3'],
  ]);
});

it.each([
  ['is not answered in the middle', (): MemberAnswer => ({ kind: 'unread' })],
  ['turns in a circle', (): MemberAnswer => page(['3'], 'p2')],
])('leaves out a list that %s, and goes on with the next group', async (_what, second) => {
  const { told, pass } = reading((group, next) => {
    if (group !== '乙') return page(['1']);
    return next === null ? page(['1', '2'], 'p2') : second();
  });
  for (let question = 0; question < 6; question += 1) await pass(3_000);
  expect(told()).toEqual(['甲 1', '丙 1']);
});

it('asks no further where the peer has no such list', async () => {
  const { asked, work, pass } = reading(() => ({ kind: 'not-offered' }));
  await pass(60_000);
  await work;
  expect(asked).toEqual(['甲']);
});

it('takes an entry that names nobody for nobody, and cuts no letter of a long name in half', () => {
  const fields = { card: null, role: 'OWNER', joinedAt: 1_767_225_600 };
  expect([
    memberOf({ ...fields, id: {}, nickname: '甲' }),
    memberOf({ ...fields, id: 7, nickname: `${'长'.repeat(199)}😀` }),
  ]).toEqual([
    null,
    { externalId: '7', nickname: '长'.repeat(199), card: '', role: 'owner', joinedAt: 1_767_225_600_000 },
  ]);
});
