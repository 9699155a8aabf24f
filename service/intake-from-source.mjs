// Runs the thread that stores from TypeScript source (tests, benches, the headless door): hooks given by --import do not reach the
// threads of Node 20, so the thread registers them itself. The built app starts intake.js instead.
import { register } from 'tsx/esm/api';

register();
await import('./intake-worker.ts');
