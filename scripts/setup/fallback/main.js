// The default app of the fallback runtime: does for `electron <folder>` what the default app of a released Electron
// does, so that `electron .`, Playwright and electron-vite notice no difference. Its top-level await holds back
// 'ready', so the console may still register its privileged scheme.
import { app } from 'electron';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const argv = process.argv;
// Playwright loads its own script before the app's by -r.
for (let at = argv.indexOf('-r'); at > 0; at = argv.indexOf('-r')) {
  const [, script] = argv.splice(at, 2);
  createRequire(import.meta.url)(script);
}
const at = argv.findIndex((word, index) => index > 0 && !word.startsWith('-'));
const given = path.resolve(argv[at] ?? '.');
argv.splice(1, Math.max(at, 1), given);
process.defaultApp = true;

let entry = given;
if (fs.statSync(given).isDirectory()) {
  const described = JSON.parse(fs.readFileSync(path.join(given, 'package.json'), 'utf8'));
  app.setName(described.productName || described.name);
  app.setVersion(described.version);
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
  app.setAppPath(given);
  entry = path.join(given, described.main);
}
await import(pathToFileURL(entry).href);
