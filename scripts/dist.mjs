// npm run dist -- --dir [--for-tests]: packs a folder that runs without this clone. --for-tests leaves the door open
// by which the journeys drive the window (PACKED_APP=dist/linux-unpacked/group-patrol-console npm test -- --e2e-only).
import { packedProgram, readBackFuses } from './packing/read-back.mjs';
import { buildIfStale } from './setup/build.mjs';
import { inRoot, root } from './setup/places.mjs';
import { prepareWindow } from './setup/prepare.mjs';
import { run, runInFront, say, SetupFailure } from './setup/terminal.mjs';

await run(async () => {
  const flags = new Set(process.argv.slice(2));
  const unknown = [...flags].filter((flag) => flag !== '--dir' && flag !== '--for-tests');
  if (!flags.has('--dir') || unknown.length > 0) throw new SetupFailure('Usage: npm run dist -- --dir [--for-tests]');
  await prepareWindow();
  await buildIfStale();
  say(flags.has('--for-tests') ? '▸ Packing a test build into dist/' : '▸ Packing into dist/');
  const cli = inRoot('node_modules', 'electron-builder', 'cli.js');
  const forTests = flags.has('--for-tests');
  const door = forTests ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : [];
  const code = await runInFront(process.execPath, [cli, '--dir', '--publish', 'never', ...door], { cwd: root });
  if (code !== 0) return code;
  await readBackFuses({ forTests });
  say(`▸ Packed: ${packedProgram()}`);
  return 0;
});
