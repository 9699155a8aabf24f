import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findInFiles } from '../fixtures/find-in-files.ts';
import { expect, test } from '../fixtures/journey.ts';
import { registerAccount } from '../fixtures/register-account.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';

test.describe.configure({ timeout: 300_000 });

const NAME = '欧阳金丝雀';
const PHONE = '13917654820';
const IDENTITY = '430281197203154417';
const SENDER = 'wxid_jinsique7781';
const TEXT = `举报人${NAME}电话${PHONE}身份证${IDENTITY}反映渡口桥头夜间倾倒渣土`;
const CANARIES = [NAME, PHONE, IDENTITY, SENDER, '渡口桥头夜间倾倒渣土'];

test('nothing anybody has said or is called lies readable in any file, after work, search and a killed service', async ({
  dataDir,
  openDoor,
  openConsole,
  makePeer,
}) => {
  const door = openDoor();
  await registerAccount(door, { label: '一号', selfId: '20001', token: null });
  // A call that is refused carries the words too, and so may its error.
  await door.ask('issues.detail', { id: `${NAME}${PHONE}` });
  await door.close();

  const console = await openConsole();
  const { app, window } = console;
  await new ConsoleWindow(window).isReady();
  const peer = makePeer({ selfId: 20_001, token: null, groups: [] });
  await peer.dialUntilOpen();
  const inbox = new InboxPage(window);
  peer.say({ groupId: 700_001, userId: 13_917_654_820, name: NAME, text: TEXT });
  peer.say({ groupId: 700_001, userId: 2, name: SENDER, text: `${SENDER} 也看见了` });
  await expect(inbox.withWords('渡口桥头夜间倾倒渣土')).toHaveCount(1);
  await window.getByRole('searchbox').or(window.locator('input[data-search-field]')).first().fill(PHONE);
  await expect(inbox.withWords('渡口桥头夜间倾倒渣土')).toHaveCount(1);

  await app.evaluate(({ app: electron }) => {
    const service = electron.getAppMetrics().find(({ name }) => name === 'group-patrol-service');
    return service === undefined ? false : process.kill(service.pid, 'SIGKILL');
  });
  await new ConsoleWindow(window).isReady();
  await console.close();

  const control = join(dataDir, 'control');
  mkdirSync(control);
  writeFileSync(join(control, 'plain.txt'), TEXT);
  writeFileSync(join(control, 'wide.bin'), Buffer.from(`x${TEXT}`, 'utf16le'));
  writeFileSync(join(control, 'base64.txt'), Buffer.from(`{"text":"${TEXT}"}`).toString('base64'));
  const planted = findInFiles(control, [NAME, PHONE, IDENTITY]);
  expect(planted.found).toHaveLength(9);
  rmSync(control, { recursive: true });

  const { files, found } = findInFiles(dataDir, CANARIES);
  expect(found).toEqual([]);
  expect(files).toBeGreaterThan(10);
  expect(findInFiles(dataDir, ['service-state']).found.length).toBeGreaterThan(0);
  expect(CANARIES.filter((words) => console.log.includes(words))).toEqual([]);
});
