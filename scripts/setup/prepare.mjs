import { prepareAddon } from './addon.mjs';
import { installDependencies } from './dependencies.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { root } from './places.mjs';
import { prepareRuntime } from './runtime.mjs';
import { prepareSystem } from './system.mjs';

/** Everything a window needs. Each step looks first and is skipped where it is done. */
export function prepareWindow() {
  return oneAtATime(root, async () => {
    await installDependencies();
    await prepareRuntime();
    await prepareSystem();
    await prepareAddon({ electron: true });
  });
}

/** Everything the service needs under plain Node: no Electron, no display. */
export function prepareService() {
  return oneAtATime(root, async () => {
    await installDependencies();
    await prepareAddon({ electron: false });
  });
}
