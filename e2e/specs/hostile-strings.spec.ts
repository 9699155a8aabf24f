import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { CANARY, hostileStrings } from '../fixtures/hostile-strings.ts';
import { expect, test } from '../fixtures/journey.ts';
import { newCommandId } from '../fixtures/new-command-id.ts';
import { newGroup, trainingGateway } from '../fixtures/training-gateway.ts';
import { openTrap } from '../fixtures/trap-server.ts';
import { ConsoleWindow, PAGES } from '../pages/console-window.ts';
import { ImportsPage } from '../pages/imports-page.ts';
import { InboxPage } from '../pages/inbox-page.ts';
import { WallPage } from '../pages/wall-page.ts';

test('whatever strangers write is drawn as words: nothing runs, nothing is asked of a network, nothing is lost', async ({
  openDoor,
  openConsole,
  makePeer,
  reversePort,
  dataDir,
}) => {
  test.setTimeout(240_000);
  const trap = await openTrap();
  const strings = hostileStrings(trap.url);
  expect(strings.length).toBeGreaterThanOrEqual(300);

  const door = openDoor({ reversePort });
  const groups = Array.from({ length: 12 }, (_, index) => ({
    group_id: newGroup.group_id + index,
    group_name: (strings[index * 31] ?? '').slice(0, 200),
    member_count: 5,
  }));
  const peer = makePeer({ ...trainingGateway, groups });
  await peer.dialUntilOpen();
  for (const [index, text] of strings.entries()) {
    const groupId = groups[index % groups.length]?.group_id ?? newGroup.group_id;
    peer.say({ groupId, userId: 40_000 + index, name: text.slice(0, 300), text });
  }
  const file = join(dataDir, `<img src=x onerror=${CANARY}=1> \u202Egnp.csv`);
  writeFileSync(file, exportOf(strings));
  const lost = async () => {
    const stored = await allTexts(door);
    return strings.filter((text) => !text.includes('\0') && !stored.has(text) && !stored.has(asJson(text)));
  };
  await expect.poll(lost, { timeout: 60_000, intervals: [2_000] }).toEqual([]);

  // A frame with NUL in it is kept with the reason, and is no message.
  const { total: aside } = await door.client.accounts.setAside({ accountId: null, before: null, limit: 1 });
  expect(aside).toBe(strings.filter((text) => text.includes('\0')).length);

  const { categories } = await door.client.categories.tree({});
  const categoryId = categories[0]?.id;
  if (categoryId === undefined) throw new Error('There is no category.');
  // Every text a person can type is either taken as it is or refused in a word the screens know.
  const codes = new Set<string>();
  const typed = async (call: string, input: Readonly<Record<string, unknown>>) => {
    const { failure } = await door.ask(call, { commandId: newCommandId(), ...input });
    if (failure !== undefined) codes.add(failure.code);
  };
  const newest = await door.client.inbox.list({ filter: ALL, before: null, limit: 200 });
  for (const [index, text] of strings.entries()) {
    if (index % 3 === 0) await typed('categories.add', { parentId: null, name: text.slice(0, 30) });
    const message = newest.rows[index];
    if (index % 3 === 1 && message !== undefined) {
      const draft = {
        title: text.slice(0, 60),
        categoryId,
        placeCode: null,
        severity: 1,
        grade: 'urgent',
        gradeReason: text.slice(0, 200),
        dueAt: null,
      };
      await typed('triage.createIssues', { messageIds: [message.id], drafts: [draft], dispatch: false });
    }
    if (index % 3 === 2)
      await typed('accounts.save', { ...ACCOUNT, label: text.slice(0, 40), holder: text.slice(0, 40) });
  }
  expect(
    [...codes].filter((code) => !['BAD_REQUEST', 'name-taken', 'issue-refused', 'already-triaged'].includes(code)),
  ).toEqual([]);
  expect(await door.close()).toBe(0);

  const console = await openConsole();
  const { app, window } = console;
  const dialogs: string[] = [];
  window.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  const desk = new ConsoleWindow(window);
  await desk.isReady();
  await watch(window);

  const inbox = new InboxPage(window);
  await inbox.view('全部');
  await readThrough(window, strings);
  await window.keyboard.press('/');
  const search = window.getByRole('textbox', { name: '全文搜索' });
  for (const text of strings.filter((_, index) => index % 20 === 0)) await search.fill(text.slice(0, 180));
  await window.keyboard.press('Escape');
  await desk.go('导入');
  const imports = new ImportsPage(app, window);
  await imports.choose(file);
  await imports.start((strings[5] ?? '').slice(0, 60));

  const visited = new Set<string>();
  for (const person of [...EVERY_PAGE, ...NEW_PAGES]) {
    await desk.enter(person);
    // A page that is added to the rail is added to this journey.
    const unknown = (await desk.rail.getByRole('link').allInnerTexts()).filter(
      (name) => !PAGES.some((page) => name.trim().startsWith(page)),
    );
    expect(unknown).toEqual([]);
    for (const page of PAGES) {
      const entry = desk.entry(page);
      const isSeen = visited.has(page) && !EVERY_PAGE.includes(person);
      if (isSeen || (await entry.count()) === 0) continue;
      visited.add(page);
      await desk.go(page);
      await expect(window.getByRole('main')).toContainText(/\S/);
      await expect(desk.brokenPage).toHaveCount(0);
      await typeEverywhere(window, strings);
    }
  }
  expect([...visited].toSorted()).toEqual(PAGES.toSorted());
  await desk.enter('李巡');
  await window.keyboard.press('Control+k');
  for (const text of strings.filter((_, index) => index % 20 === 0))
    await window.keyboard.insertText(text.slice(0, 60));
  await window.keyboard.press('Escape');
  const wall = await WallPage.open(app, window);
  await watch(wall.page);
  for (let turn = 0; turn < 6; turn += 1) await wall.page.keyboard.press('ArrowRight');
  expect(await seen(wall.page)).toEqual({ ran: false, violations: [], rawControls: [] });
  await wall.close();

  expect(await seen(window)).toEqual({ ran: false, violations: [], rawControls: [] });
  expect([dialogs, console.windowErrors, trap.asked]).toEqual([[], [], []]);
  for (const event of ['request-blocked', 'navigation-blocked', 'window-blocked', 'download-blocked'])
    expect(console.log).not.toContain(event);
  await trap.close();
});

