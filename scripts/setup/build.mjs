import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, root } from './places.mjs';
import { runQuietly, say, SetupFailure, tail } from './terminal.mjs';

const sources = [
  'domain',
  'contract',
  'keys',
  'service',
  'main',
  'preload',
  'renderer',
  'electron.vite.config.ts',
  'package-lock.json',
];
const stamp = inRoot('out', '.built');

/** Bundles the console into out/ where its sources are newer than the last bundle. */
export async function buildIfStale() {
  if (existsSync(stamp) && sources.every((name) => newest(inRoot(name)) <= statSync(stamp).mtimeMs)) return;
  say('▸ Building the console');
  const started = new Date();
  const cli = inRoot('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { code, output } = await runQuietly(process.execPath, [cli, 'build'], { label: 'building', cwd: root });
  if (code !== 0) throw new SetupFailure(`The build failed:\n${tail(output, 30)}`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, started.toISOString());
}

// A folder's own time tells of files that were removed from it.
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}
