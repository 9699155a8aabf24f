import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OperatorId } from '../../domain/ids.ts';
import { instant, MINUTE_MS } from '../../domain/time/instant.ts';
import { TEST_KEY, TEST_NOW } from '../store/a-store.ts';
import { appendAudit } from '../store/audit-log.ts';
import { openStore } from '../store/open.ts';
import { writeSetting } from '../store/settings.ts';
import { AnchorKeeper } from './anchor-keeper.ts';
import { signingKeyOf } from './signing-key.ts';

/** For tests: the seed and the centre of a chain. */
export const TEST_SEED = 'a7'.repeat(32);
export const TEST_CENTRE = '00000000-0000-7000-8000-00000000c0de';

/** For tests: a store with a chain of so many entries, anchored at every 1,000 and at its end, in a folder of its own. */
export interface AChain {
  readonly folder: string;
  readonly file: string;
  readonly anchors: string;
  /** Copies the store and its anchors into a folder of that name; answers the copy. */
  copyTo(name: string): AChain;
  remove(): void;
}

const ACTS = ['triage.dismiss', 'issues.urge', 'issues.dispatch', 'accounts.save', 'briefs.export'] as const;

/** Makes such a chain: a minute between entries, five people, now and then the console itself. */
export async function aChain(
  entries: number,
  { centre = TEST_CENTRE, seed = TEST_SEED }: { readonly centre?: string; readonly seed?: string } = {},
): Promise<AChain> {
  const folder = mkdtempSync(path.join(tmpdir(), 'chain-'));
  const chain = chainIn(folder);
  let now = TEST_NOW;
  const clock = { now: () => now };
  const store = await openStore({ file: chain.file, key: TEST_KEY, clock });
  await store.write((tx) => writeSetting(tx, 'center.id', centre));
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const key = signingKeyOf(seed);
  const keeper = await AnchorKeeper.open({ store, clock, log, key, centre, usualFile: chain.anchors });
  for (let seq = 1; seq < entries;) {
    const until = Math.min(entries, seq + 250);
    await store.write(async (tx) => {
      for (; seq < until; seq += 1) {
        now = instant(now + MINUTE_MS);
        await appendAudit(tx, {
          at: now,
          by: seq % 7 === 0 ? null : (`person-${seq % 5}` as OperatorId),
          action: ACTS[seq % ACTS.length] ?? 'issues.urge',
          entity: seq % 2 === 0 ? 'issue' : 'message',
          entityId: seq % 11 === 0 ? null : `row-${seq}`,
          detail: seq % 3 === 0 ? null : `${seq} → dismissed`,
        });
      }
    });
    await keeper.settled();
  }
  await keeper.close();
  await store.close();
  return chain;
}

function chainIn(folder: string): AChain {
  const chain: AChain = {
    folder,
    file: path.join(folder, 'console.db'),
    anchors: path.join(folder, 'audit-anchors.jsonl'),
    copyTo: (name) => {
      const target = chainIn(path.join(folder, name));
      mkdirSync(target.folder);
      copyFileSync(chain.file, target.file);
      copyFileSync(chain.anchors, target.anchors);
      return target;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  return chain;
}

/** The lines of an anchor file. */
export function anchorLines(chain: AChain): string[] {
  return readFileSync(chain.anchors, 'utf8').split('\n').slice(0, -1);
}
