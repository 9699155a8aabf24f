// The database addon speaks Node-API 10. Where Node or Electron offers 9, it is built once more with a small shim.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder, inRoot } from './places.mjs';
import { electronProgram } from './runtime.mjs';
import { buildTools, installPackages } from './system.mjs';
import { ask, has, runQuietly, say, SetupFailure, tail } from './terminal.mjs';

const needed = 10;
const shim = inRoot('scripts', 'addon', 'napi9.h');
const home = inRoot('node_modules', 'better-sqlite3');

/** Puts an addon in place that the runtimes in use can load. `electron` says whether Electron is one of them. */
export async function prepareAddon({ electron }) {
  const key = addonKey();
  const stamp = join(home, 'prebuilds', '.shimmed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  if (offered(process.execPath) >= needed && (!electron || offered(electronProgram()) >= needed)) return;
  const built = join(cacheFolder, 'addon', `${key}.node`);
  if (!existsSync(built)) await build(built);
  const place = join(home, 'prebuilds', `${target()}.node`);
  // Deleted first: a running process keeps the file it has mapped.
  rmSync(place, { force: true });
  copyFileSync(built, place);
  writeFileSync(stamp, key);
}

async function build(result) {
  say('▸ Building the database addon for this runtime (about a minute, once per user and version)');
  const missing = buildTools.filter((tool) => !has(tool));
  if (missing.length > 0) await installPackages(missing, 'building the database addon');
  const work = mkdtempSync(join(tmpdir(), 'addon-'));
  try {
    const copy = join(work, 'better-sqlite3');
    cpSync(home, copy, { recursive: true });
    cpSync(inRoot('node_modules', 'node-addon-api'), join(copy, 'node_modules', 'node-addon-api'), { recursive: true });
    copyFileSync(shim, join(work, 'napi9.h'));
    await compile(copy, join(work, 'napi9.h'));
    mkdirSync(dirname(result), { recursive: true });
    const partial = `${result}.${process.pid}`;
    copyFileSync(join(copy, 'build', 'Release', 'better_sqlite3.node'), partial);
    renameSync(partial, result);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function compile(folder, header) {
  // The headers of the Node that runs this; without them node-gyp downloads them.
  const prefix = dirname(dirname(process.execPath));
  const headers = existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? [`--nodedir=${prefix}`] : [];
  const gyp = inRoot('node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const { code, output } = await runQuietly(
    process.execPath,
    [gyp, 'rebuild', '--release', '--force_build=1', ...headers],
    {
      label: 'compiling',
      cwd: folder,
      env: { ...process.env, CXXFLAGS: `${process.env.CXXFLAGS ?? ''} -include ${header}`, MAKEFLAGS: '-j2' },
    },
  );
  if (code === 0) return;
  throw new SetupFailure(
    `The database addon could not be built:\n${tail(output)}\n\nIt needs g++ (C++20), make, python3 and the headers of Node ${process.versions.node}. With Node 22.14 or newer and a released Electron it needs no building.`,
  );
}

function offered(program) {
  const version = ask(program, ['-p', 'process.versions.napi'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } });
  return Number(version ?? 0);
}

function addonKey() {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const hash = createHash('sha256').update(readFileSync(shim)).digest('hex').slice(0, 8);
  return `${version}-${hash}-${target()}`;
}

function target() {
  const musl = process.platform === 'linux' && existsSync('/etc/alpine-release');
  return `${process.platform}${musl ? 'musl' : ''}-${process.arch}`;
}
