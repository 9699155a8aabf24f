import { join } from 'node:path';
import type { RegionCode } from '../../domain/ids.ts';
import { editCells } from '../fixtures/edit-cells.ts';
import type { HeadlessDoor } from '../fixtures/headless-door.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import type { PeerMember } from '../fixtures/onebot-peer.ts';
import { placeGroup } from '../fixtures/place-group.ts';
import { chooseFile, chooseSavePath } from '../fixtures/stub-dialogs.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';

test('the register of groups is kept by keys: tier, owner, a dated count and the lamp of the cap', async ({
  openConsole,
}) => {
  test.slow();
  const { window, windowErrors, app } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('李巡');
  await desk.go('群组');
  const press = (key: string) => window.keyboard.press(key);
  const dialog = window.getByRole('dialog');
  const grid = window.getByRole('grid', { name: '群组' });
  const current = grid.getByRole('row', { selected: true });
  await expect(current).toBeVisible();

  await test.step('D says of which tier a group is, who owns it and how many are in it', async () => {
    await grid.focus();
    await press('d');
    await expect(dialog.getByRole('textbox', { name: '群主' })).toBeFocused();
    await window.keyboard.type('周正');
    await press('Shift+Tab');
    await press('ArrowRight');
    await expect(dialog.getByRole('radio', { name: '组', exact: true })).toBeChecked();
    await press('Tab');
    await press('Tab');
    await window.keyboard.type('四百');
    await press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('人数请填');
    await press('Control+a');
    await window.keyboard.type('466');
    await press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(current).toContainText('周正');
    await expect(current).toContainText('466');
    await expect(current).toContainText('接近 500 人上限');
  });

  await test.step('a second group is proposed, and C copies its name', async () => {
    await expect(window.getByText(/建议新建“.*三群”/)).toBeVisible();
    await grid.focus();
    await press('c');
    await expect(window.getByText(/”已复制$/)).toBeVisible();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/三群$/);
  });

  await test.step('the count before stays beside it, with its date', async () => {
    const history = window.getByRole('list', { name: '人数记录' });
    await expect(history.getByRole('listitem')).toHaveCount(2);
    await expect(history.getByRole('listitem').first()).toContainText('人工核实');
    await expect(history.getByRole('listitem').last()).toContainText('账号读取');
  });

  await test.step('the list narrows to groups near their cap', async () => {
    await window.getByRole('radio', { name: '接近上限' }).click();
    await expect(current).toContainText('466');
    await expect(grid.getByRole('row').filter({ hasNotText: /接近 500|已满 500|群名/ })).toHaveCount(0);
  });
  expect(windowErrors).toEqual([]);
});

test('a village whose groups have gone is red, and Enter leads to the groups of any village', async ({
  openConsole,
  openDoor,
}) => {
  test.slow();
  const door = openDoor();
  const { regions } = await door.client.regions.all({});
  const [lonely, other] = regions.filter(({ level }) => level === 'village');
  if (lonely === undefined || other === undefined) throw new Error('The training profile has no village.');
  const groups = await groupsOf(door, lonely.code);
  expect(groups.length).toBeGreaterThan(1);
  await takeFromVillage(door, groups);
  expect(await door.close()).toBe(0);

  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('李巡');
  const press = (key: string) => window.keyboard.press(key);
  await press('g');
  await press('q');
  await expect(window.getByRole('grid', { name: '群组' })).toBeVisible();
  await press('2');
  const villages = window.getByRole('grid', { name: '村（社区）' });
  const row = villages.getByRole('row', { selected: true });
  await expect(row).toContainText(lonely.name);
  await expect(row).toContainText('无活跃群 · 尚未建群或未接入');
  await expect(villages.getByRole('row')).toHaveCount(2);

  await window.getByRole('radio', { name: '全部', exact: true }).click();
  await expect(row).toContainText(lonely.name);
  await expect(villages.getByRole('row').filter({ hasText: other.name })).toHaveCount(1);
  await villages.focus();
  await press('ArrowDown');
  await expect(row).toContainText(other.name);
  await expect(row).toContainText('有活跃群');
  await press('Enter');
  const register = window.getByRole('grid', { name: '群组' });
  await expect(register.getByRole('row').filter({ hasText: other.name }).first()).toBeVisible();
  await expect(register.getByRole('row').filter({ hasNotText: other.name })).toHaveCount(1);
  expect(windowErrors).toEqual([]);
});

