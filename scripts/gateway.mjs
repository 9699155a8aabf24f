// npm run gateway -- --protocol onebot11 --accounts 50 --rate 200: a chat gateway of invented villages (docs/gateway.md).
import { inRoot } from './setup/places.mjs';
import { prepareService } from './setup/prepare.mjs';
import { run, runInFront } from './setup/terminal.mjs';

await run(async () => {
  await prepareService();
  return runInFront(process.execPath, ['--import', 'tsx', inRoot('gateway', 'main.ts'), ...process.argv.slice(2)]);
});
