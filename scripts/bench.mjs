// npm run bench -- ingest search start: runs the named measurements of bench/, each in a process of its own.
import { existsSync, readdirSync } from 'node:fs';
import { inRoot, root } from './setup/places.mjs';
import { buildIfStale } from './setup/build.mjs';
import { withDisplay } from './setup/display.mjs';
import { prepareWindow } from './setup/prepare.mjs';
import { run, runInFront, SetupFailure } from './setup/terminal.mjs';

await run(async () => {
  const known = readdirSync(inRoot('bench'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && existsSync(inRoot('bench', file)))
    .map((file) => file.slice(0, -'.ts'.length));
  const [names, options] = split(process.argv.slice(2));
  const unknown = names.filter((name) => !known.includes(name));
  if (names.length === 0 || unknown.length > 0) {
    throw new SetupFailure(`Usage: npm run bench -- <name…>\n\nThere are: ${known.join(', ')}`);
  }
  await prepareWindow();
  await buildIfStale();
  return withDisplay(async () => {
    let worst = 0;
    for (const name of names) {
      const program = ['--import', 'tsx', inRoot('bench', `${name}.ts`), ...options];
      worst = Math.max(worst, await runInFront(process.execPath, program, { cwd: root }));
    }
    return worst;
  });
});

function split(words) {
  const isOption = (word) => word.startsWith('-');
  return [words.filter((word) => !isOption(word)), words.filter(isOption)];
}
