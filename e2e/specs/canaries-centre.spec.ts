import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CategoryId, MessageId } from '../../domain/ids.ts';
import { instant } from '../../domain/time/instant.ts';
import type { ConsoleApp } from '../fixtures/console-app.ts';
import { findInFiles } from '../fixtures/find-in-files.ts';
import type { DoorOptions, HeadlessDoor } from '../fixtures/headless-door.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import { CENTRE_PASSPHRASE } from '../fixtures/open-centre.ts';
import { KeyPages } from '../pages/key-pages.ts';
import { SignInPages } from '../pages/sign-in-pages.ts';

test.describe.configure({ timeout: 300_000 });

const NAME = '欧阳金丝雀';
const PHONE = '13917654820';
const IDENTITY = '430281197203154417';
const SENDER = 'wxid_jinsique7781';
const MATTER = '渡口桥头夜间倾倒渣土';
const TEXT = `${NAME}电话${PHONE}身份证${IDENTITY}反映${MATTER}`;
const PASSWORD = '山高水长-2026a';
const OFFICERS = [
  { office: '系统管理员', name: '章系', login: 'zhangxi', password: PASSWORD },
  { office: '安全管理员', name: '温安', login: 'wenan', password: '路远天长-2026b' },
  { office: '审计员', name: '沈计', login: 'shenji', password: '云淡风轻-2026c' },
] as const;
const GIVEN = '临时口令-2026-f';
const OWN = '自己定的-2026-g';
const COLUMNS = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';

test('a centre at work leaves no villager, no password and no key in any file: import, triage, exports, backup, crashes', async ({
  dataDir,
  openCentre,
  openConsole,
  openDoor,
}) => {
  const first = await openCentre();
  const pages = new SignInPages(first.console.window);
  await expect(pages.firstRun).toBeVisible({ timeout: 60_000 });
  await pages.setUp({ name: '某市大监督中心', city: '某市' }, OFFICERS);
  await expect(pages.signIn).toBeVisible();
  await first.console.close();
  const canaries = secrets(first.phrase);

  // Outside of the folder that is searched: what was imported has the words, of course.
  const given = `${dataDir}-given`;
  mkdirSync(given);
  const log = await work(openDoor, join(given, 'export.csv'), join(dataDir, 'audit.jsonl'));

  const { console, dumps } = await crashTwice(openConsole);
  await console.close();

  const { files, found } = findInFiles(dataDir, canaries);
  expect(found).toEqual([]);
  expect(files).toBeGreaterThan(8);
  expect(readdirSync(join(dataDir, 'backups')).length).toBeGreaterThan(0);
  if (existsSync(dumps)) expect(findInFiles(dumps, canaries).found).toEqual([]);
  expect(canaries.filter((words) => `${console.log}${log}`.includes(words))).toEqual([]);
  // They would be found where they are: in the file that was imported.
  expect(findInFiles(given, [NAME, PHONE, IDENTITY, SENDER, MATTER]).found).toHaveLength(5);
  rmSync(given, { recursive: true });
});

function secrets(phrase: readonly string[]): readonly string[] {
  expect(phrase.filter((line) => line.length === 9).length).toBeGreaterThan(3);
  const passwords = OFFICERS.map(({ password }) => password);
  return [NAME, PHONE, IDENTITY, SENDER, MATTER, CENTRE_PASSPHRASE, GIVEN, OWN, ...passwords, ...phrase];
}

type OpenDoor = (options: Partial<DoorOptions>) => HeadlessDoor;

