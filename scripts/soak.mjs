// npm run soak -- --minutes 60: fifty accounts talk for an hour; nothing may be lost or doubled, and memory stays flat.
import { inRoot, root } from './setup/places.mjs';
import { prepareService } from './setup/prepare.mjs';
import { run, runInFront } from './setup/terminal.mjs';

await run(async () => {
  await prepareService();
  const program = ['--import', 'tsx', inRoot('bench', 'soak.ts'), ...process.argv.slice(2)];
  return runInFront(process.execPath, program, { cwd: root });
});
