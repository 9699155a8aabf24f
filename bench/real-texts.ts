// Every real text through both ways in: each must be in the inbox exactly once per source, and be found by its words.
// npm run bench -- real-texts [--data=FOLDER]
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { InboxRow } from '../contract/inbox.ts';
import type { AccountId } from '../domain/ids.ts';
import { normalise } from '../domain/message/normalise.ts';
import { makeDataFolder, removeDataFolder } from '../e2e/fixtures/data-folder.ts';
import { HeadlessDoor } from '../e2e/fixtures/headless-door.ts';
import { newCommandId } from '../e2e/fixtures/new-command-id.ts';
import { OneBotPeer } from '../e2e/fixtures/onebot-peer.ts';
import { pause } from './ingest/pause.ts';
import { compare, isExact, type Comparison } from './real-texts/compare.ts';
import { readTexts, toEvent, toExport, type RealText } from './real-texts/read-texts.ts';

const SELF_ID = 2_026_010_599;
const TOKEN = 'real-texts';
const SOCKET_GROUPS = 8;
const SEARCHES = 200;
/** Without a new message for this long nothing more will come. */
const PATIENCE_MS = 15_000;
const ALL = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false };

type Client = HeadlessDoor['client'];

const { values } = parseArgs({
  options: { data: { type: 'string', default: resolve(import.meta.dirname, '../../shared/data') } },
});
if (existsSync(values.data)) process.exitCode = await measure(readTexts(values.data));
else console.log('real-texts: the folder of real texts is not here; nothing to do. Give it by --data=FOLDER.');

async function measure(texts: readonly RealText[]): Promise<number> {
  const folder = makeDataFolder();
  const door = new HeadlessDoor({ dataDir: join(folder, 'desk'), reversePort: 0 });
  try {
    const { client } = door;
    const file = join(folder, '真实文本_utf8.csv');
    writeFileSync(file, toExport(texts));
    const imported = await timed(() => importAll(client, file));
    const fileRows = await allRows(client);
    const sent = await timed(() => sendAll(client, texts, fileRows.length));
    const rows = await allRows(client);
    const known = new Set(fileRows.map(({ id }) => id));
    const sources = [
      compare('file', texts, fileRows),
      compare(
        'socket',
        texts,
        rows.filter(({ id }) => !known.has(id)),
      ),
    ];
    const again = await timed(() => importAll(client, file));
    const total = (await client.inbox.counts({})).total;
    const wrongSearches = await searchAll(client, rows);
    const figures = { sources, again: again.result, total, wrongSearches, setAside: await setAsideCount(client) };
    report(texts.length, figures, { importMs: imported.ms, socketMs: sent.ms, againMs: again.ms });
    return isRight(texts.length, figures) ? 0 : 1;
  } finally {
    await door.close();
    removeDataFolder(folder);
  }
}

interface Figures {
  readonly sources: readonly Comparison[];
  readonly again: { readonly added: number; readonly known: number };
  readonly total: number;
  readonly wrongSearches: number;
  readonly setAside: number;
}

function isRight(texts: number, { sources, again, total, wrongSearches, setAside }: Figures): boolean {
  return sources.every(isExact) && again.added === 0 && total === 2 * texts && wrongSearches === 0 && setAside === 0;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const began = performance.now();
  return { result: await work(), ms: Math.round(performance.now() - began) };
}

async function importAll(client: Client, path: string) {
  const given = { groupExternalId: 'real-texts@chatroom', groupName: '真实文本', selfId: null };
  const { id } = await client.imports.start({ commandId: newCommandId(), path, ...given });
  for (;;) {
    const run = (await client.imports.list({ limit: 10 })).imports.find((listed) => listed.id === id);
    if (run?.state === 'done') return run;
    if (run?.state !== 'running') throw new Error(`The import has ended as ${run?.state}: ${run?.refusal}`);
    await pause(100);
  }
}

