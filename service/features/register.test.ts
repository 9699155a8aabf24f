import { writeFileSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REGISTER_COLUMNS, type RegisterColumn } from '../../domain/group/register-columns.ts';
import { aDesk, settled, type Client, type Desk } from '../a-desk.ts';
import { renderSheet } from '../brief/render-sheet.ts';
import { readSheet } from '../connectors/file-import/read-sheet.ts';
import { Session } from '../session.ts';
import { refusalOf } from './a-centre.ts';

let desk: Desk;
let village: { readonly code: string; readonly name: string };
let foreign: string;
beforeAll(async () => {
  desk = await aDesk();
  const { regions } = await desk.script.regions.all({});
  const villages = regions.filter(({ level }) => level === 'village');
  const [first] = villages;
  if (first === undefined) throw new Error('No village');
  village = first;
  foreign = villages.find(({ code }) => code.startsWith('430281'))?.code ?? '';
}, 60_000);
afterAll(() => desk.close());

const NINETEEN = '7773749793478223190';
let sheets = 0;
type Cells = Partial<Record<RegisterColumn, string>>;
/** A workbook with these rows under the header; answers its path. */
async function aSheet(...rows: readonly Cells[]): Promise<string> {
  const written = rows.map((cells) => REGISTER_COLUMNS.map((column) => ({ 平台: 'wechat', ...cells })[column] ?? ''));
  const bytes = await renderSheet({ name: '群登记表', columns: REGISTER_COLUMNS, rows: written }, desk.now());
  const file = path.join(desk.folder, `sheet-${(sheets += 1)}.xlsx`);
  writeFileSync(file, bytes);
  return file;
}
const check = (file: string, client: Client = desk.as('operator')) => client.groups.checkSheet({ path: file });
async function take(file: string, skipFaulty = false, sha256?: string) {
  const checked = sha256 ?? (await check(file)).sha256;
  // Nobody imports twice in one millisecond; the newest import is the one that is taken back.
  desk.pass(1);
  return desk.as('operator').groups.importSheet({
    ...{ commandId: desk.newCommand(), path: file, sha256: checked, skipFaulty },
  });
}
const find = async (text: string) => {
  const asked = { text, countyCode: null, withoutVillage: false, after: null, limit: 9 };
  return (await desk.as('operator').groups.list(asked)).groups[0];
};
const groupsNow = () => desk.db.get<{ n: number }>('SELECT count(*) AS n FROM groups')?.n ?? 0;

describe('the register as a sheet', () => {
  it('leaves with ids as text and owners masked, and read again says nothing new', async () => {
    await take(
      await aSheet({ 群号: NINETEEN, 群名: '往返村群13812345678', 村代码: village.code, 群主: '周正', 人数: '451' }),
    );
    const { base64, groups } = await desk.as('operator').groups.sheet({});
    const file = path.join(desk.folder, 'out.xlsx');
    writeFileSync(file, Buffer.from(base64, 'base64'));
    const read = await readSheet(file, ['群号']);
    if (read.kind === 'refused') throw new Error(read.words);
    const row = read.rows.find(({ cells }) => cells.includes(NINETEEN));
    expect(row?.cells.slice(0, 3)).toEqual(['wechat', NINETEEN, '往返村群138****5678']);
    expect(row?.cells.slice(5, 11)).toEqual([village.name, village.code, '村', '周*', '500', '451']);
    expect([groups, read.rows.length]).toEqual([groupsNow(), groupsNow()]);
    expect(await check(file)).toMatchObject({ added: 0, changed: 0, faulty: 0, same: groupsNow() });
    expect((await find('往返村群'))?.owner).toBe('周正');
  });

  it('holds texts and nothing a spreadsheet computes or fetches', async () => {
    const bytes = await renderSheet(
      { name: '表', columns: ['群名'], rows: [['=1+1'], ['<b>&"\u0001_x0041_']] },
      desk.now(),
    );
    const zip = await JSZip.loadAsync(bytes);
    const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    expect([sheet.match(/t="inlineStr"/gu)?.length, /<f>|<v>|hyperlink|externalLink/u.test(sheet)]).toEqual([3, false]);
    const file = path.join(desk.folder, 'texts.xlsx');
    writeFileSync(file, bytes);
    const read = await readSheet(file, ['群名']);
    expect(read.kind === 'sheet' && read.rows.map(({ cells }) => cells[0])).toEqual(['=1+1', '<b>&"_x0041_']);
  });
});

