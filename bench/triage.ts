// 500 real messages, two operators at once: one by the keys of the built console, one beside it on the same messages.
// npm run bench -- triage [--data=FOLDER] [--messages=500]
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import type { MessageId } from '../domain/ids.ts';
import { ConsoleApp } from '../e2e/fixtures/console-app.ts';
import { makeDataFolder, removeDataFolder } from '../e2e/fixtures/data-folder.ts';
import { DeskBeside, doorBeside } from '../e2e/fixtures/desk-beside.ts';
import { newCommandId } from '../e2e/fixtures/new-command-id.ts';
import { ConsoleWindow } from '../e2e/pages/console-window.ts';
import { pause } from './ingest/pause.ts';
import { readTexts, toExport, type RealText } from './real-texts/read-texts.ts';
import { knowNames } from './report/know-names.ts';
import { type Figure, percentile, report } from './report/report.ts';
import { act, type Act, currentRow, type Worked } from './triage/operator.ts';
import { type Outcomes, workBeside } from './triage/second-operator.ts';

const PROMISED_MS = 300;
const ALL = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: resolve(import.meta.dirname, '../../shared/data') },
    messages: { type: 'string', default: '500' },
  },
});
if (existsSync(values.data)) process.exitCode = await measure(chosen(readTexts(values.data), Number(values.messages)));
else console.log('triage: the folder of real texts is not here; nothing to do. Give it by --data=FOLDER.');

/** Evenly from all files, so that complaints and small talk stand beside one another as they do in groups. */
function chosen(texts: readonly RealText[], count: number): readonly RealText[] {
  const distinct = [...new Map(texts.map((text) => [text.text, text])).values()];
  return distinct
    .filter(
      (_, index) =>
        Math.floor((index * count) / distinct.length) !== Math.floor(((index - 1) * count) / distinct.length),
    )
    .slice(0, count);
}

async function measure(texts: readonly RealText[]): Promise<number> {
  const folder = makeDataFolder();
  const dataDir = join(folder, 'desk');
  const door = doorBeside(folder);
  const console = await ConsoleApp.open({ dataDir, door });
  try {
    const { window } = console;
    await new ConsoleWindow(window).isReady();
    await knowNames(window);
    const clerk = await DeskBeside.open(door, '李巡');
    await importAll(clerk, join(folder, '真实文本_utf8.csv'), texts);
    const ids = await openIds(clerk);
    await clerk.leave();
    await showAll(window, ids.length);
    const wang = await DeskBeside.open(door, '王督');
    let isOver = false;
    const beside = workBeside(wang, ids, () => isOver);
    const worked = await workThrough(window, wang);
    isOver = true;
    const outcomes = await beside;
    const audited = await decisionsInLog(door);
    return judge(ids, { worked, outcomes, audited, left: (await openIds(wang)).length });
  } finally {
    await console.close();
    removeDataFolder(folder);
  }
}

async function importAll({ client }: DeskBeside, path: string, texts: readonly RealText[]): Promise<void> {
  writeFileSync(path, toExport(texts));
  const given = { groupExternalId: 'real-texts@chatroom', groupName: '真实文本', selfId: null };
  const { id } = await client.imports.start({ commandId: newCommandId(), path, ...given });
  for (;;) {
    const run = (await client.imports.list({ limit: 10 })).imports.find((listed) => listed.id === id);
    if (run?.state === 'done') return;
    if (run?.state !== 'running') throw new Error(`The import has ended as ${run?.state}: ${run?.refusal}`);
    await pause(100);
  }
}

/** The messages nobody has decided about, newest first. */
async function openIds({ client }: DeskBeside): Promise<readonly MessageId[]> {
  const ids: MessageId[] = [];
  for (let before: MessageId | null = null; ; before = ids.at(-1) ?? null) {
    const { rows, next } = await client.inbox.list({ filter: { ...ALL, state: 'new' }, before, limit: 200 });
    ids.push(...rows.map((row) => row.id));
    if (next === null) return ids;
  }
}

/** Loads what has arrived, and lets the suggestions come first: a person would not have sat down yet. */
async function showAll(window: Page, count: number): Promise<void> {
  await window.locator('#inbox-list [role="option"]').first().waitFor();
  await window.keyboard.press('n');
  await window.waitForFunction((wanted) => document.body.textContent?.includes(String(wanted)) === true, count);
  await window.waitForTimeout(3_000);
  await window.locator('#inbox-list').focus();
  await window.keyboard.press('Home');
}