async function sendAll(client: Client, texts: readonly RealText[], before: number): Promise<void> {
  const account = { label: '真实文本', holder: '', connector: 'onebot11-reverse', role: 'monitor' } as const;
  const wire = { selfId: String(SELF_ID), url: null, token: TOKEN, enabled: true };
  await client.accounts.save({
    commandId: newCommandId(),
    id: null as AccountId | null,
    version: 0,
    ...account,
    ...wire,
  });
  const { reversePort } = await client.accounts.list({});
  if (reversePort === null) throw new Error('Nothing listens for peers.');
  const peer = new OneBotPeer({ port: reversePort, selfId: SELF_ID, token: TOKEN });
  await peer.dialUntilOpen();
  for (const [index, text] of texts.entries()) {
    peer.send(toEvent(text, index, 93_000 + (index % SOCKET_GROUPS)));
    // The console stops reading while it is full; what it has not taken waits here in memory.
    if (index % 500 === 499) await pause(0);
  }
  await arrived(client, before + texts.length);
  await peer.hangUp();
}

async function arrived(client: Client, expected: number): Promise<void> {
  let total = 0;
  let grewAt = performance.now();
  while (total < expected && performance.now() - grewAt < PATIENCE_MS) {
    const now = (await client.inbox.counts({})).total;
    if (now > total) grewAt = performance.now();
    total = now;
    await pause(100);
  }
}

async function allRows(client: Client): Promise<readonly InboxRow[]> {
  const rows: InboxRow[] = [];
  for (let before: InboxRow['id'] | null = null; ;) {
    const page: Awaited<ReturnType<Client['inbox']['list']>> = await client.inbox.list({
      filter: ALL,
      before,
      limit: 200,
    });
    rows.push(...page.rows);
    if (page.next === null) return rows;
    before = page.next;
  }
}

/** Searches words taken from the texts; answers how many searches did not find exactly the rows that contain them. */
async function searchAll(client: Client, rows: readonly InboxRow[]): Promise<number> {
  const seen = rows.map(({ id, text }) => ({ id, text: normalise(text).text }));
  const words = Array.from({ length: SEARCHES }, (_, index) =>
    wordOf(rows[Math.floor((index * rows.length) / SEARCHES)], index),
  );
  let wrong = 0;
  for (const word of words.filter((found) => found !== null)) {
    const expected = seen.filter(({ text }) => text.includes(normalise(word).text)).map(({ id }) => id);
    const found = await idsFound(client, word);
    if (found.toSorted((a, b) => a - b).join() !== expected.toSorted((a, b) => a - b).join()) wrong += 1;
  }
  return wrong;
}

/** Two to five Chinese characters that stand together in the text. */
function wordOf(row: InboxRow | undefined, index: number): string | null {
  const runs = row?.text.match(/\p{Script=Han}{2,}/gu) ?? [];
  const run = runs[index % Math.max(1, runs.length)];
  return run === undefined ? null : run.slice(0, 2 + (index % 4));
}

async function idsFound(client: Client, query: string): Promise<readonly number[]> {
  const ids: number[] = [];
  for (let before: InboxRow['id'] | null = null; ;) {
    const asked = { filter: ALL, query, period: null, before, limit: 200 };
    const page: Awaited<ReturnType<Client['inbox']['search']>> = await client.inbox.search(asked);
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) return ids;
    before = page.next;
  }
}

async function setAsideCount(client: Client): Promise<number> {
  return (await client.accounts.setAside({ accountId: null, before: null, limit: 1 })).total;
}

function report(texts: number, figures: Figures, times: Readonly<Record<string, number>>): void {
  console.table(figures.sources);
  const { again, total, wrongSearches, setAside } = figures;
  console.log(`same file again: ${again.added} added, ${again.known} known; in the inbox: ${total} of ${2 * texts}`);
  console.log(
    `searches that found other rows than contain the word: ${wrongSearches} of ${SEARCHES}; set aside: ${setAside}`,
  );
  const { sources } = figures;
  const added = again.added;
  console.log(
    JSON.stringify({
      bench: 'real-texts',
      texts,
      sources,
      addedAgain: added,
      total,
      wrongSearches,
      setAside,
      ...times,
    }),
  );
}
