import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GroupId, RegionCode } from '../../domain/ids.ts';
import { DAY_MS } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { refusalOf } from './a-centre.ts';

let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(async () => desk.close());

const ASKED = { countyCode: null, withoutVillage: false, after: null, limit: 50 } as const;
const find = async (text: string, role: 'operator' | 'approver' = 'operator') => {
  const [group] = (await desk.as(role).groups.list({ ...ASKED, text })).groups;
  if (group === undefined) throw new Error(`No group is called ${text}`);
  return group;
};
/** A group of its own, known by the messages of an exported file. */
const aGroup = async (name: string) => {
  await desk.hear(['大家好'], name);
  return find(name);
};
const describing = (group: { readonly id: GroupId; readonly version: number }, change: object = {}) =>
  desk.as('operator').groups.describe({
    commandId: desk.newCommand(),
    ...{ id: group.id, version: group.version, tier: 'village', owner: '周正', cap: 500, members: null },
    ...change,
  });

describe('what a group is', () => {
  it('is a village group of 500 without an owner, until somebody says otherwise', async () => {
    const before = await aGroup('枫树村群');
    await describing(before, { tier: 'township', owner: ' 周正 ', cap: 200, members: 180 });
    const after = await find('枫树村群');
    expect([before, after].map(({ tier, owner, cap, members }) => [tier, owner, cap, members])).toEqual([
      ['village', '', 500, null],
      ['township', '周正', 200, 180],
    ]);
    expect(after.membersAt).toBe(desk.now());
  });

  it('names its owner to whoever is told names, and by one sign to whoever only reads', async () => {
    await describing(await aGroup('桐树村群'));
    expect([(await find('桐树村群')).owner, (await find('桐树村群', 'approver')).owner]).toEqual(['周正', '周*']);
  });

  it('keeps the owner where none is sent', async () => {
    await describing(await aGroup('柏树村群'));
    await describing(await find('柏树村群'), { owner: null, tier: 'team' });
    const { owner, tier } = await find('柏树村群');
    expect([owner, tier]).toEqual(['周正', 'team']);
  });

  it('is not said over what somebody else has said since', async () => {
    const seen = await aGroup('松树村群');
    await describing(seen);
    expect(await refusalOf(describing(seen, { owner: '别人' }))).toEqual({
      ...{ code: 'version-conflict', entity: 'group', id: seen.id, expected: seen.version, actual: seen.version + 1 },
    });
    expect((await find('松树村群')).owner).toBe('周正');
  });

  it('is found by the whole of its id and by no part of it', async () => {
    const { externalId } = await aGroup('杉树村群');
    const byId = async (text: string) =>
      (await desk.as('operator').groups.list({ ...ASKED, text })).groups.map(({ name }) => name);
    expect([await byId(externalId), await byId(`${externalId}0`)]).toEqual([['杉树村群'], []]);
  });
});

describe('the place of a group', () => {
  const place = async (name: string, villageCode: RegionCode | null) => {
    const { id, version } = await find(name);
    return desk.as('operator').groups.place({ commandId: desk.newCommand(), id, version, villageCode });
  };
  const placed = async (name: string) => {
    const { villageCode, villageName, countyName } = await find(name);
    return [villageCode, villageName, countyName];
  };
  /** The second village: the first is that of other tests. */
  async function regionsHere() {
    const { regions } = await desk.script.regions.all({});
    const village = regions.filter(({ level }) => level === 'village')[1];
    const of = (code: string | null | undefined) => regions.find((each) => each.code === code);
    const township = of(village?.parentCode);
    const county = of(township?.parentCode);
    if (village === undefined || township === undefined || county === undefined) throw new Error('No village');
    return { village, township, county };
  }

  it('is a village, or the township where its tier is that: nothing wider and nothing narrower', async () => {
    const { village, township, county } = await regionsHere();
    await aGroup('枇杷村群');
    const refused = [
      await refusalOf(place('枇杷村群', township.code)),
      await refusalOf(place('枇杷村群', county.code)),
    ];
    await place('枇杷村群', village.code);
    await describing(await find('枇杷村群'), { tier: 'township' });
    const lifted = await placed('枇杷村群');
    refused.push(await refusalOf(place('枇杷村群', village.code)));
    expect([refused.map(codeOf), lifted]).toEqual([
      ['BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST'],
      [township.code, township.name, county.name],
    ]);
  });

  it('waits for its village where a township group becomes one of a village, and keeps the township until then', async () => {
    const { township } = await regionsHere();
    await describing(await aGroup('杨梅镇群'), { tier: 'township' });
    await place('杨梅镇群', township.code);
    const waiting = async () =>
      (await desk.as('operator').groups.list({ ...ASKED, text: '杨梅镇群', withoutVillage: true })).total;
    const before = await waiting();
    await describing(await find('杨梅镇群'), { tier: 'village' });
    expect([before, await waiting(), (await placed('杨梅镇群'))[0]]).toEqual([0, 1, township.code]);
  });

  it('counts for its township and its county, and makes no village covered', async () => {
    const { village, township, county } = await regionsHere();
    const covered = async () => {
      const asked = { placeCode: township.code, text: '', uncovered: false, after: null, limit: 500 };
      const { covered: n, villages } = await desk.as('operator').groups.villages(asked);
      return [n, villages.find(({ code }) => code === village.code)?.groups];
    };
    const within = async (countyCode: RegionCode) =>
      (await desk.as('operator').groups.list({ ...ASKED, text: '石榴镇群', countyCode })).total;
    const before = await covered();
    await aGroup('石榴镇群');
    await place('石榴镇群', village.code);
    const asVillage = await covered();
    await describing(await find('石榴镇群'), { tier: 'township' });
    const { siblings } = await desk.as('operator').groups.detail({ id: (await find('石榴镇群')).id });
    expect([asVillage[1], await covered()]).toEqual([Number(before[1]) + 1, before]);
    expect([await within(county.code), await within(township.code), await within(village.code)]).toEqual([1, 1, 0]);
    expect(siblings.map(({ name }) => name)).toEqual(['枇杷村群', '杨梅镇群']);
    const messages = desk.db.get<{ messages: number }>('SELECT messages FROM countyCounts WHERE county = :code', {
      code: county.code,
    });
    const counted = desk.db.get<{ n: number }>(
      'SELECT count(*) AS n FROM messages m JOIN groups g ON g.groupKey = m.groupKey WHERE substr(g.villageCode, 1, 6) = :code',
      { code: county.code },
    );
    expect(messages?.messages).toBe(counted?.n);
  });
});

