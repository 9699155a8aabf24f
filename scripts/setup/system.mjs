// What a bare Linux machine lacks to show a Chinese window: Chromium's libraries, a display, a font.
import { has, ask, runQuietly, say, SetupFailure, tail } from './terminal.mjs';
import { electronProgram } from './runtime.mjs';

const chromiumLibraries = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libatk-bridge2.0-0',
  'libdrm2',
];
const display = ['xvfb', 'xauth'];
const fonts = ['fontconfig', 'fonts-noto-cjk'];
export const buildTools = ['g++', 'make', 'python3'];

/** Whether this session has a screen to open windows on. */
export function hasScreen() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Installs what the runtime, a display and Chinese text need on Linux and is not there yet. */
export async function prepareSystem() {
  if (process.platform !== 'linux') return;
  const missing = [];
  if ((ask('ldd', [electronProgram()]) ?? 'not found').includes('not found')) missing.push(...chromiumLibraries);
  if (!hasScreen() && !has('Xvfb')) missing.push(...display);
  if (!ask('fc-list', [':lang=zh', 'family'])) missing.push(...fonts);
  if (missing.length > 0) await installPackages(missing, 'opening a window with Chinese text');
}

/** Installs Debian packages, as root, by sudo, or by telling the person the command. */
export async function installPackages(packages, purpose) {
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const prefix = process.getuid?.() === 0 ? [] : ask('sudo', ['-n', 'true']) === null ? null : ['sudo', '-n'];
  if (!has('apt-get') || prefix === null) {
    throw new SetupFailure(
      `This machine lacks what is needed for ${purpose}. Install it (on another system than Debian or Ubuntu, the packages of the same purpose), then run the same command again:\n\n    sudo ${command}`,
    );
  }
  say(`▸ Installing for ${purpose}: ${packages.join(' ')}`);
  const apt = async (...args) => {
    const [program = 'apt-get', ...rest] = [...prefix, 'apt-get', ...args];
    return runQuietly(program, rest, { label: 'apt-get', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  const updated = await apt('update', '-qq');
  const { code, output } = await apt('install', '-y', '--no-install-recommends', ...(await namesHere(packages)));
  if (code === 0) return;
  throw new SetupFailure(
    `Could not install them:\n${tail(updated.code === 0 ? output : updated.output + output)}\n\nRun this yourself, then the same command again:\n\n    sudo ${command}`,
  );
}

// Since the change to 64-bit time, some libraries carry a t64 at the end of their name.
async function namesHere(packages) {
  return packages.map((name) => (ask('apt-cache', ['show', '--no-all-versions', name]) ? name : `${name}t64`));
}
