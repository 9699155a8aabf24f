import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { inRoot, root } from './places.mjs';
import { runQuietly, say, SetupFailure, tail } from './terminal.mjs';

/** Runs npm ci where node_modules is missing, unfinished, or holds other versions than the lock file. */
export async function installDependencies() {
  requireNode();
  if (isInstalled()) return;
  refuseBorrowed();
  say('▸ Installing the packages of package-lock.json (npm ci)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // Engine warnings on Node 20 are expected and harmless.
  const { code, output } = await runQuietly(
    npm,
    ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      label: 'npm ci',
      cwd: root,
      watch: [inRoot('node_modules')],
      shell: process.platform === 'win32',
    },
  );
  if (code !== 0) {
    throw new SetupFailure(
      `npm ci failed (${code}):\n${tail(output)}\n\nCheck that the npm registry can be reached (npm ping), then run the same command again.`,
    );
  }
}

// npm writes the list of what it has installed last, so a broken installation has none. The lists are compared, not their
// dates: a fresh checkout makes the lock file newer and changes nothing in it.
function isInstalled() {
  const finished = inRoot('node_modules', '.package-lock.json');
  return existsSync(finished) && holdsAll(readPackages(inRoot('package-lock.json')), readPackages(finished));
}

/** Whether everything the lock file asks for is installed in that version; what is optional may be for another system. */
export function holdsAll(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? optional === true : found.version === version && found.integrity === integrity;
  });
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

// npm ci empties the folder; through a link it would empty another clone's.
function refuseBorrowed() {
  if (!lstatSync(inRoot('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new SetupFailure(
    'node_modules is a link to another folder, and what lies there is not what package-lock.json asks for. Remove the link, then run the same command again.',
  );
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 18)) return;
  throw new SetupFailure(
    `Node ${process.versions.node} is too old: install Node 20.18 or newer, then run the same command again.`,
  );
}