test('a township group is placed in its township by keys, and makes none of its villages covered', async ({
  openConsole,
  openDoor,
}) => {
  test.slow();
  const door = openDoor();
  const { regions } = await door.client.regions.all({});
  const village = regions.find(({ level }) => level === 'village');
  const township = regions.find(({ code }) => code === village?.parentCode);
  const county = regions.find(({ code }) => code === township?.parentCode);
  if (!village || !township || !county) throw new Error('The training profile has no village.');
  const [first, ...others] = await groupsOf(door, village.code);
  await takeFromVillage(door, others);
  expect(await door.close()).toBe(0);

  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('李巡');
  const press = (key: string) => window.keyboard.press(key);
  const dialog = window.getByRole('dialog');
  const register = window.getByRole('grid', { name: '群组' });
  const row = register.getByRole('row', { selected: true });
  await press('g');
  await press('q');
  await expect(row).toBeVisible();
  await window.getByRole('textbox', { name: '按群名、村名或拼音首字母查找' }).fill(first?.name ?? '');
  await expect(register.getByRole('row')).toHaveCount(2);
  await register.focus();

  await test.step('D makes it a group of the township, says what becomes of its place, and the place follows', async () => {
    await press('d');
    await expect(dialog.getByRole('textbox', { name: '群主' })).toBeFocused();
    await press('Shift+Tab');
    await press('ArrowLeft');
    await expect(dialog.getByRole('radio', { name: '镇', exact: true })).toBeChecked();
    await expect(dialog).toContainText('不再计入该村');
    await press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(row).toContainText(township.name);
    await expect(row).not.toContainText(village.name);
  });

  await test.step('E offers townships and no village', async () => {
    const other = regions.find(
      ({ level, parentCode, code }) => level === 'township' && parentCode === county.code && code !== township.code,
    );
    await register.focus();
    await press('e');
    const field = window.getByRole('combobox', { name: /选择属地/ });
    await expect(field).toBeFocused();
    await window.keyboard.type(other?.name ?? '');
    await expect(window.getByRole('menuitemcheckbox').first()).toContainText(other?.name ?? '');
    await press('Enter');
    await window.getByRole('button', { name: '保存归属' }).click();
    await expect(row).toContainText(other?.name ?? '');
  });

  await test.step('the village it stood in is red: it has no group of its own', async () => {
    await register.focus();
    await press('2');
    const villages = window.getByRole('grid', { name: '村（社区）' });
    const red = villages.getByRole('row', { selected: true });
    await expect(red).toContainText(village.name);
    await expect(red).toContainText('无活跃群 · 尚未建群或未接入');
  });
  expect(windowErrors).toEqual([]);
});

const MEMBERS: PeerMember[] = [
  { user_id: 1, nickname: '为民', card: '晨光村党总支书记刘为民13912345678', role: 'owner' },
  { user_id: 2, nickname: '小王', card: '株洲市纪委干部何清13900000002', role: 'admin' },
  { user_id: 3, nickname: '李四', card: '三组李四', role: 'member' },
  { user_id: 4, nickname: '花开富贵', card: '', role: 'member' },
];

test('members are read, checked against the posts of the village and the three tiers, and who came and went is told', async ({
  openConsole,
  openDoor,
  makePeer,
  reversePort,
}) => {
  test.slow();
  const members = [...MEMBERS];
  const peer = makePeer({ ...trainingGateway, groups: [newGroup], members });
  const door = openDoor({ reversePort });
  await placeGroup(door, peer);
  await peer.hangUp();
  expect(await door.close()).toBe(0);

  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('李巡');
  await peer.dialUntilOpen();
  const press = (key: string) => window.keyboard.press(key);
  const dialog = window.getByRole('dialog');
  const register = window.getByRole('grid', { name: '群组' });
  const row = register.getByRole('row', { selected: true });
  await press('g');
  await press('q');
  await expect(row).toBeVisible();
  await press('/');
  await expect(window.getByRole('textbox', { name: '按群名、村名或拼音首字母查找' })).toBeFocused();
  await window.keyboard.type('晨光村议事');
  await expect(register.getByRole('row')).toHaveCount(2);
  const findings = window.getByRole('list', { name: '标准配置' });
  await expect(findings.getByText('4 人中 1 人群名片不合格式')).toBeVisible({ timeout: 30_000 });

  await test.step('the tiers are told, and B writes down who is to answer for the village', async () => {
    await expect(findings).toContainText('市级纪检监察 · 在群');
    await expect(findings).toContainText('乡镇级纪检监察 · 不在群');
    await expect(row).toContainText('缺 2 项');
    await register.focus();
    await press('b');
    await expect(dialog.getByRole('textbox', { name: '姓名 1', exact: true })).toBeFocused();
    await window.keyboard.type('刘为民');
    for (const name of ['张三', '', '']) {
      await press('Tab');
      await press('Tab');
      await window.keyboard.type(name);
    }
    await press('Tab');
    await press('Tab');
    await window.keyboard.type('赵勇');
    await press('Enter');
    await expect(dialog.getByRole('alert')).toContainText('第 5 行有姓名而没有岗位');
    await press('Shift+Tab');
    await window.keyboard.type('调解员');
    await press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(findings).toContainText('村（居）委会主任 张三 不在群');
    await expect(findings).toContainText('网格员 无人');
    await expect(findings).toContainText('调解员 赵勇 不在群');
    await expect(findings).not.toContainText('刘为民');
    await expect(row).toContainText('缺 6 项');
  });

  await test.step('M shows who is in the group and whose name does not tell who they are', async () => {
    await register.focus();
    await press('m');
    const list = dialog.getByRole('grid', { name: '名册' });
    await expect(list.getByRole('row')).toHaveCount(5);
    await expect(list.getByRole('row').nth(1)).toContainText('群主');
    await list.focus();
    await press('Shift+Tab');
    await expect(dialog.getByRole('radio', { name: '全部成员' })).toBeFocused();
    await press('ArrowRight');
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(list).toContainText('看不出是谁');
    await press('Escape');
    await expect(dialog).toHaveCount(0);
  });

  await test.step('the next list tells who came and who left, between which moments', async () => {
    members.splice(2, 1, { user_id: 5, nickname: '张三', card: '晨光村主任张三13900000005', role: 'member' });
    await peer.hangUp();
    await peer.dialUntilOpen();
    await expect(findings).not.toContainText('张三', { timeout: 30_000 });
    await register.focus();
    await press('m');
    const list = dialog.getByRole('grid', { name: '名册' });
    await expect(list.getByRole('row')).toHaveCount(5);
    await list.focus();
    await press('Shift+Tab');
    await expect(dialog.getByRole('radio', { name: '全部成员' })).toBeFocused();
    await press('ArrowLeft');
    const changes = dialog.getByRole('grid', { name: '进出记录' });
    await expect(changes.getByRole('row')).toHaveCount(3);
    await expect(changes.getByRole('row').filter({ hasText: '三组李四' })).toContainText(/至.*之间\s*退群/);
    await expect(changes.getByRole('row').filter({ hasText: '张三' })).toContainText('入群');
    await press('Escape');
    await expect(dialog).toHaveCount(0);
  });
  expect(windowErrors).toEqual([]);
});

