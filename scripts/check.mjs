// npm run check: everything of npm test that needs no window.
import { run } from './setup/terminal.mjs';
import { runSuite } from './suite/suite.mjs';

await run(() => runSuite({ unit: true, journeys: false }));
