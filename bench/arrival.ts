// From the socket to the screen: how long a message takes until the window tells of it, and a key until the next row is drawn, while
// others talk at 50 and at 2,000 messages a second.
// npm run bench -- arrival [--seconds=30] [--rates=50,2000] [--keys-at=500] [--series]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { ConsoleApp } from '../e2e/fixtures/console-app.ts';
import { makeDataFolder, removeDataFolder } from '../e2e/fixtures/data-folder.ts';
import { freePort } from '../e2e/fixtures/free-port.ts';
import { GatewayProcess } from '../e2e/fixtures/gateway-process.ts';
import { HeadlessDoor } from '../e2e/fixtures/headless-door.ts';
import { OneBotPeer } from '../e2e/fixtures/onebot-peer.ts';
import { newGroup, trainingGateway } from '../e2e/fixtures/training-gateway.ts';
import { ConsoleWindow } from '../e2e/pages/console-window.ts';
import { InboxPage } from '../e2e/pages/inbox-page.ts';
import { pressAndWait, readWatch, watchBar } from './arrival/in-the-window.ts';
import { pause } from './ingest/pause.ts';
import { knowNames } from './report/know-names.ts';
import { type Figure, percentile, report } from './report/report.ts';
import { allOnline, registerDialling } from './soak/console-of-many.ts';

const ACCOUNTS = 10;
const TOKEN = 'arrival-token';
/** Between two messages whose way is timed: no multiple of any interval of the console's. */
const MARK_EVERY_MS = 173;
const KEY_EVERY_MS = 137;
/** The promise for each rate (docs/decisions/0003). */
const PROMISED_MS: Readonly<Record<number, number>> = { 50: 100, 2_000: 200 };
const PROMISED_KEY_MS = 32;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    rates: { type: 'string', default: '50,2000' },
    'keys-at': { type: 'string', default: '500' },
    series: { type: 'boolean', default: false },
  },
});
process.exitCode = await measure(Number(values.seconds), values.rates.split(',').map(Number));

async function measure(seconds: number, rates: readonly number[]): Promise<number> {
  const folder = makeDataFolder();
  const gateway = new GatewayProcess({ accounts: ACCOUNTS, rate: 0, port: 0, token: TOKEN, skew: 0 });
  try {
    const { port, accounts } = await gateway.listening();
    await register(
      join(folder, 'desk'),
      port,
      accounts.map(({ selfId }) => selfId),
    );
    return await measureAt(join(folder, 'desk'), { gateway, seconds, rates });
  } finally {
    await gateway.close();
    removeDataFolder(folder);
  }
}

async function register(dataDir: string, port: number, selfIds: readonly string[]): Promise<void> {
  const door = new HeadlessDoor({ dataDir });
  try {
    const ids = new Set<string>();
    for (const selfId of selfIds) {
      const url = `ws://127.0.0.1:${port}/${selfId}`;
      ids.add(await registerDialling(door, { label: `旁人${selfId}`, selfId, url, token: TOKEN }));
    }
    await allOnline(door, ids);
  } finally {
    await door.close();
  }
}

interface Course {
  readonly gateway: GatewayProcess;
  readonly seconds: number;
  readonly rates: readonly number[];
}

