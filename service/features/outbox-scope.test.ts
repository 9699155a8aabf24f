import { afterEach, describe, expect, it, vi } from 'vitest';
import type { GroupId, MessageId, RegionCode } from '../../domain/ids.ts';
import type { PostTarget } from '../../domain/outbox/post.ts';
import type { Client } from '../a-desk.ts';
import { aGroupMessage, ok } from '../connectors/onebot11/scripted-peer.ts';
import { Session } from '../session.ts';
import { DRAFT, seatOfficer } from './a-report.ts';
import { GROUPS, Outbox, patiently, refusal } from '../an-outbox.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let outbox: Outbox;
afterEach(() => outbox.close());

/** Villages of two counties, in which the groups of the peer lie, and a township of the first. */
async function placeGroups() {
  const regions = outbox.desk.db.all<{ code: RegionCode }>(
    `SELECT code FROM regions WHERE level = 'village' AND (code LIKE '430281%' OR code LIKE '430202%') ORDER BY code`,
  );
  const inOne = regions.filter(({ code }) => code.startsWith('430281')).map(({ code }) => code);
  const inOther = regions.find(({ code }) => code.startsWith('430202'))?.code as RegionCode;
  const elsewhere = inOne.find((code) => code.slice(0, 9) !== inOne[0]?.slice(0, 9)) as RegionCode;
  const places = [inOne[0] as RegionCode, elsewhere, inOther];
  for (const [index, villageCode] of places.entries()) {
    const id = outbox.groupIds[index] as GroupId;
    await outbox.desk.script.groups.place({ commandId: outbox.desk.newCommand(), id, version: 1, villageCode });
  }
  return places;
}

/** The groups of the peer a target means, by their place in GROUPS. */
async function meant(target: Partial<Extract<PostTarget, { kind: 'groups' }>>, by: Client = outbox.operator) {
  const whole = { kind: 'groups', everywhere: false, groupIds: [], regions: [], tags: [], ...target } as const;
  const put = await outbox.frozen(whole, '停水', by);
  const own = outbox.desk.db.all<{ externalId: string }>(
    `SELECT g.externalId FROM postRecipients r JOIN posts p USING (postKey) JOIN groups g USING (groupKey)
     WHERE p.id = :id AND g.platform = 'qq' ORDER BY g.externalId`,
    { id: put.id },
  );
  return { id: put.id, groups: own.map(({ externalId }) => GROUPS.indexOf(Number(externalId))) };
}

const ofCounty = (): Client => {
  const person = outbox.desk.db.get<{ id: string; name: string; role: string; territory: string }>(
    `SELECT id, name, role, territory FROM people WHERE territory <> '[]'`,
  );
  const seat = { ...person, territory: JSON.parse(person?.territory ?? '[]') } as never;
  const session = new Session({ kind: 'desk', person: seat });
  return new Proxy({} as Client, {
    get: (_none, family: string) =>
      new Proxy(
        {},
        { get: (_no, name: string) => (input: unknown) => outbox.desk.callAs(session, `${family}.${name}`, input) },
      ),
  });
};

describe('the target of a broadcast', () => {
  it('is chosen by county, township, village and tag, and never reaches beyond the territory of its author', async () => {
    outbox = await Outbox.open();
    const [village, , other] = await placeGroups();
    const code = (length: number) => village?.slice(0, length) as RegionCode;
    const tag = (index: number, tags: string[]) =>
      outbox.operator.groups.tag({ commandId: outbox.desk.newCommand(), id: outbox.groupIds[index] as GroupId, tags });
    await tag(1, ['库区', '留守']);
    await tag(2, ['库区']);
    const groups = async (target: Parameters<typeof meant>[0], by?: Client) => (await meant(target, by)).groups;
    expect({
      county: await groups({ regions: [code(6)] }),
      township: await groups({ regions: [code(9)] }),
      village: await groups({ regions: [code(12), other as RegionCode] }),
      tagged: await groups({ everywhere: true, tags: ['库区'] }),
      both: await groups({ regions: [code(6)], tags: ['库区'] }),
      everywhere: await groups({ everywhere: true }),
      ofCounty: await groups({ everywhere: true }, ofCounty()),
      ofCountyNamed: await groups({ groupIds: [...outbox.groupIds] }, ofCounty()),
    }).toEqual({
      ...{ county: [0, 1], township: [0], village: [0, 2], tagged: [1, 2], both: [1], everywhere: [0, 1, 2] },
      ...{ ofCounty: [0, 1], ofCountyNamed: [0, 1] },
    });
    const { tags } = await outbox.operator.outbox.choices({});
    expect(tags).toEqual([
      { tag: '库区', groups: 2 },
      { tag: '留守', groups: 1 },
    ]);
  });

  it('shows somebody of a county the results there, and lets them stop nothing that goes further', async () => {
    outbox = await Outbox.open();
    await placeGroups();
    const { id } = await meant({ groupIds: [...outbox.groupIds] });
    const county = ofCounty();
    const { post, isWithin } = await county.outbox.get({ id });
    const { recipients } = await county.outbox.recipients({ id, state: null, after: null, limit: 9 });
    expect([isWithin, post.counts.queued, recipients.map(({ groupId }) => groupId)]).toEqual([
      ...[false, 2, outbox.groupIds.slice(0, 2)],
    ]);
    const order = { commandId: outbox.desk.newCommand(), id, version: post.version };
    expect(await refusal(county.outbox.takeBack(order))).toBe('beyond-territory');
    const elsewhere = await meant({ groupIds: outbox.groupIds.slice(2) });
    expect(await refusal(county.outbox.get({ id: elsewhere.id }))).toBe('not-found');
    const { posts } = await county.outbox.list({ view: 'open', before: null, limit: 50 });
    expect(posts.map((row) => row.id)).toEqual([id]);
    const waiting = async (who: Client) => (await who.outbox.counts({})).waiting;
    expect([await waiting(outbox.approver), await waiting(county), await waiting(outbox.operator)]).toEqual([2, 1, 0]);
    const draft = await outbox.draft(outbox.named(), '未完');
    expect(await refusal(outbox.desk.as('dispatcher').outbox.get({ id: draft.id }))).toBe('not-found');
  });
});

