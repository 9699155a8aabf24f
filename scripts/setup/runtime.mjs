import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFallbackRuntime, fallbackFits, fallbackFolder } from './fallback-runtime.mjs';
import { inRoot } from './places.mjs';
import { runQuietly, say, SetupFailure, tail } from './terminal.mjs';

const releases = 'https://github.com/electron/electron/releases/';

/** The Electron program of this clone. Only after prepareRuntime. */
export function electronProgram() {
  return inRoot('node_modules', 'electron', 'dist', readFileSync(pathFile(), 'utf8'));
}

/** Gives this clone an Electron: the released one, or where its host cannot be reached, the fallback. */
export async function prepareRuntime() {
  if (isReady()) return;
  const { version } = JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8'));
  say(`▸ Getting Electron ${version} (about 120 MB, once per user)`);
  const { code, output } = await download();
  if (code === 0 && isReady()) return;
  if (!fallbackFits) {
    throw new SetupFailure(
      `Electron ${version} could not be downloaded:\n${tail(output, 4)}\n\nCheck the network, or set ELECTRON_MIRROR to a mirror that can be reached, then run the same command again.`,
    );
  }
  say("▸ Electron's release host cannot be reached");
  const folder = await buildFallbackRuntime();
  const dist = inRoot('node_modules', 'electron', 'dist');
  rmSync(dist, { recursive: true, force: true });
  symlinkSync(folder, dist);
  writeFileSync(pathFile(), 'electron');
}

async function download() {
  const temporary = mkdtempSync(join(tmpdir(), 'electron-download-'));
  try {
    return await runQuietly(process.execPath, [inRoot('node_modules', 'electron', 'install.js')], {
      label: 'downloading',
      // Where the host does not answer, what lies in the local cache is still worth half a minute.
      limitMs: (await answers(process.env.ELECTRON_MIRROR ?? releases)) ? 20 * 60_000 : 30_000,
      watch: [temporary],
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary },
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function answers(address) {
  // The downloader can go through a proxy; this question cannot.
  if (process.env.ELECTRON_GET_USE_PROXY) return true;
  try {
    await fetch(address, { method: 'HEAD', signal: AbortSignal.timeout(8000) });
    return true;
  } catch {
    return false;
  }
}

function isReady() {
  if (!existsSync(pathFile()) || !existsSync(electronProgram())) return false;
  const fallback = linkTarget(inRoot('node_modules', 'electron', 'dist'));
  return fallback === null || fallback === fallbackFolder();
}

function pathFile() {
  return inRoot('node_modules', 'electron', 'path.txt');
}

function linkTarget(path) {
  try {
    return readlinkSync(path);
  } catch {
    // Not a link: the released Electron lies here.
    return null;
  }
}
