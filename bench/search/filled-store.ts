import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HeadlessDoor } from '../../e2e/fixtures/headless-door.ts';
import { makeFeed, openGateways, send } from '../ingest/gateways.ts';
import { placeGroups } from './place-groups.ts';

const PORTION = 20_000;
const ACCOUNTS = 10;

/**
 * The folder of a store with so many messages. It is filled once through a socket, takes minutes, and is kept in the temporary folder
 * for the next run and for every bench that asks for as many.
 */
export async function filledStore(messages: number, options: { readonly fresh: boolean }): Promise<string> {
  const folder = join(tmpdir(), `console-bench-${messages}`);
  const mark = join(folder, 'filled');
  if (options.fresh) rmSync(folder, { recursive: true, force: true });
  if (existsSync(mark)) return folder;
  mkdirSync(folder, { recursive: true });
  const door = new HeadlessDoor({ dataDir: folder, reversePort: 0 });
  try {
    const peers = await openGateways(door, ACCOUNTS);
    for (let n = 0; n < messages; n += PORTION) {
      await send(door, peers, makeFeed(ACCOUNTS, Math.min(PORTION, messages - n), n));
      console.log(`filled ${Math.min(n + PORTION, messages)} of ${messages}`);
    }
    for (const peer of peers) await peer.hangUp();
    await placeGroups(door.client);
    writeFileSync(mark, '');
    return folder;
  } finally {
    await door.close();
  }
}
