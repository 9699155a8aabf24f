// Holds the import table (.dependency-cruiser.cjs). A cruiser that saw no module would report no violation, so what it
// saw is compared with what there is. Usage: node scripts/lint/check-imports.mjs [root]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inRoot, root as clone } from '../setup/places.mjs';
import { rooms } from '../suite/rooms.mjs';

const top = resolve(process.argv[2] ?? clone);
const present = rooms.filter((room) => existsSync(join(top, room)));
const cli = inRoot('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const config = join(top, '.dependency-cruiser.cjs');
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [cli, '--config', config, '--output-type', 'err-long', ...present],
  {
    cwd: top,
    encoding: 'utf8',
  },
);
process.stdout.write(stdout);
process.stderr.write(stderr);
const cruised = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
const sources = present.reduce((sum, room) => sum + countSources(join(top, room)), 0);
if (cruised < sources) process.stdout.write(`Only ${cruised} of ${sources} source files were looked at.\n`);
process.exitCode = status === 0 && cruised >= sources ? 0 : 1;

function countSources(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).length;
}
