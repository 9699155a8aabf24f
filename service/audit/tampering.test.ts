import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../domain/seeded-random.ts';
import { verifyExport } from '../../scripts/audit/verify.mjs';
import { TEST_KEY } from '../store/a-store.ts';
import { readAnchorMark } from '../store/anchor-mark.ts';
import { hexOf } from '../store/audit-chain.ts';
import { CHAIN_START, checkStretch } from '../store/audit-check.ts';
import { chainHead, hashAt } from '../store/audit-log.ts';
import { openReader } from '../store/connection.ts';
import { writeAuditExport } from '../store/readers/write-audit-export.ts';
import type { ReadableDb } from '../store/store.ts';
import { aChain, type AChain, anchorLines, TEST_CENTRE, TEST_SEED } from './a-chain.ts';
import { allAnchors, lastAnchor } from './anchor-file.ts';
import { troubleOf } from './anchor-trouble.ts';
import { checkAnchors } from './check-anchors.ts';
import { signingKeyOf } from './signing-key.ts';
import { type Loot, TAMPERINGS } from './tamperings.ts';

/** How often the chain is falsified; `npm run torture -- people` sets more. */
const COUNT = Number(process.env['TAMPERINGS'] ?? 200);
/** Fewer have too few anchors to take one out of the middle, and an older copy without any but its last. */
const LEAST_ENTRIES = 2_050;
const ENTRIES = Math.max(LEAST_ENTRIES, Number(process.env['TAMPERED_ENTRIES'] ?? LEAST_ENTRIES));
const SEED = Number(process.env['TAMPERING_SEED'] ?? 20_261_125);

const key = signingKeyOf(TEST_SEED);
const names = Object.keys(TAMPERINGS);

let chain: AChain;
let loot: Loot;
beforeAll(async () => {
  chain = await aChain(ENTRIES);
  const foreign = await aChain(ENTRIES, { centre: '00000000-0000-7000-8000-0000000000ff', seed: 'b8'.repeat(32) });
  // An older copy of the same chain: the same entries, fewer of them.
  loot = { foreign, older: await aChain(Math.floor(ENTRIES * 0.7)) };
}, 120_000);
afterAll(() => {
  for (const made of [chain, loot.foreign, loot.older]) made.remove();
});

/** What the console sees by itself: at its start, and when it is asked to verify. */
async function seenInside(
  db: ReadableDb,
  copy: AChain,
): Promise<{ readonly start: string | null; readonly verify: string | null }> {
  const head = await chainHead(db);
  const last = lastAnchor(copy.anchors);
  const vouched = last.kind === 'anchor' ? await hashAt(db, last.anchor.seq) : null;
  const start = troubleOf({
    ...{ last, key, centre: TEST_CENTRE, mark: await readAnchorMark(db), headSeq: head?.seq ?? null },
    hashAt: () => (vouched === null ? null : hexOf(vouched)),
  });
  const { fault } = checkStretch(db, CHAIN_START, { centerId: TEST_CENTRE, limit: 100_000 });
  const anchors = await checkAnchors(db, allAnchors(copy.anchors), { centre: TEST_CENTRE, key });
  return { start, verify: fault?.kind ?? anchors.fault?.kind ?? null };
}

/** What the verifier sees in an export of it, with the public key from paper. */
async function seenOutside(db: ReadableDb, copy: AChain): Promise<string | null> {
  const file = path.join(copy.folder, 'export.jsonl');
  const head = { centre: TEST_CENTRE, publicKey: key.publicHex, exportedAt: 4e12, anchor: await readAnchorMark(db) };
  await writeAuditExport(db, { file, head });
  const { broken } = await verifyExport(linesOf(file), { anchors: anchorLines(copy), publicKey: key.publicHex });
  return broken?.kind ?? null;
}

function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8').split('\n').slice(0, -1);
}

async function lookAt(copy: AChain) {
  const db = openReader(copy.file, TEST_KEY);
  try {
    return { inside: await seenInside(db, copy), outside: await seenOutside(db, copy) };
  } finally {
    db.close();
  }
}

describe('falsifying the audit log', () => {
  it('is not seen where nothing was falsified', async () => {
    const copy = chain.copyTo('as-it-is');
    expect(await lookAt(copy)).toEqual({ inside: { start: null, verify: null }, outside: null });
  });

  it(`is detected ${COUNT} of ${COUNT} times, by the console and by the verifier`, async () => {
    const random = seededRandom(SEED);
    const undetected: unknown[] = [];
    const seen = new Map<string, Set<string>>();
    for (let made = 0; made < COUNT; made += 1) {
      const name = names[made % names.length] ?? '';
      const copy = chain.copyTo(`copy-${made}`);
      TAMPERINGS[name]?.(copy, random, loot);
      const { inside, outside } = await lookAt(copy);
      if ((inside.start ?? inside.verify) === null || outside === null)
        undetected.push({ made, name, inside, outside });
      seen.set(name, (seen.get(name) ?? new Set()).add(outside ?? 'nothing'));
      rmSync(copy.folder, { recursive: true });
    }
    // A long run tells how each way was seen.
    if (COUNT >= 200) process.stdout.write(`tampering detected: ${COUNT - undetected.length} of ${COUNT}\n`);
    if (COUNT > 200) for (const [name, kinds] of seen) process.stdout.write(`${name}: ${[...kinds].join(', ')}\n`);
    expect({ undetected, ways: seen.size }).toEqual({ undetected: [], ways: Math.min(COUNT, names.length) });
  }, 1_200_000);

  it('is told as what it is by the verifier', async () => {
    const told = async (name: string) => {
      const copy = chain.copyTo('told');
      TAMPERINGS[name]?.(copy, () => 0.5, loot);
      const { outside } = await lookAt(copy);
      rmSync(copy.folder, { recursive: true });
      return outside;
    };
    const ways = {
      'edit detail': 'edited',
      'delete one': 'deleted',
      'cut the tail': 'cut-tail',
      'edit and make every later hash anew': 'rebuilt',
      'edit signature of an anchor': 'anchor-forged',
      'take an anchor out': 'anchor-unlinked',
      'cut the anchors': 'anchors-cut',
    };
    const found: Record<string, string | null> = {};
    for (const name of Object.keys(ways)) found[name] = await told(name);
    expect(found).toEqual(ways);
  });

  it('is told as a change of order where lines of the export have changed places', async () => {
    const copy = chain.copyTo('reordered');
    const db = openReader(copy.file, TEST_KEY);
    const file = path.join(copy.folder, 'export.jsonl');
    const head = { centre: TEST_CENTRE, publicKey: key.publicHex, exportedAt: 4e12, anchor: null };
    await writeAuditExport(db, { file, head });
    db.close();
    const lines = linesOf(file);
    const swapped = lines.with(11, lines[21] ?? '').with(21, lines[11] ?? '');
    const cut = lines.slice(0, -7);
    expect([(await verifyExport(swapped)).broken, (await verifyExport(cut)).broken?.kind]).toEqual([
      {
        kind: 'reordered',
        seq: 10,
        zh: '第 10 条不在其位（次序被改）。',
        en: 'Entry 10 is not in its place (reordered).',
      },
      'cut',
    ]);
  });
});

describe('the older store', () => {
  it('is the beginning of the newer one', () => {
    const folder = path.join(chain.folder, 'older');
    mkdirSync(folder);
    copyFileSync(loot.older.anchors, path.join(folder, 'a.jsonl'));
    expect(anchorLines(loot.older)[0]).toBe(anchorLines(chain)[0]);
  });
});
