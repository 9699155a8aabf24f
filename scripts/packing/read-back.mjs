import { readFileSync } from 'node:fs';
import { inRoot } from '../setup/places.mjs';
import { SetupFailure } from '../setup/terminal.mjs';

/** The program of the packed folder. */
export function packedProgram() {
  const { productName } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  if (process.platform === 'win32') return inRoot('dist', 'win-unpacked', 'group-patrol-console.exe');
  if (process.platform === 'darwin') {
    return inRoot('dist', process.arch === 'arm64' ? 'mac-arm64' : 'mac', `${productName}.app`);
  }
  return inRoot('dist', process.arch === 'arm64' ? 'linux-arm64-unpacked' : 'linux-unpacked', 'group-patrol-console');
}

/** Reads the fuses from the packed program itself and refuses a build that stands open where it should not. */
export async function readBackFuses({ forTests }) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(packedProgram());
  const wanted = {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: forTests,
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
  };
  const wrong = Object.entries(wanted).filter(
    ([name, on]) => String.fromCharCode(wire[FuseV1Options[name]]) !== (on ? '1' : '0'),
  );
  if (wrong.length === 0) return;
  throw new SetupFailure(`The packed program has other fuses than electron-builder.yml says: ${wrong.join('; ')}`);
}