test('the register leaves as a sheet, comes back row by row with what is wrong, and is taken back', async ({
  openConsole,
  dataDir,
}) => {
  test.slow();
  const { window, windowErrors, app } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('李巡');
  const press = (key: string) => window.keyboard.press(key);
  const dialog = window.getByRole('dialog');
  const register = window.getByRole('grid', { name: '群组' });
  const first = register.getByRole('row').nth(1);
  await press('g');
  await press('q');
  await expect(first).toBeVisible();
  const file = join(dataDir, 'register.xlsx');

  await test.step('X saves it, registered as an export', async () => {
    await chooseSavePath(app, file);
    await register.focus();
    await press('x');
    await expect(window.getByText(/^已导出 3,?038 个群/)).toBeVisible();
  });

  await test.step('I shows what each row would do and what is wrong, before anything is written', async () => {
    // As somebody would in a spreadsheet: an owner for the first group, a tier that does not exist for the second.
    await editCells(file, { I2: '周正', H3: '省' });
    await chooseFile(app, file);
    await register.focus();
    await press('i');
    await expect(dialog.getByRole('button', { name: '选择 Excel 文件…' })).toBeFocused();
    await press('Enter');
    await expect(dialog.getByRole('status')).toContainText('新增 0，更改 1，不变 3,036，有误 1 行');
    const rows = dialog.getByRole('region', { name: '逐行结果' }).getByRole('row');
    await expect(rows.filter({ hasText: '层级只能是' })).toContainText('省');
    await expect(rows.filter({ hasText: '更改' })).toContainText('群主');
    await expect(first).not.toContainText('周正');
    await expect(dialog.getByRole('button', { name: '跳过有误的行，导入其余 1 行' })).toBeFocused();
    await press('Enter');
    await expect(dialog.getByRole('status')).toContainText('已导入：新增 0，更改 1，不变 3,036，跳过 1');
    await press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(first).toContainText('周正');
  });

  await test.step('the import is taken back', async () => {
    await register.focus();
    await press('i');
    const undo = dialog.getByRole('button', { name: '撤销上次导入' });
    await expect(undo).toBeVisible();
    await undo.focus();
    await press('Enter');
    await expect(dialog.getByText('已撤销', { exact: true })).toBeVisible();
    await expect(dialog.getByRole('status')).toContainText('移除 0 个仅由导入新增的群，恢复 1 个群，保留 0 个群');
    await press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(first).not.toContainText('周正');
  });
  expect(windowErrors).toEqual([]);
});

type Groups = Awaited<ReturnType<HeadlessDoor['client']['groups']['list']>>['groups'];

async function groupsOf(door: HeadlessDoor, place: RegionCode): Promise<Groups> {
  const within = { text: '', countyCode: place, withoutVillage: false, after: null, limit: 50 };
  return (await door.client.groups.list(within)).groups;
}

async function takeFromVillage(door: HeadlessDoor, groups: Groups): Promise<void> {
  for (const { id, version } of groups)
    await door.client.groups.place({ commandId: newCommandId(), id, version, villageCode: null });
}
