import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';

const clone = dirname(dirname(import.meta.dirname));
const rooms = ['domain', 'contract', 'keys', 'service', 'main', 'preload', 'renderer'];
const settings = [
  'package.json',
  'tsconfig.base.json',
  'tsconfig.json',
  '.oxlintrc.json',
  '.dependency-cruiser.cjs',
  'scripts/lint/house-rules.mjs',
  ...rooms.map((room) => `${room}/tsconfig.json`),
];

/** Writes a temporary folder with the settings of this clone and these sources; gives its path. */
export function brokenClone(sources: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'broken-clone-'));
  for (const name of settings) place(folder, name, (path) => cpSync(join(clone, name), path));
  for (const [name, text] of Object.entries(sources)) place(folder, name, (path) => writeFileSync(path, text));
  symlinkSync(join(clone, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What a check of this clone says about that folder: its exit code and its output. */
export function check(
  folder: string,
  script: string,
  ...args: readonly string[]
): { code: number | null; output: string } {
  const ran = spawnSync(process.execPath, [join(clone, script), ...args], { cwd: folder, encoding: 'utf8' });
  return { code: ran.status, output: ran.stdout };
}

function place(folder: string, name: string, write: (path: string) => void): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  write(path);
}
