import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder this clone lies in. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** What is expensive to make and serves every clone of this user: the fallback runtime and the rebuilt addon. */
export const cacheFolder = join(cacheHome(), 'group-patrol-console');

/** A path inside this clone. */
export function inRoot(...parts) {
  return join(root, ...parts);
}

function cacheHome() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return join(homedir(), '.cache');
}