async function measureAt(dataDir: string, { gateway, seconds, rates }: Course): Promise<number> {
  const reversePort = await freePort();
  const console = await ConsoleApp.open({ dataDir, reversePort });
  const peer = new OneBotPeer({ ...trainingGateway, port: reversePort, groups: [newGroup] });
  try {
    const { window } = console;
    await new ConsoleWindow(window).isReady();
    await knowNames(window);
    await peer.dialUntilOpen();
    const figures: Figure[] = [];
    const keysAt = Number(values['keys-at']);
    await gateway.order('talk', keysAt);
    await pause(3_000);
    figures.push(...(await keyFigures(window, seconds, keysAt)));
    await gateway.order('pause');
    say(peer, 0);
    await showOnly(window, newGroup.group_name);
    for (const rate of rates) {
      await gateway.order('talk', rate);
      await pause(3_000);
      const begun = (await gateway.sent()).messages;
      const from = performance.now();
      const took = await timed(window, peer, seconds);
      const told = ((await gateway.sent()).messages - begun) / ((performance.now() - from) / 1000);
      await gateway.order('pause');
      figures.push(...arrivalFigures(rate, took, told));
      if (values.series) process.stdout.write(`${rate}/s: ${took.map(Math.round).join(' ')}\n`);
      // What has piled up is taken in before the next rate begins.
      await pause(5_000);
    }
    return report('arrival', figures, { seconds });
  } finally {
    await peer.hangUp();
    await console.close();
  }
}

/** The list of one group, from its first message on: what others say elsewhere passes it by. */
async function showOnly(window: Page, group: string): Promise<void> {
  await window.getByRole('button', { name: '筛选' }).click();
  const field = window.getByRole('combobox', { name: '群', exact: true });
  await field.click();
  await field.fill(group);
  await window.locator('.ant-select-item-option', { hasText: group }).first().click();
  await new InboxPage(window).rows.first().waitFor();
  await window.keyboard.press('Escape');
}

function say(peer: OneBotPeer, number: number): number {
  const at = performance.timeOrigin + performance.now();
  peer.say({
    groupId: newGroup.group_id,
    userId: 50_000 + number,
    name: `村民${number}`,
    text: `第${number}件事要说一声`,
  });
  return at;
}

/** Milliseconds from each message's leaving until the bar above the list counts it. */
async function timed(window: Page, peer: OneBotPeer, seconds: number): Promise<readonly number[]> {
  const bar = window.getByRole('button', { name: /^新到/ });
  if (await bar.isVisible()) await bar.click();
  await bar.waitFor({ state: 'hidden' });
  await watchBar(window);
  const sent: number[] = [];
  for (const until = performance.now() + seconds * 1000; performance.now() < until; await pause(MARK_EVERY_MS))
    sent.push(say(peer, sent.length + 1));
  await pause(3_000);
  const seen = await readWatch(window);
  return sent.map((at, index) => (seen.find(({ count }) => count > index)?.at ?? Number.POSITIVE_INFINITY) - at);
}

function arrivalFigures(rate: number, took: readonly number[], told: number): readonly Figure[] {
  const name = `arrival at ${rate}/s`;
  return [
    { name: `${name}: said`, measured: told, unit: 'messages/s', target: null, better: 'higher' },
    { name: `${name}, median`, measured: percentile(took, 0.5), unit: 'ms', target: null, better: 'lower' },
    {
      ...{ name: `${name}, 95 of 100`, measured: percentile(took, 0.95), unit: 'ms' },
      ...{ target: PROMISED_MS[rate] ?? null, better: 'lower' },
    },
    { name: `${name}, longest`, measured: Math.max(...took), unit: 'ms', target: null, better: 'lower' },
  ];
}

async function keyFigures(window: Page, seconds: number, rate: number): Promise<readonly Figure[]> {
  await new InboxPage(window).loadArrivals();
  await window.locator('#inbox-list').focus();
  await window.keyboard.press('Home');
  const took: number[] = [];
  for (const until = performance.now() + seconds * 1000; performance.now() < until; await pause(KEY_EVERY_MS))
    took.push(await pressAndWait(window, took.length % 40 < 20 ? 'KeyJ' : 'KeyK'));
  const name = `key to next frame at ${rate}/s`;
  return [
    { name: `${name}, median`, measured: percentile(took, 0.5), unit: 'ms', target: null, better: 'lower' },
    {
      name: `${name}, 95 of 100`,
      measured: percentile(took, 0.95),
      unit: 'ms',
      target: PROMISED_KEY_MS,
      better: 'lower',
    },
  ];
}
