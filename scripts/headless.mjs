// npm run --silent headless -- --data DIR: the data service without a window, spoken to in JSON lines (docs/headless.md).
import { inRoot } from './setup/places.mjs';
import { prepareService } from './setup/prepare.mjs';
import { run, runInFront } from './setup/terminal.mjs';

await run(async () => {
  await prepareService();
  return runInFront(process.execPath, ['--import', 'tsx', inRoot('service', 'headless.ts'), ...process.argv.slice(2)]);
});