describe('a group of a whole township', () => {
  it('is taken from a sheet without a village, leaves with its township, and read again says nothing new', async () => {
    const { regions } = await desk.script.regions.all({});
    const township = regions.find(({ code }) => code === village.code.slice(0, 9));
    const county = regions.find(({ code }) => code === village.code.slice(0, 6));
    const places = { 县区: county?.name ?? '', '乡镇（街道）': township?.name ?? '' };
    await take(await aSheet({ 群号: '700', 群名: '全镇群', 层级: '镇', ...places }));
    const { base64 } = await desk.as('operator').groups.sheet({});
    const file = path.join(desk.folder, 'township.xlsx');
    writeFileSync(file, Buffer.from(base64, 'base64'));
    const read = await readSheet(file, ['群号']);
    const row = read.kind === 'sheet' ? read.rows.find(({ cells }) => cells[1] === '700') : undefined;
    expect(row?.cells.slice(2, 8)).toEqual(['全镇群', county?.name, township?.name, '', township?.code, '镇']);
    expect(await check(file)).toMatchObject({ added: 0, changed: 0, faulty: 0 });
    const narrow = await aSheet({ 群号: '701', 群名: '错镇群', 层级: '镇', ...places, '村（社区）': village.name });
    expect((await check(narrow)).faults).toMatchObject([{ row: 2, column: '村（社区）', fault: 'place-too-narrow' }]);
  });
});

describe('a sheet that is imported', () => {
  it('shows each row and what is wrong with it, and writes nothing', async () => {
    const before = groupsNow();
    const file = await aSheet(
      { 群号: '100', 群名: '预览村群', 村代码: village.code },
      { 群号: '7.77E+18', 群名: '丢位群' },
      { 群号: '101', 群名: '无此村群', '村（社区）': '没有这个村' },
    );
    expect(await check(file)).toMatchObject({
      ...{ added: 1, changed: 0, same: 0, faulty: 2 },
      faults: [
        { row: 3, column: '群号', fault: 'id-lost-digits', value: '7.77E+18' },
        { row: 4, column: '村（社区）', fault: 'village-unknown', value: '没有这个村' },
      ],
      changes: [{ row: 2, name: '预览村群', isNew: true, columns: ['群号', '村（社区）'] }],
    });
    expect(await refusalOf(take(file))).toMatchObject({ code: 'file-refused', row: 3 });
    expect(groupsNow()).toBe(before);
  });

  it('leaves its faulty rows out where that is wanted, and changes nothing the second time', async () => {
    const file = await aSheet(
      { 群号: '200', 群名: '乙村群', 层级: '组', 人数: '480', 人数上限: '500', 标签: '库区、异地' },
      { 群号: '201', 群名: '丙村群', 层级: '省' },
    );
    expect(await take(file, true)).toMatchObject({ added: 1, changed: 0, skipped: 1 });
    expect(await take(file, true)).toMatchObject({ added: 0, changed: 0, same: 1, skipped: 1 });
    const counts = desk.db.all(
      `SELECT members FROM memberCounts JOIN groups USING (groupKey) WHERE externalId = '200'`,
    );
    expect([await find('乙村群'), counts]).toMatchObject([
      { tier: 'team', members: 480, tags: ['库区', '异地'], externalId: '200' },
      [{ members: 480 }],
    ]);
  });

  it('is refused where the file was changed after it was shown', async () => {
    const file = await aSheet({ 群号: '300', 群名: '甲村群' });
    const { sha256 } = await check(file);
    writeFileSync(file, await renderSheet({ name: '表', columns: [...REGISTER_COLUMNS], rows: [] }, desk.now()));
    expect(await refusalOf(take(file, false, sha256))).toMatchObject({ code: 'file-refused' });
  });

  it.each([
    ['no workbook', Buffer.from('平台,群号,群名\n')],
    ['nothing', Buffer.alloc(0)],
  ])('is refused in words where it is %s', async (_what, bytes) => {
    const file = path.join(desk.folder, `bad-${bytes.length}.xlsx`);
    writeFileSync(file, bytes);
    expect(await refusalOf(check(file))).toMatchObject({ code: 'file-refused', reason: '工作簿已损坏或有密码' });
    expect(await refusalOf(check(path.join(desk.folder, 'none.xlsx')))).toMatchObject({ reason: '文件打不开' });
  });

  it('neither changes nor moves a group beyond the territory of whoever imports it', async () => {
    const person = desk.db.get<{ territory: string }>(
      `SELECT * FROM people WHERE territory <> '[]' AND role = 'operator'`,
    );
    const seat = { ...person, territory: JSON.parse(person?.territory ?? '[]') as string[] };
    const session = new Session({ kind: 'desk', person: seat as never });
    const mine = seat.territory[0] ?? '';
    const { regions } = await desk.script.regions.all({});
    const of = (within: boolean) =>
      regions.find(({ level, code }) => level === 'village' && code.startsWith(mine) === within)?.code ?? '';
    await take(await aSheet({ 群号: '400', 群名: '外区群', 村代码: of(false) }, { 群号: '401', 群名: '无主群' }));
    const file = await aSheet(
      ...[
        { 群号: '400', 村代码: of(true) },
        { 群号: '401', 村代码: of(true) },
      ],
      ...[
        { 群号: '402', 群名: '新外群', 村代码: of(false) },
        { 群号: '403', 群名: '新内群', 村代码: of(true) },
      ],
    );
    expect(await desk.callAs(session, 'groups.checkSheet', { path: file })).toMatchObject({
      ...{ added: 1, faulty: 3 },
      faults: [2, 3, 4].map((row) => ({ row, fault: 'out-of-territory' })),
    });
    expect(foreign).not.toBe('');
  });
});