/** These see most pages, each with other acts on them. */
const EVERY_PAGE = ['李巡', '王督', '孙领', '陈管'];
/** These show what nobody before them could open. */
const NEW_PAGES = ['钱线', '周简', '郑安', '冯审'];
const ALL = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };
const ACCOUNT = {
  ...{ id: null, version: 0, connector: 'onebot11-reverse', role: 'monitor', selfId: null, url: null, token: null },
  enabled: false,
};

/** A text as it can be written into JSON and read from UTF-8: a half character becomes the sign for what could not be read. */
function asJson(text: string): string {
  return text.replaceAll(/\p{Cs}/gu, '\ufffd');
}

async function allTexts(
  door: ReturnType<Parameters<Parameters<typeof test>[2]>[0]['openDoor']>,
): Promise<ReadonlySet<string>> {
  const texts = new Set<string>();
  let before = null;
  do {
    const page = await door.client.inbox.list({ filter: ALL, before, limit: 200 });
    for (const { text } of page.rows) texts.add(text);
    before = page.next;
  } while (before !== null);
  return texts;
}

function exportOf(strings: readonly string[]): string {
  const head = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = strings
    .filter((text) => text.length < 5_000)
    .map(
      (text, index) =>
        `${index + 1},3,1,0,0,${1_767_225_600 + index},,${quoted(text)},2026-01-01 08:00:00,,${quoted(text.slice(0, 60))},wxid_a`,
    );
  return `\uFEFF${[head, ...rows].join('\n')}\n`;
}

/** From now on the page remembers every breach of its policy. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: string[] = [];
    Object.assign(globalThis, { breaches: kept });
    document.addEventListener('securitypolicyviolation', (event) =>
      kept.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
}

async function seen(page: Page) {
  return page.evaluate((canary) => {
    const all = globalThis as unknown as Record<string, unknown>;
    const shown = document.body.innerText;
    return {
      ran: all[canary] !== undefined,
      violations: all['breaches'] as string[],
      rawControls: shown.match(/[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008]/g) ?? [],
    };
  }, CANARY);
}

/** Walks the list to its end by key; what a row shows is what was said, once the names of hidden signs are taken out on both sides. */
async function readThrough(window: Page, strings: readonly string[]): Promise<void> {
  const known = new Set(strings.flatMap((text) => [plain(text), plain(asJson(text))]));
  const odd: string[] = [];
  for (let turn = 0; turn < strings.length / 6; turn += 1) {
    for (let step = 0; step < 6; step += 1) await window.keyboard.press('ArrowDown');
    const rows = await window.evaluate(() =>
      [...document.querySelectorAll('[role=option]')].map((row) => {
        const copy = row.querySelector('[class*=body] bdi')?.cloneNode(true) as HTMLElement | undefined;
        copy?.querySelectorAll('span').forEach((name) => name.remove());
        return copy?.textContent ?? '';
      }),
    );
    for (const shown of rows) {
      const said = plain(shown);
      if (said !== '' && ![...known].some((text) => text.startsWith(said))) odd.push(shown);
    }
  }
  expect(odd).toEqual([]);
  expect(await seen(window)).toEqual({ ran: false, violations: [], rawControls: [] });
}

function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{M}\s\u115f\u1160\u3164\uffa0\ufffd]/gu, '').slice(0, 60);
}

/** Fills every text field in sight with trouble, and leaves it again. */
async function typeEverywhere(window: Page, strings: readonly string[]): Promise<void> {
  const trouble = strings
    .filter((_, index) => index % 40 === 3)
    .join(' ')
    .slice(0, 1_500);
  const fields = window.locator(
    'input[type=text]:visible, input[type=search]:visible, input:not([type]):visible, textarea:visible',
  );
  for (let index = (await fields.count()) - 1; index >= 0; index -= 1) {
    await fields
      .nth(index)
      .fill(trouble, { timeout: 1_000 })
      .catch(() => null);
  }
}
