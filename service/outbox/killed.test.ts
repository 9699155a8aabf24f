import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PostId } from '../../domain/ids.ts';
import type { RecipientState } from '../../domain/outbox/post.ts';
import { seededRandom } from '../../domain/seeded-random.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { CountingPeer } from '../connectors/onebot11/counting-peer.ts';
import { DATABASE_FILE } from '../database-file.ts';
import { openReader } from '../store/connection.ts';

/** `npm run torture -- outbox` kills more often, over the groups of a city. */
const KILLS = Number(process.env['OUTBOX_KILLS'] ?? 5);
const GROUPS = Number(process.env['OUTBOX_GROUPS'] ?? 60);
const ACCOUNTS = Number(process.env['OUTBOX_ACCOUNTS'] ?? 4);
const SEED = Number(process.env['OUTBOX_SEED'] ?? 5);
const PATIENCE_MS = 120_000 + KILLS * 15_000;

const PROGRAM = new URL('../a-service-to-kill.ts', import.meta.url).pathname;
const KEY = '5e'.repeat(32);
const FIRST_GROUP = 100_000;
const selfIdOf = (account: number): number => 10_000 + account;
const groupsOf = (selfId: number): readonly number[] =>
  Array.from({ length: GROUPS }, (_, n) => FIRST_GROUP + n).filter((id) => id % ACCOUNTS === selfId % ACCOUNTS);

const random = seededRandom(SEED);
let desk: Desk;
let peer: CountingPeer;
let door: Awaited<ReturnType<CountingPeer['listen']>>;
let child: ChildProcess | null = null;

beforeEach(async () => {
  desk = await aDesk();
  peer = new CountingPeer(groupsOf, random);
  door = await peer.listen();
}, PATIENCE_MS);
afterEach(async () => {
  child?.kill('SIGKILL');
  await desk.close();
  await door.close();
});

/** A broadcast to every group of the peer, approved; the service that would send it is closed again at once. */
async function anApprovedBroadcast(): Promise<PostId> {
  for (let n = 0; n < ACCOUNTS; n += 1)
    await desk.as('system-admin').accounts.save({
      ...{ commandId: desk.newCommand(), id: null, version: 0, label: `${n + 1} 号机`, holder: '李巡' },
      ...{ connector: 'onebot11-forward', role: 'monitor', selfId: `${selfIdOf(n)}`, url: door.url(selfIdOf(n)) },
      ...{ token: null, enabled: true },
    });
  const ids = () =>
    desk.db.all<{ id: string }>(`SELECT g.id FROM groups g JOIN accountGroups USING (groupKey) WHERE platform = 'qq'`);
  await vi.waitFor(() => expect(ids()).toHaveLength(GROUPS), { timeout: PATIENCE_MS, interval: 200 });
  const dispatcher = desk.as('dispatcher');
  const { personas } = await dispatcher.outbox.choices({});
  const draft = await dispatcher.outbox.draft({
    ...{ commandId: desk.newCommand(), id: null, version: 0, text: '明日停水', source: null },
    personaId: personas[0]?.id ?? null,
    target: {
      ...{ kind: 'groups', everywhere: false, regions: [], tags: [] },
      groupIds: ids().map(({ id }) => id as never),
    },
  });
  const put = await dispatcher.outbox.freeze({ commandId: desk.newCommand(), ...draft });
  const { contentHash } = await dispatcher.outbox.get({ id: draft.id });
  await dispatcher.outbox.setPace({ commandId: desk.newCommand(), perMinute: 600 });
  const order = { commandId: desk.newCommand(), id: draft.id, version: put.version, contentHash: contentHash ?? '' };
  await desk.as('approver').outbox.approve(order);
  await desk.leave();
  return draft.id;
}

function rows(): readonly {
  readonly groupId: number;
  readonly state: RecipientState;
  readonly reason: string | null;
}[] {
  const db = openReader(path.join(desk.folder, DATABASE_FILE), KEY);
  try {
    return db.all(
      `SELECT CAST(g.externalId AS INTEGER) AS groupId, r.state, r.reason FROM postRecipients r JOIN groups g USING (groupKey)`,
    );
  } finally {
    db.close();
  }
}