/** What a day brings, by the doors of those who do it; answers what their services logged. */
async function work(openDoor: OpenDoor, file: string, auditFile: string): Promise<string> {
  const logs: string[] = [];
  const as = async (
    login: string,
    password: string,
    doing: (client: HeadlessDoor['client'], door: HeadlessDoor) => Promise<unknown>,
  ): Promise<void> => {
    const door = openDoor({ passphrase: CENTRE_PASSPHRASE, person: { login, password } });
    await doing(door.client, door);
    await door.close();
    logs.push(door.log);
  };
  await as('wenan', OFFICERS[1].password, async (client) => {
    await client.session.reauthenticate({ password: OFFICERS[1].password });
    for (const [name, login, role] of [
      ['李一', 'liyi', 'operator'],
      ['周二', 'zhouer', 'clerk'],
    ] as const) {
      const seat = { name, login, role, territory: [], temporaryPassword: GIVEN };
      await client.people.add({ commandId: newCommandId(), ...seat });
    }
  });
  await as('zhangxi', PASSWORD, (client) =>
    client.categories.add({ commandId: newCommandId(), parentId: null, name: '环境卫生' }),
  );
  await as('liyi', GIVEN, async (client, door) => {
    await client.session.changePassword({ password: GIVEN, next: OWN });
    await triage(door, file);
  });
  await as('zhouer', GIVEN, async (client) => {
    await client.session.changePassword({ password: GIVEN, next: OWN });
    const now = instant(Date.now());
    await client.briefs.export({ commandId: newCommandId(), week: now, cutOff: now, pictures: [] });
    const table = { kind: 'table', purpose: NAME, fileName: `${NAME}.csv` } as const;
    const content = Buffer.from(MATTER).toString('base64');
    await client.exports.register({ commandId: newCommandId(), ...table, content });
  });
  await as('shenji', OFFICERS[2].password, async (client) => {
    await client.session.reauthenticate({ password: OFFICERS[2].password });
    await client.audit.export({ commandId: newCommandId(), path: auditFile, purpose: `给${NAME}` });
  });
  return logs.join('');
}

/** Imports what was said, and makes an issue whose every field says it; calls are refused with the words in them. */
async function triage(door: HeadlessDoor, file: string): Promise<void> {
  const { client } = door;
  const row = `1,3,1,0,0,1767225600,,"${TEXT}",2026-01-01 08:00:00,,${NAME},${SENDER}`;
  writeFileSync(file, `\uFEFF${COLUMNS}\n${row}\n`);
  const names = { groupExternalId: null, groupName: '晨光村议事群', selfId: null };
  await client.imports.start({ commandId: newCommandId(), path: file, ...names });
  const filter = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
  const find = async () => (await client.inbox.list({ filter, before: null, limit: 5 })).rows[0]?.id;
  await expect.poll(find, { timeout: 30_000 }).toBeDefined();
  const messageIds = [(await find()) as MessageId];
  const { categories } = await client.categories.tree({});
  const draft = {
    ...{ title: TEXT.slice(0, 60), categoryId: categories[0]?.id as CategoryId, severity: 3 as const, dueAt: null },
    ...{ grade: 'urgent' as const, placeCode: null, gradeReason: TEXT },
  };
  await client.triage.createIssues({ commandId: newCommandId(), messageIds, drafts: [draft], dispatch: false });
  await door.ask('issues.get', { id: `${NAME}${PHONE}` });
  await door.ask('inbox.search', { text: TEXT });
}

/** Opens the centre as its people do, and lets its service and its window crash as a fault in their machine code would. */
async function crashTwice(openConsole: (options: { readonly profile: 'centre' }) => Promise<ConsoleApp>) {
  const console = await openConsole({ profile: 'centre' });
  const { app, window } = console;
  const keys = new KeyPages(window);
  await keys.standing();
  await keys.unlock(CENTRE_PASSPHRASE);
  await keys.isPassed();
  const pages = new SignInPages(window);
  await pages.enter('zhangxi', PASSWORD);
  await pages.expectAtDesk('章系 · 系统管理员');
  const dumps = await app.evaluate(({ app: electron }) => electron.getPath('crashDumps'));
  const crashed = await app.evaluate(({ app: electron }) => {
    const service = electron.getAppMetrics().find(({ name }) => name === 'group-patrol-service');
    return service !== undefined && process.kill(service.pid, 'SIGSEGV');
  });
  expect(crashed).toBe(true);
  await expect(pages.signIn).toBeVisible({ timeout: 30_000 });
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  return { console, dumps };
}
