import { copyFileSync, writeFileSync } from 'node:fs';
import { TEST_KEY } from '../store/a-store.ts';
import { NO_PREVIOUS } from '../store/audit-chain.ts';
import { entriesFrom } from '../store/audit-check.ts';
import { openReader } from '../store/connection.ts';
import { type Chance, falsify, FALSIFICATIONS, type Falsification } from '../store/falsify-chain.ts';
import { type AChain, anchorLines, TEST_CENTRE } from './a-chain.ts';
import { type Anchor, digestOf, NO_ANCHOR, signAnchor } from './anchor.ts';
import { signingKeyOf } from './signing-key.ts';

/** For tests: what else an attacker has. */
export interface Loot {
  /** A chain of another centre, with as many entries. */
  readonly foreign: AChain;
  /** This chain as it was some time ago. */
  readonly older: AChain;
}

/** One way to falsify a chain whose triggers are gone and whose key is known. */
export type Tampering = (chain: AChain, chance: Chance, loot: Loot) => void;

const FIELDS = ['number', 'centre', 'seq', 'hash', 'at', 'previous', 'signature'] as const;

/** Every way, by name. Numbers and places are drawn. */
export const TAMPERINGS: Readonly<Record<string, Tampering>> = {
  ...Object.fromEntries(Object.entries(FALSIFICATIONS).map(([name, falsify]) => [name, onStore(falsify)])),
  'put the store of another centre in its place': (chain, _chance, { foreign }) =>
    copyFileSync(foreign.file, chain.file),
  'put store and anchors of another centre in their place': (chain, _chance, { foreign }) => {
    copyFileSync(foreign.file, chain.file);
    copyFileSync(foreign.anchors, chain.anchors);
  },
  'put an older store in its place': (chain, _chance, { older }) => copyFileSync(older.file, chain.file),
  ...Object.fromEntries(
    FIELDS.map((field) => [
      `edit ${field} of an anchor`,
      onAnchors((lines, chance) => editAnchor(lines, chance, field)),
    ]),
  ),
  'take an anchor out': onAnchors((lines, chance) => lines.toSpliced(at(chance, lines.length), 1)),
  'let two anchors change places': onAnchors((lines, chance) => {
    const first = at(chance, lines.length - 1);
    return lines.with(first, lines[first + 1] ?? '').with(first + 1, lines[first] ?? '');
  }),
  'cut the anchors': onAnchors((lines, chance) => lines.slice(0, at(chance, lines.length))),
  'cut the tail and sign an anchor for it with a key of their own': (chain, chance, loot) => {
    TAMPERINGS['cut the tail']?.(chain, chance, loot);
    forgeAnchors(chain);
  },
};

function onStore(how: Falsification): Tampering {
  return (chain, chance) => falsify(chain.file, TEST_KEY, how, chance);
}

function at(chance: Chance, below: number): number {
  return Math.floor(chance() * below);
}

function onAnchors(work: (lines: readonly string[], chance: Chance) => readonly string[]): Tampering {
  return (chain, chance) =>
    writeFileSync(
      chain.anchors,
      work(anchorLines(chain), chance)
        .map((line) => `${line}\n`)
        .join(''),
    );
}

function editAnchor(lines: readonly string[], chance: Chance, field: (typeof FIELDS)[number]): readonly string[] {
  const index = at(chance, lines.length);
  const anchor = JSON.parse(lines[index] ?? '') as Anchor;
  const value = anchor[field];
  const other = typeof value === 'number' ? value + 1 : `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
  return lines.with(index, JSON.stringify({ ...anchor, [field]: other }));
}

function forgeAnchors(chain: AChain): void {
  const db = openReader(chain.file, TEST_KEY);
  const [newest] = entriesFrom(db, 0, Number.MAX_SAFE_INTEGER).slice(-1);
  const seq = newest?.seq ?? 0;
  const hash = Buffer.from(newest?.hash ?? NO_PREVIOUS).toString('hex');
  db.close();
  const known = anchorLines(chain).map((line) => JSON.parse(line) as Anchor);
  const kept = known.filter((anchor) => anchor.seq <= seq);
  const last = kept.at(-1);
  const own = signingKeyOf('ee'.repeat(32));
  const statement = {
    ...{ number: (last?.number ?? 0) + 1, centre: TEST_CENTRE, seq, hash, at: 1_767_225_600_000 },
    previous: last === undefined ? NO_ANCHOR : digestOf(last),
  };
  const lines = [...kept, signAnchor(statement, own.privateKey)].map((anchor) => `${JSON.stringify(anchor)}\n`);
  writeFileSync(chain.anchors, lines.join(''));
}
