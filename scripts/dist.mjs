// npm run dist -- --dir [--check]: packs a folder that runs without this clone. --check first packs a build that can be
// driven from outside, walks the smoke journey on it, and only then packs the one to give away.
import { packedProgram, readBackFuses } from './packing/read-back.mjs';
import { buildIfStale } from './setup/build.mjs';
import { withDisplay } from './setup/display.mjs';
import { inRoot, root } from './setup/places.mjs';
import { prepareWindow } from './setup/prepare.mjs';
import { run, runInFront, say, SetupFailure } from './setup/terminal.mjs';

await run(async () => {
  const flags = new Set(process.argv.slice(2));
  const unknown = [...flags].filter((flag) => flag !== '--dir' && flag !== '--check');
  if (!flags.has('--dir') || unknown.length > 0) throw new SetupFailure('Usage: npm run dist -- --dir [--check]');
  await prepareWindow();
  await buildIfStale();
  if (flags.has('--check')) {
    const code = (await pack({ forTests: true })) || (await walkSmokeJourney());
    if (code !== 0) return code;
  }
  const code = await pack({ forTests: false });
  if (code === 0) say(`▸ Packed: ${packedProgram()}`);
  return code;
});

async function pack({ forTests }) {
  say(forTests ? '▸ Packing a build that can be driven from outside' : '▸ Packing into dist/');
  const cli = inRoot('node_modules', 'electron-builder', 'cli.js');
  const door = forTests
    ? ['-c.electronFuses.enableNodeCliInspectArguments=true', '-c.extraMetadata.walkable=true']
    : [];
  const code = await runInFront(process.execPath, [cli, '--dir', '--publish', 'never', ...door], { cwd: root });
  if (code === 0) await readBackFuses({ forTests });
  return code;
}

function walkSmokeJourney() {
  say('▸ Walking the smoke journey on the packed build');
  process.env.PACKED_APP = packedProgram();
  const cli = inRoot('node_modules', '@playwright', 'test', 'cli.js');
  return withDisplay(() => runInFront(process.execPath, [cli, 'test', 'smoke'], { cwd: root }));
}