describe('the supervision group', () => {
  it('is posted to by its own account and no other, and its traffic stays out of the inbox', async () => {
    outbox = await Outbox.open('duty');
    let n = 0;
    outbox.peer.answers['send_group_msg'] = ({ group_id }) => {
      const own = { post_type: 'message_sent', user_id: 10001, group_id, message_id: (n += 1) };
      const time = Math.floor(outbox.desk.now() / 1_000);
      outbox.peer.say(aGroupMessage({ ...own, message: '今日台账\n——清风某市', time }));
      return ok({ message_id: n });
    };
    const groupIds = outbox.groupIds.slice(0, 1);
    expect(await refusal(outbox.frozen(outbox.named(groupIds), '停水'))).toBe('no-recipients');
    const id = await outbox.approved({ kind: 'supervision', groupIds }, '今日台账');
    await patiently(async () => expect(await outbox.stateOf(id)).toBe('done'));
    await patiently(async () => {
      const { recipients } = await outbox.operator.outbox.recipients({ id, state: null, after: null, limit: 9 });
      expect(recipients).toMatchObject([{ state: 'sent', wasEchoed: true }]);
    });
    expect(outbox.desk.db.all('SELECT text FROM dutyMessages')).toEqual([{ text: '今日台账\n——清风某市' }]);
    expect([outbox.said.length, outbox.desk.db.all('SELECT 1 FROM messages')]).toEqual([1, []]);
    const { supervisionGroups } = await outbox.operator.outbox.choices({});
    expect(supervisionGroups).toHaveLength(GROUPS.length);
  });

  it('belongs to a county and to nothing narrower', async () => {
    outbox = await Outbox.open('duty');
    const { desk } = outbox;
    const { groups } = desk.as('operator');
    const { regions } = await desk.script.regions.all({});
    const village = regions.find(({ level }) => level === 'village')?.code;
    if (village === undefined) throw new Error('No village');
    const asked = { text: '幸福村9200', countyCode: null, withoutVillage: false, after: null, limit: 9 };
    const group = async () => {
      const [first] = (await groups.list(asked)).groups;
      if (first === undefined) throw new Error('No group');
      return first;
    };
    const place = async (digits: number) => {
      const { id, version } = await group();
      const villageCode = village.slice(0, digits) as RegionCode;
      return groups.place({ commandId: desk.newCommand(), id, version, villageCode });
    };
    await expect(place(12)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(place(9)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await place(6);
    expect(await group()).toMatchObject({ tier: 'supervision', villageCode: village.slice(0, 6) });
  });
});

describe('an answer to a message that becomes a lead', () => {
  it('is emptied wherever it stands, and what still waits of it is not said', async () => {
    outbox = await Outbox.open();
    await seatOfficer(outbox.desk);
    const answer = '五条芙蓉王的事已转有关单位核实';
    outbox.peer.answers['send_group_msg'] = ({ group_id }) => {
      const own = { post_type: 'message_sent', user_id: 10001, group_id, message_id: 77 };
      const time = Math.floor(outbox.desk.now() / 1_000);
      outbox.peer.say(aGroupMessage({ ...own, message: `${answer}\n——清风某市`, time }));
      return ok({ message_id: 77 });
    };
    outbox.peer.say(aGroupMessage({ message: '支书收了烟', time: Math.floor(outbox.desk.now() / 1_000) }));
    await patiently(() => expect(outbox.desk.db.get('SELECT 1 FROM messages')).toBeDefined());
    const { id: messageId } = outbox.desk.db.get<{ id: MessageId }>('SELECT id FROM messages') ?? {
      id: 0 as MessageId,
    };
    const target = { kind: 'reply', messageId } as const;
    const said = await outbox.approved(target, answer);
    await patiently(async () => {
      const { recipients } = await outbox.operator.outbox.recipients({ id: said, state: null, after: null, limit: 9 });
      expect(recipients).toMatchObject([{ state: 'sent', wasEchoed: true }]);
    });
    const waiting = await outbox.frozen(target, `${answer}，请勿外传`);
    await outbox.operator.leads.register({
      commandId: outbox.desk.newCommand(),
      messageIds: [messageId],
      draft: DRAFT,
    });
    expect(await refusal(outbox.operator.outbox.get({ id: said }))).toBe('not-found');
    expect(await refusal(outbox.approver.outbox.approve({ commandId: outbox.desk.newCommand(), ...waiting }))).toBe(
      'not-found',
    );
    const kept = outbox.desk.db.all<Record<string, unknown>>('SELECT text, state FROM posts ORDER BY postKey');
    expect(kept).toEqual([
      { text: '', state: 'done' },
      { text: '', state: 'withdrawn' },
    ]);
    const tables = outbox.desk.db.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`);
    const leaks = tables.filter(
      ({ name }) =>
        !name.startsWith('messages_fts') &&
        JSON.stringify(outbox.desk.db.all(`SELECT * FROM "${name}"`)).includes('芙蓉王'),
    );
    expect(leaks).toEqual([]);
    expect(outbox.said).toHaveLength(1);
  });
});