const codeOf = (refusal: unknown) =>
  typeof refusal === 'object' && refusal !== null && 'code' in refusal ? refusal.code : refusal;

describe('member counts', () => {
  it('stay with their dates, newest first, and the store refuses to change or remove one', async () => {
    const group = await aGroup('梅树村群');
    await describing(group, { members: 300 });
    desk.pass(DAY_MS);
    await describing(await find('梅树村群'), { members: 287 });
    const { counts } = await desk.as('operator').groups.detail({ id: group.id });
    expect(counts).toEqual([
      { at: desk.now(), members: 287, byPerson: true },
      { at: desk.now() - DAY_MS, members: 300, byPerson: true },
    ]);
  });

  it('narrow the list to groups at nine tenths of their cap', async () => {
    for (const [name, members] of [
      ['甲村满群', 500],
      ['乙村满群', 450],
      ['丙村满群', 449],
    ] as const)
      await describing(await aGroup(name), { members });
    const { groups, total } = await desk.as('operator').groups.list({ ...ASKED, text: '满群', crowded: true });
    expect([groups.map(({ name }) => name), total]).toEqual([['甲村满群', '乙村满群'], 2]);
  });
});

describe('the other groups of a village', () => {
  it('are told with their members, and those of another village are not', async () => {
    const { regions } = await desk.script.regions.all({});
    const [here, there] = regions.filter(({ level }) => level === 'village').map(({ code }) => code);
    const place = async (name: string, villageCode: RegionCode | undefined) => {
      const { id, version } = await aGroup(name);
      const at = villageCode ?? null;
      await desk.as('operator').groups.place({ commandId: desk.newCommand(), id, version, villageCode: at });
      return id;
    };
    const first = await place('同村一群', here);
    const second = await place('同村二群', here);
    await place('外村群', there);
    await describing(await find('同村二群'), { members: 12 });
    const { siblings } = await desk.as('operator').groups.detail({ id: first });
    expect(siblings.filter(({ name }) => /^[同外]村/u.test(name))).toEqual([
      { id: second, name: '同村二群', tier: 'village', members: 12, cap: 500 },
    ]);
  });
});

describe('villages', () => {
  const VILLAGES = { placeCode: null, text: '', uncovered: true, after: null, limit: 500 } as const;
  const uncovered = async (change: object = {}) => desk.as('operator').groups.villages({ ...VILLAGES, ...change });
  const accountOf = async (label: string) => {
    const account = (await desk.script.accounts.list({})).accounts.find((each) => each.label.includes(label));
    if (account === undefined) throw new Error(`No account is called ${label}`);
    return account;
  };
  const switchOn = async (label: string, enabled: boolean) => {
    const { id, version, holder, connector, role, selfId } = await accountOf(label);
    await desk.script.accounts.save({
      ...{ commandId: desk.newCommand(), id, version, label, holder, connector, role, selfId, enabled },
      ...{ url: null, token: null },
    });
  };

  it('have no live group where nobody sits in one, or only an account that is switched off', async () => {
    const { regions } = await desk.script.regions.all({});
    const village = regions.find(({ level }) => level === 'village');
    if (village === undefined) throw new Error('No village');
    const before = await uncovered({ placeCode: village.code, uncovered: false });
    const { accounts } = await desk.script.accounts.list({});
    for (const { label } of accounts) await switchOn(label, false);
    const after = await uncovered({ placeCode: village.code });
    for (const { label, enabled } of accounts) await switchOn(label, enabled);
    const back = await uncovered({ placeCode: village.code });
    expect([before, after, back].map((answer) => [answer.total, answer.covered])).toEqual([
      [1, 1],
      [1, 0],
      [1, 1],
    ]);
    expect([after, back].map((answer) => answer.villages.map(({ code, live }) => [code, live]))).toEqual([
      [[village.code, 0]],
      [],
    ]);
  });

  it('are read page by page, each once', async () => {
    const codes: string[] = [];
    for (let after: RegionCode | null = null; ;) {
      const { villages } = await uncovered({ uncovered: false, after, limit: 400 });
      codes.push(...villages.map(({ code }) => code));
      after = villages.at(-1)?.code ?? null;
      if (villages.length < 400) break;
    }
    const { total } = await uncovered();
    expect([codes.length, new Set(codes).size]).toEqual([total, total]);
  });
});
