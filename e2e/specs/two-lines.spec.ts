import { expect, test } from '../fixtures/journey.ts';
import { makeIssue } from '../fixtures/make-issue.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import { placeGroup } from '../fixtures/place-group.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { LedgerPage } from '../pages/ledger-page.ts';

test('a commission supervises and never handles, on the screen and at the door', async ({
  reversePort,
  openDoor,
  openConsole,
  makePeer,
}) => {
  const peer = makePeer({ ...trainingGateway, groups: [newGroup] });
  const door = openDoor({ reversePort });
  const { villageCode, commission } = await placeGroup(door, peer);
  const { id, number } = await makeIssue(door, peer, '村口路灯不亮', villageCode);
  const { issue } = await door.client.issues.get({ id });
  const { units } = await door.client.units.all({});
  const named = units.find(({ name }) => name === commission);
  const sign = { commandId: newCommandId(), id, version: issue.version, signedBy: '张三' };
  const refused = await door.ask('issues.signFor', { ...sign, handlingUnitId: named?.id });
  expect(refused.failure).toMatchObject({ data: { refusal: 'commission-cannot-handle' } });

  const urge = { commandId: newCommandId(), id, version: issue.version - 1, channel: 'phone', text: '请尽快' };
  const stale = await door.ask('issues.urge', urge);
  expect(stale.failure).toMatchObject({
    code: 'version-conflict',
    data: { expected: issue.version - 1, actual: issue.version },
  });
  expect(await door.close()).toBe(0);

  const { window } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.enter('王督');
  await desk.go('台账');
  const ledger = new LedgerPage(window);
  await ledger.open(number);
  const signing = await ledger.begin('签收');
  const field = signing.getByRole('combobox');
  const option = window.locator('.ant-select-item-option');
  await field.fill('局');
  await expect(option.first()).toBeVisible();
  await field.fill('纪');
  await expect(window.getByText('暂无数据').last()).toBeVisible();
  await expect(option).toHaveCount(0);
});