/** Works from the top until nothing waits; a message that somebody else holds or has decided is passed by. */
async function workThrough(window: Page, { client }: DeskBeside): Promise<readonly Worked[]> {
  const worked: Worked[] = [];
  for (let turn = 0; (await client.inbox.counts({})).open > 0; turn += 1) {
    if (turn > 5_000) throw new Error('The messages do not come to an end');
    const row = await currentRow(window);
    if (row === null) {
      await window.keyboard.press('n');
      await window.waitForTimeout(200);
      continue;
    }
    const wanted = actFor(turn, row.isSuggested);
    const took = await act(window, wanted);
    worked.push({ act: wanted, took });
    if (took === null) await passBy(window);
  }
  return worked;
}

/** What is suggested for is made into issues in several ways; the rest needs nothing, or is put off. */
function actFor(turn: number, isSuggested: boolean): Act {
  if (!isSuggested) return turn % 3 === 0 ? 'postpone' : 'dismiss';
  return turn % 4 === 0 ? 'dispatch' : turn % 4 === 1 ? 'merge' : 'register';
}

async function passBy(window: Page): Promise<void> {
  await window.keyboard.press('Escape');
  await window.keyboard.press('Escape');
  await window.locator('#inbox-list').focus();
  const before = await window.locator('#inbox-list').getAttribute('aria-activedescendant');
  await window.keyboard.press('j');
  await window.waitForTimeout(50);
  if ((await window.locator('#inbox-list').getAttribute('aria-activedescendant')) === before)
    await window.keyboard.press('Home');
}

/** How many messages the log says were decided, by whom. */
async function decisionsInLog(door: string): Promise<ReadonlyMap<string, number>> {
  const auditor = await DeskBeside.open(door, '冯审');
  const filter = { by: null, action: 'triage', entity: 'message' as const, entityId: null, from: null, to: null };
  const decided = new Map<string, number>();
  for (let before: number | null = null; ;) {
    const { entries, next } = await auditor.client.audit.list({ filter, before, limit: 500 });
    for (const { by, detail } of entries) {
      const name = by?.name ?? '';
      decided.set(name, (decided.get(name) ?? 0) + Number.parseInt(detail ?? '0', 10));
    }
    if (next === null) break;
    before = next;
  }
  await auditor.leave();
  return decided;
}

interface Run {
  readonly worked: readonly Worked[];
  readonly outcomes: Outcomes;
  readonly audited: ReadonlyMap<string, number>;
  readonly left: number;
}

function judge(ids: readonly MessageId[], { worked, outcomes, audited, left }: Run): number {
  const took = worked.flatMap((each) => each.took ?? []);
  const inLog = [...audited.values()].reduce((sum, count) => sum + count, 0);
  const promised = { unit: 'ms', target: PROMISED_MS, better: 'lower' } as const;
  const told = { unit: '', target: null, better: 'lower' } as const;
  for (const kind of ['dismiss', 'postpone', 'register', 'dispatch', 'merge'] as const) {
    const ofKind = worked.filter((each) => each.act === kind).flatMap((each) => each.took ?? []);
    if (ofKind.length > 0)
      console.log(
        `${kind}: ${ofKind.length}, median ${percentile(ofKind, 0.5).toFixed(0)} ms, longest ${Math.max(...ofKind).toFixed(0)} ms`,
      );
  }
  const figures: Figure[] = [
    { name: 'machine time of a message, median', measured: percentile(took, 0.5), ...promised },
    { name: 'machine time of a message, 95 of 100', measured: percentile(took, 0.95), ...promised },
    { name: 'machine time of a message, 99 of 100', measured: percentile(took, 0.99), ...told, unit: 'ms' },
    { name: 'longest', measured: Math.max(...took), unit: 'ms', target: null, better: 'lower' },
    { name: 'over 300 ms', measured: took.filter((ms) => ms > PROMISED_MS).length, ...told },
    { name: 'messages lost (decided by nobody)', measured: left, unit: '', target: 0, better: 'lower' },
    {
      name: 'double acts (decisions in the log − messages)',
      measured: Math.abs(inLog - ids.length),
      unit: '',
      target: 0,
      better: 'lower',
    },
    { name: 'decided by key', measured: audited.get('李巡') ?? 0, ...told },
    { name: 'decided beside', measured: audited.get('王督') ?? 0, ...told },
    {
      name: 'confirmed beside − in the log',
      measured: Math.abs(outcomes.done.length - (audited.get('王督') ?? 0)),
      unit: '',
      target: 0,
      better: 'lower',
    },
    { name: 'beside: warned that the other has it in hand', measured: outcomes.warned, ...told },
    { name: 'beside: the other was quicker', measured: outcomes.late, ...told },
    { name: 'by key: warned or too late', measured: worked.length - took.length, ...told },
  ];
  return report('triage', figures, { messages: ids.length });
}
