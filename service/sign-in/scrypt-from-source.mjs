// Runs the thread that checks a password from TypeScript source (tests): hooks given by --import do not reach the threads of Node 20.
import { register } from 'tsx/esm/api';

register();
await import('./scrypt-worker.ts');
