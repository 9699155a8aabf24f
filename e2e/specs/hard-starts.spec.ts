import { execFile } from 'node:child_process';
import { chmodSync, closeSync, copyFileSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandLine } from '../fixtures/console-app.ts';
import { expect, test } from '../fixtures/journey.ts';
import { registerAccount } from '../fixtures/register-account.ts';
import { ConsoleWindow } from '../pages/console-window.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { RefusedPage } from '../pages/refused-page.ts';

test('a damaged store is explained, its backup is offered, and the backup brings everything back', async ({
  dataDir,
  openDoor,
  openConsole,
}) => {
  const door = openDoor();
  await registerAccount(door, { label: '一号', selfId: '10001', token: null });
  await door.close();
  const store = join(dataDir, 'console.db');
  mkdirSync(join(dataDir, 'backups'), { recursive: true });
  copyFileSync(store, join(dataDir, 'backups', 'console-20260102T030405000Z.db'));
  scratch(store);

  const { window } = await openConsole();
  const refused = new RefusedPage(window);
  await expect(refused.title).toBeVisible({ timeout: 60_000 });
  await expect(refused.reason('数据库文件已损坏')).toBeVisible();
  await expect(new InboxPage(window).list).toHaveCount(0);
  await refused.restoreNewest();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await desk.go('账号');
  await expect(window.getByRole('main')).toContainText('一号');
});

test('a store whose key was replaced is refused with words about the key', async ({
  dataDir,
  openDoor,
  openConsole,
}) => {
  const door = openDoor();
  await door.ask('session.who', {});
  await door.close();
  const keyFile = join(dataDir, 'training.key');
  chmodSync(keyFile, 0o600);
  writeFileSync(keyFile, `${'ab'.repeat(32)}\n`);
  const refused = new RefusedPage((await openConsole()).window);
  await expect(refused.reason('密钥与数据库不符')).toBeVisible({ timeout: 60_000 });
});

test('a second start on the same data folder brings the first window forward and ends', async ({
  dataDir,
  openConsole,
}) => {
  const { app, window } = await openConsole();
  await new ConsoleWindow(window).isReady();
  const noticed = app.evaluate(
    ({ app: electron }) => new Promise<void>((done) => electron.once('second-instance', () => done())),
  );
  const { program, args } = commandLine({ dataDir });
  await promisify(execFile)(program, [...args]);
  await noticed;
  expect(app.windows()).toHaveLength(1);
});

test('a service that was killed is started again and no stored message is missing', async ({
  openDoor,
  openConsole,
  makePeer,
}) => {
  const door = openDoor();
  await registerAccount(door, { label: '一号', selfId: '20001', token: null });
  await door.close();
  const { app, window } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  const peer = makePeer({ selfId: 20_001, token: null, groups: [] });
  await peer.dialUntilOpen();
  const inbox = new InboxPage(window);
  peer.say({ groupId: 700_001, userId: 1, name: '甲', text: '服务中断之前的消息' });
  await expect(inbox.withWords('服务中断之前的消息')).toHaveCount(1);

  const killed = await app.evaluate(({ app: electron }) => {
    const service = electron.getAppMetrics().find(({ name }) => name === 'group-patrol-service');
    return service === undefined ? false : process.kill(service.pid, 'SIGKILL');
  });
  expect(killed).toBe(true);
  await expect(desk.restarting).toBeVisible();
  await expect(desk.restarting).toHaveCount(0);
  await peer.dialUntilOpen();
  peer.say({ groupId: 700_001, userId: 1, name: '甲', text: '服务恢复之后的消息' });
  await inbox.loadArrivals();
  await expect(inbox.withWords('服务恢复之后的消息')).toHaveCount(1);
  await expect(inbox.withWords('服务中断之前的消息')).toHaveCount(1);
});

test('a gateway with the wrong token is turned away and the account says why', async ({
  openDoor,
  openConsole,
  makePeer,
}) => {
  const door = openDoor();
  await registerAccount(door, { label: '一号', selfId: '20001', token: 'the-right-token' });
  await door.close();
  const { window } = await openConsole();
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await expect
    .poll(() =>
      makePeer({ selfId: 20_001, token: 'a-wrong-token' })
        .dial()
        .catch(() => null),
    )
    .toEqual({ kind: 'refused', status: 403 });
  await desk.go('账号');
  await expect(window.getByRole('main')).toContainText('被拒绝');
});

/** Overwrites the middle of a file, as a dying disk would. */
function scratch(file: string): void {
  const handle = openSync(file, 'r+');
  const rubbish = Buffer.alloc(4096, 0x5a);
  for (let at = 0; at < 8; at += 1) writeSync(handle, rubbish, 0, rubbish.length, at * rubbish.length);
  closeSync(handle);
}