const count = (state: RecipientState): number => rows().filter((row) => row.state === state).length;

function start(): { readonly opened: Promise<void>; readonly ended: Promise<void>; readonly process: ChildProcess } {
  const process_ = spawn(process.execPath, ['--import', 'tsx', PROGRAM, desk.folder, KEY], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child = process_;
  return {
    process: process_,
    opened: new Promise((resolve) => process_.stdout.once('data', () => resolve())),
    ended: new Promise((resolve) => process_.once('close', () => resolve())),
  };
}

/** Runs the service and kills it: while it opens, or after so many posts and a moment more. */
async function killOnce(posts: number): Promise<void> {
  const { process: running, ended, opened } = start();
  const kill = (): void => void running.kill('SIGKILL');
  if (random() < 0.08) setTimeout(kill, random() * 2_500);
  else {
    const until = peer.frames + posts;
    const look = (): void => {
      if (peer.frames >= until) setTimeout(kill, random() * 15);
    };
    peer.onFrame = look;
    void opened.then(look);
    // Where everything that waits has an account that does not come back, nothing more will be posted.
    void opened.then(() => setTimeout(kill, 8_000));
  }
  await ended;
  peer.onFrame = () => undefined;
}

async function finish(id: PostId): Promise<void> {
  const { process: running, ended } = start();
  await vi.waitFor(() => expect([count('queued'), count('sending')]).toEqual([0, 0]), {
    ...{ timeout: PATIENCE_MS, interval: 500 },
  });
  running.stdin?.end();
  await ended;
  desk = await desk.reopen();
  const { post } = await desk.as('dispatcher').outbox.get({ id });
  expect(post.state).toBe('done');
}

/** What the outbox says of a group against what stands in it. */
function lies(): readonly string[] {
  return rows().flatMap(({ groupId, state, reason }) => {
    const stands = peer.posted.get(groupId) ?? 0;
    const isTrue =
      stands < 2 && (state === 'sent' ? stands === 1 : state === 'failed' ? stands === 0 : state === 'unknown');
    return isTrue ? [] : [`${groupId}: ${state} (${reason}), stands ${stands} times`];
  });
}

it(
  `posts to no group twice and tells no lie about any, killed ${KILLS} times on the way to ${GROUPS} groups`,
  async () => {
    const id = await anApprovedBroadcast();
    let kills = 0;
    for (; kills < KILLS && count('queued') > 0; kills += 1) {
      // Each account has one under way when the kill comes, so that many go besides those that are waited for.
      const share = count('queued') / (KILLS - kills + 1) - ACCOUNTS;
      await killOnce(Math.floor(random() * 2 * Math.max(0, share)));
    }
    const unknownAtLastKill = count('unknown') + count('sending');
    peer.isKind = true;
    await finish(id);
    const told = { sent: count('sent'), failed: count('failed'), unknown: count('unknown') };
    const stood = rows().filter(({ groupId, state }) => state === 'unknown' && peer.posted.has(groupId)).length;
    process.stdout.write(
      `${JSON.stringify({ kills, groups: GROUPS, frames: peer.frames, ...told, unknownThatStand: stood, unknownAtLastKill, twice: [...peer.posted.values()].filter((n) => n > 1).length })}\n`,
    );
    expect({ kills, lies: lies(), groups: rows().length }).toEqual({ kills: KILLS, lies: [], groups: GROUPS });
    expect(told.sent + told.failed + told.unknown).toBe(GROUPS);
    if (told.failed === 0) return;
    // The failures, and nobody else, are told again.
    const { post } = await desk.as('dispatcher').outbox.get({ id });
    await desk.as('dispatcher').outbox.retry({ commandId: desk.newCommand(), id, version: post.version });
    await vi.waitFor(() => expect([count('queued'), count('sending'), count('failed')]).toEqual([0, 0, 0]), {
      ...{ timeout: PATIENCE_MS, interval: 500 },
    });
    expect({ lies: lies(), sent: count('sent') }).toEqual({ lies: [], sent: told.sent + told.failed });
  },
  PATIENCE_MS,
);
