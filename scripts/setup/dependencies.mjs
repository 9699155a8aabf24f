import { existsSync, statSync } from 'node:fs';
import { inRoot, root } from './places.mjs';
import { runQuietly, say, SetupFailure, tail } from './terminal.mjs';

/** Runs npm ci where node_modules is missing, unfinished, or older than the lock file. */
export async function installDependencies() {
  requireNode();
  if (isInstalled()) return;
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

// npm writes this file last, so a broken installation does not have it.
function isInstalled() {
  const finished = inRoot('node_modules', '.package-lock.json');
  return existsSync(finished) && statSync(finished).mtimeMs >= statSync(inRoot('package-lock.json')).mtimeMs;
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 18)) return;
  throw new SetupFailure(
    `Node ${process.versions.node} is too old: install Node 20.18 or newer, then run the same command again.`,
  );
}
