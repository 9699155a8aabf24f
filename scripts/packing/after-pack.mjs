import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Arch } from 'electron-builder';

/** Takes out what belongs to a runtime under development: its default app, and the addons of other systems. */
export default async function afterPack({ appOutDir, arch, electronPlatformName: platform, packager }) {
  const resources =
    platform === 'darwin'
      ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
      : join(appOutDir, 'resources');
  rmSync(join(resources, 'default_app.asar'), { force: true });
  const addons = join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  const wanted = `${platform}-${Arch[arch]}.node`;
  for (const name of readdirSync(addons)) {
    if (name !== wanted) rmSync(join(addons, name));
  }
}