/** Lets an account hear a villager in the group of this id, by an exported file. */
async function hearIn(groupExternalId: string): Promise<void> {
  const header = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';
  const row = `1,1,1,0,0,${Math.floor(desk.now() / 1_000) - 60},,大家好,,,村民,wxid_1`;
  const file = path.join(desk.folder, `heard-${groupExternalId}.csv`);
  writeFileSync(file, `\uFEFF${header}\n${row}\n`);
  const { id } = await desk.script.imports.start({
    ...{ commandId: desk.newCommand(), path: file, groupExternalId, groupName: null, selfId: null },
  });
  await settled(desk.script, id);
}

describe('the last import of a person', () => {
  it('is taken back as a whole, but for what somebody has changed since; counts stay', async () => {
    await take(
      await aSheet({ 群号: '500', 群名: '原样村群', 群主: '周正', 标签: '旧' }, { 群号: '501', 群名: '改过村群' }),
    );
    const { importId } = await take(
      await aSheet(
        { 群号: '500', 村代码: village.code, 群主: '李明', 人数: '9', 标签: '新' },
        { 群号: '501', 群主: '李明' },
        { 群号: '502', 群名: '新来村群', 村代码: village.code, 群主: '李明' },
      ),
    );
    const since = await find('改过村群');
    await desk.as('operator').groups.describe({
      ...{ commandId: desk.newCommand(), id: since?.id as never, version: since?.version ?? 0 },
      ...{ tier: 'village', owner: '王后', cap: 500, members: null },
    });
    const undo = () => desk.as('operator').groups.undoImport({ commandId: desk.newCommand(), importId });
    const taken = {
      ...{ removed: 1, restored: 1, left: 1 },
      leftGroups: [{ name: '改过村群', why: 'changed-since' }],
    };
    expect([await undo(), await refusalOf(undo())]).toEqual([taken, 'undo-overtaken']);
    expect(
      (await Promise.all(['原样村群', '改过村群', '新来村群'].map(find))).map((group) => [
        ...[group?.owner, group?.villageCode, group?.members, group?.tags],
      ]),
    ).toEqual([
      ['周正', null, 9, ['旧']],
      ['王后', null, null, []],
      [undefined, undefined, undefined, undefined],
    ]);
    expect((await desk.as('operator').groups.lastImport({})).last).toMatchObject({ id: importId, isUndone: true });
  });

  it('takes groups along that it alone has made, with counts and tags, and leaves one in which somebody spoke meanwhile', async () => {
    const before = groupsNow();
    const counted = () => desk.db.get<{ n: number }>('SELECT count(*) AS n FROM memberCounts')?.n;
    const countedBefore = counted();
    const { importId } = await take(
      await aSheet(
        { 群号: '800', 群名: '无人村群', 村代码: village.code, 人数: '12', 标签: '库区' },
        { 群号: '801', 群名: '已建村群', 村代码: village.code, 群主: '李明' },
      ),
    );
    await hearIn('801');
    const undone = await desk.as('operator').groups.undoImport({ commandId: desk.newCommand(), importId });
    expect(undone).toEqual({ removed: 1, restored: 0, left: 1, leftGroups: [{ name: '已建村群', why: 'lived-in' }] });
    expect([groupsNow(), counted(), await find('无人村群')]).toEqual([before + 1, countedBefore, undefined]);
    expect(await find('已建村群')).toMatchObject({ villageCode: null, owner: '' });
    const again = await take(await aSheet({ 群号: '800', 群名: '无人村群', 村代码: village.code }));
    expect(again.added).toBe(1);
  });

  it('is nobody else’s to take back', async () => {
    const { importId } = await take(await aSheet({ 群号: '600', 群名: '戊村群' }));
    const order = { commandId: desk.newCommand(), importId };
    expect(await refusalOf(desk.as('dispatcher').groups.undoImport(order))).toBe('undo-too-late');
  });
});
