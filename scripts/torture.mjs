// npm run torture -- people: runs the long trials of one subject, found in scripts/torture/<subject>/, one after the other.
// A trial is a file that exports `title`, `program`, `args` and `environment`; how to add one is in docs/torture.md.
import { existsSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot, root } from './setup/places.mjs';
import { prepareWindow } from './setup/prepare.mjs';
import { run, runInFront, SetupFailure } from './setup/terminal.mjs';

await run(async () => {
  const known = readdirSync(inRoot('scripts', 'torture'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  const subjects = process.argv.slice(2);
  const unknown = subjects.filter((subject) => !known.includes(subject));
  if (subjects.length === 0 || unknown.length > 0)
    throw new SetupFailure(`Usage: npm run torture -- <subject…>\n\nThere are: ${known.join(', ')}`);
  await prepareWindow();
  const outcomes = [];
  for (const subject of subjects) {
    for (const trial of await trialsOf(subject)) {
      console.log(`\n── ${subject}: ${trial.title}`);
      const begun = performance.now();
      const code = await runInFront(trial.program, trial.args, {
        cwd: root,
        env: { ...trial.environment, ...process.env },
      });
      outcomes.push({ subject, title: trial.title, code, seconds: Math.round((performance.now() - begun) / 1000) });
    }
  }
  console.log('');
  for (const { subject, title, code, seconds } of outcomes)
    console.log(`${code === 0 ? 'held  ' : 'broken'}  ${subject}: ${title} (${seconds} s)`);
  return Math.max(0, ...outcomes.map(({ code }) => code));
});

async function trialsOf(subject) {
  const folder = inRoot('scripts', 'torture', subject);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.mjs')) : [];
  return Promise.all(
    files.sort().map((file) => import(pathToFileURL(inRoot('scripts', 'torture', subject, file)).href)),
  );
}
