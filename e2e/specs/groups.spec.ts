import { expect, test } from '../fixtures/journey.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import { ConsoleWindow } from '../pages/console-window.ts';

test('the register of groups is kept by keys: tier, owner, a dated count and the lamp of the cap', async ({
  openConsole,
}) => {
  test.slow();
  const { window, windowErrors } = await openConsole();
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
  const within = { text: '', countyCode: lonely.code, withoutVillage: false, after: null, limit: 50 };
  const { groups } = await door.client.groups.list(within);
  expect(groups.length).toBeGreaterThan(1);
  for (const { id, version } of groups)
    await door.client.groups.place({ commandId: newCommandId(), id, version, villageCode: null });
  expect(await door.close()).toBe(0);

  const { window, windowErrors } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('李巡');
  const press = (key: string) => window.keyboard.press(key);
  await press('g');
  await press('q');
  await expect(window.getByRole('grid', { name: '群组' })).toBeFocused();
  await press('2');
  const villages = window.getByRole('grid', { name: '村（社区）' });
  await expect(villages).toBeFocused();
  const row = villages.getByRole('row', { selected: true });
  await expect(row).toContainText(lonely.name);
  await expect(row).toContainText('无活跃群 · 尚未建群或未接入');
  await expect(villages.getByRole('row')).toHaveCount(2);

  await window.getByRole('radio', { name: '全部', exact: true }).click();
  await expect(row).toContainText(lonely.name);
  await villages.focus();
  await press('ArrowDown');
  await expect(row).toContainText(other.name);
  await expect(row).toContainText('有活跃群');
  await press('Enter');
  const register = window.getByRole('grid', { name: '群组' });
  await expect(register).toBeFocused();
  await expect(register.getByRole('row').filter({ hasText: other.name }).first()).toBeVisible();
  await expect(register.getByRole('row').filter({ hasNotText: other.name })).toHaveCount(1);
  expect(windowErrors).toEqual([]);
});
