import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import type { AccountId, CategoryId, IssueId, RegionCode, UnitId } from '../../domain/ids.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { describeContract } from '../describe-contract.ts';

/** Words that must never stand in an entry: a message, a name, numbers of a person, what was typed into a form. */
const CANARIES = [
  ...['金丝雀王小鸟', '13800138777', '430203198801019876', 'wxid_canary_7', '张金雀投诉水管爆裂', '口令abc123秘'],
  ...[
    '管道老化金丝雀',
    '已更换金丝雀',
    '恢复供水金丝雀',
    '请金丝雀速办',
    '水管修好金丝雀',
    '金丝雀没有照片',
    '金丝雀群',
    '金丝雀的账号',
  ],
  ...['金丝雀分类', '金丝雀规则', '金丝雀会议', '金丝雀理由', '金丝雀签收人'],
];

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk();
  await aLongDay();
}, 120_000);
afterAll(() => desk.close());

const entries = () =>
  desk.db.all<Readonly<Record<string, unknown>> & { readonly action: string }>(
    'SELECT seq, at, by, action, entity, entityId, detail FROM auditLog ORDER BY seq',
  );

async function aLongDay(): Promise<void> {
  const commandId = () => desk.newCommand();
  const texts = [
    '张金雀投诉水管爆裂，电话13800138777',
    '金丝雀王小鸟 430203198801019876',
    'wxid_canary_7 说路灯坏了',
    '闲话',
  ];
  const ids = await desk.hear(texts);
  const [first, second, third, fourth] = ids;
  const { categories } = await desk.script.categories.tree({});
  const categoryId = categories.find(({ parentId }) => parentId !== null)?.id as CategoryId;
  const { units } = await desk.script.units.all({});
  const county = (kind: string) =>
    units.find((unit) => unit.kind === kind && unit.countyCode === '430202')?.id as UnitId;
  const draft = {
    ...{ title: '张金雀投诉水管爆裂', categoryId, placeCode: '430202001' as RegionCode, severity: 2 as const },
    ...{ grade: 'ordinary' as const, gradeReason: '金丝雀理由', dueAt: null },
  };
  const [operator, dispatcher, approver] = [desk.as('operator'), desk.as('dispatcher'), desk.as('approver')];
  const { issues } = await operator.triage.createIssues({
    ...{ commandId: commandId(), messageIds: [first as never], drafts: [draft], dispatch: true },
  });
  const id = issues[0]?.id as IssueId;
  await operator.triage.merge({ commandId: commandId(), messageIds: [second as never], issueId: id } as never);
  const dismissed = commandId();
  await operator.triage.dismiss({ commandId: dismissed, messageIds: [third as never] } as never);
  await operator.triage.undo({ commandId: commandId(), undoes: dismissed } as never);
  await operator.triage.postpone({ commandId: commandId(), messageIds: [fourth as never] } as never);
  let version = (await desk.script.issues.get({ id })).issue.version;
  const order = () => ({ commandId: commandId(), id, version: version++ });
  const feedback = { situation: '管道老化金丝雀', handling: '已更换金丝雀', effect: '恢复供水金丝雀' };
  await dispatcher.issues.signFor({ ...order(), handlingUnitId: county('department'), signedBy: '金丝雀签收人' });
  await dispatcher.issues.urge({ ...order(), channel: 'phone', text: '请金丝雀速办' });
  await dispatcher.issues.feedback({ ...order(), feedback });
  await approver.issues.rework({ ...order(), reason: '金丝雀没有照片' });
  await dispatcher.issues.feedback({ ...order(), feedback });
  await approver.issues.verify({ ...order(), outcome: 'solved', note: '金丝雀王小鸟' });
  await dispatcher.issues.tell({ ...order(), text: '水管修好金丝雀' });
  await dispatcher.categories.add({ commandId: commandId(), parentId: null, name: '金丝雀分类' });
  await desk.as('system-admin').accounts.save({
    ...{
      commandId: commandId(),
      id: null as AccountId | null,
      version: 0,
      label: '金丝雀的账号',
      holder: '金丝雀王小鸟',
    },
    ...{
      connector: 'onebot11-reverse',
      role: 'monitor',
      selfId: '13800138777',
      url: null,
      token: '口令abc123秘',
      enabled: false,
    },
  });
  const week = desk.now();
  await desk.as('clerk').briefs.export({ commandId: commandId(), week, cutOff: desk.now(), pictures: [] });
  await desk.as('supervisor').exports.register({
    ...{ commandId: commandId(), kind: 'table', purpose: '金丝雀会议', fileName: '金丝雀王小鸟.csv' },
    content: Buffer.from('张金雀投诉水管爆裂').toString('base64'),
  });
  const folder = path.join(desk.folder, '金丝雀群');
  mkdirSync(folder);
  writeFileSync(path.join(folder, '坏文件.csv'), '13800138777');
  await desk.script.imports
    .start({
      ...{
        commandId: commandId(),
        path: path.join(folder, '坏文件.csv'),
        groupExternalId: null,
        groupName: '金丝雀群',
        selfId: null,
      },
    })
    .catch(() => null);
  await desk.as('auditor').audit.export({
    ...{ commandId: commandId(), path: path.join(folder, '金丝雀王小鸟.jsonl'), purpose: '金丝雀会议' },
  });
}

describe('the audit log after a long day', () => {
  it('holds no word of a message, no name, no number of a person and nothing typed into a form', () => {
    const text = JSON.stringify(entries());
    expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([]);
  });

  it('would be found out: what was typed is in the store, only not in the log', () => {
    const acts = JSON.stringify(desk.db.all('SELECT * FROM issueEvents'));
    expect(CANARIES.filter((canary) => acts.includes(canary)).length).toBeGreaterThan(5);
  });

  it('tells of every act of the day, by the name of its procedure', () => {
    const known = new Set(describeContract(contract).procedures.map(({ call }) => call));
    const told = new Set(entries().map(({ action }) => action));
    const day = [
      ...['triage.createIssues', 'triage.merge', 'triage.dismiss', 'triage.undo', 'triage.postpone', 'issues.signFor'],
      ...['issues.urge', 'issues.feedback', 'issues.rework', 'issues.verify', 'issues.tell', 'categories.add'],
      ...['accounts.save', 'briefs.export', 'exports.register', 'audit.export', 'imports.start'],
    ];
    expect(day.filter((act) => !told.has(act) || !known.has(act))).toEqual([]);
  });
});
