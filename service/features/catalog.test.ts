import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId, CategoryId, RegionCode } from '../../domain/ids.ts';
import { aDesk, type Desk } from '../a-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.close());

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'answered',
    (error: { readonly code: string; readonly data?: unknown }) => ({ code: error.code, data: error.data }),
  );
}

async function aCategory(name: string, parentId: CategoryId | null = null) {
  return (await desk.script.categories.add({ commandId: desk.newCommand(), parentId, name })).category;
}

describe('the category tree', () => {
  it('adds, renames, moves and retires, each step with a new version', async () => {
    const [root, leaf] = [await aCategory('水利'), await aCategory('渠道')];
    const version = () => ({ commandId: desk.newCommand(), id: leaf.id });
    await desk.script.categories.rename({ ...version(), version: 1, name: '灌溉渠道' });
    await desk.script.categories.move({ ...version(), version: 2, parentId: root.id, sort: 3 });
    const { category } = await desk.script.categories.retire({ ...version(), version: 3, retired: true });
    const { categories } = await desk.as('operator').categories.tree({});
    expect([category, categories.find(({ id }) => id === leaf.id)]).toEqual([
      { id: leaf.id, parentId: root.id, name: '灌溉渠道', sort: 3, retired: true, version: 4 },
      { id: leaf.id, parentId: root.id, name: '灌溉渠道', sort: 3, retired: true, version: 4 },
    ]);
  });

  it('refuses two of one name, a circle, a parent that is in use, and an old version', async () => {
    const parent = await aCategory('道路');
    const child = await aCategory('路灯', parent.id);
    const step = { commandId: desk.newCommand(), id: parent.id, version: 1 };
    expect([
      await refusalOf(aCategory('路灯', parent.id)),
      await refusalOf(desk.script.categories.move({ ...step, parentId: child.id, sort: 1 })),
      await refusalOf(desk.script.categories.retire({ ...step, retired: true })),
      await refusalOf(desk.script.categories.rename({ ...step, version: 7, name: '桥梁' })),
    ]).toEqual([
      { code: 'name-taken', data: { name: '路灯' } },
      { code: 'BAD_REQUEST', data: undefined },
      { code: 'category-in-use', data: { children: 1 } },
      { code: 'version-conflict', data: { entity: 'category', id: parent.id, expected: 7, actual: 1 } },
    ]);
  });

  it('leaves an old issue the name its category had', async () => {
    const category = await aCategory('老名字');
    const messageIds = [...(await desk.hear(['一件旧事']))];
    const draft = {
      title: '旧事',
      categoryId: category.id,
      placeCode: null,
      severity: 1,
      grade: 'ordinary',
      gradeReason: '一般',
      dueAt: null,
    } as const;
    const { issues } = await desk.script.triage.createIssues({
      commandId: desk.newCommand(),
      messageIds,
      drafts: [draft],
      dispatch: false,
    });
    await desk.script.categories.rename({ commandId: desk.newCommand(), id: category.id, version: 1, name: '新名字' });
    const id = issues[0]?.id;
    if (id === undefined) throw new Error('no issue');
    await desk.script.issues.amend({
      commandId: desk.newCommand(),
      id,
      version: 1,
      draft: { ...draft, title: '旧事，更正' },
    });
    const { issue } = await desk.script.issues.get({ id });
    expect([issue.title, issue.categoryName]).toEqual(['旧事，更正', '老名字']);
  });
});

describe('the register of accounts', () => {
  const save = (change: { id?: AccountId; version?: number; token?: string | null }) =>
    desk.script.accounts.save({
      ...{
        commandId: desk.newCommand(),
        id: null,
        version: 0,
        label: '新手机',
        holder: '王某',
        connector: 'onebot11-reverse',
      },
      ...{ role: 'monitor', selfId: '20002', url: null, token: 'geheim-1', enabled: true, ...change },
    });

  it('keeps a token that is not given and never tells one', async () => {
    const { account } = await save({});
    const kept = await save({ id: account.id, version: 1, token: null });
    const stored = desk.db.get<{ settings: string }>('SELECT settings FROM accounts WHERE id = :id', {
      id: account.id,
    });
    const told = JSON.stringify([account, kept, await desk.script.accounts.list({})]);
    expect([
      kept.account.settings,
      kept.account.version,
      stored?.settings.includes('geheim-1'),
      told.includes('geheim-1'),
    ]).toEqual([{ url: null, hasToken: true }, 2, true, false]);
  });

  it('writes no token into the log or the audit', () => {
    const audited = JSON.stringify([desk.db.all('SELECT * FROM auditLog'), desk.logged]);
    expect(audited.includes('geheim')).toBe(false);
  });

  it('refuses what is not there and what somebody else has changed', async () => {
    const { accounts } = await desk.script.accounts.list({});
    const known = accounts[0]?.id;
    const unknown = '01990000-0000-7000-8000-000000000000' as AccountId;
    expect([
      await refusalOf(save({ id: unknown, version: 1 })),
      await refusalOf(save(known === undefined ? {} : { id: known, version: 9 })),
      await refusalOf(desk.script.accounts.acknowledgeGap({ commandId: desk.newCommand(), id: 12 })),
    ]).toEqual([
      { code: 'not-found', data: { entity: 'account', id: unknown } },
      { code: 'version-conflict', data: { entity: 'account', id: known, expected: 9, actual: 1 } },
      { code: 'not-found', data: { entity: 'gap', id: '12' } },
    ]);
  });
});

describe('the groups', () => {
  it('are placed in a village, and their messages follow', async () => {
    const [message] = await desk.hear(['我们村在哪里']);
    const { row } = await desk.script.inbox.message({ id: message as never });
    const villageCode = '430202001001' as RegionCode;
    const { groups } = await desk.script.groups.list({
      text: '幸福村',
      countyCode: null,
      withoutVillage: true,
      after: null,
      limit: 5,
    });
    await desk.script.groups.place({
      commandId: desk.newCommand(),
      id: row.groupId,
      version: groups[0]?.version ?? 0,
      villageCode,
    });
    const placed = (await desk.script.inbox.message({ id: message as never })).row;
    expect([groups.map(({ id }) => id), row.countyName, placed.placeCode, placed.countyName]).toEqual([
      [row.groupId],
      null,
      villageCode,
      '荷塘区',
    ]);
  });

  it('are not placed in a county or where no village is', async () => {
    const { groups } = await desk.script.groups.list({
      text: '',
      countyCode: null,
      withoutVillage: false,
      after: null,
      limit: 1,
    });
    const place = (villageCode: string) =>
      refusalOf(
        desk.script.groups.place({
          commandId: desk.newCommand(),
          id: groups[0]?.id as never,
          version: 1,
          villageCode: villageCode as RegionCode,
        }),
      );
    expect([await place('430202'), await place('430299001001')]).toEqual([
      { code: 'BAD_REQUEST', data: undefined },
      { code: 'not-found', data: { entity: 'region', id: '430299001001' } },
    ]);
  });
});
