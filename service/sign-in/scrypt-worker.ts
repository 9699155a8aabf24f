import { parentPort, workerData } from 'node:worker_threads';
import { scrypt } from 'hash-wasm';
import type { ScryptWork } from './scrypt-thread.ts';

// One guess, then the thread ends and its memory with it.
if (parentPort !== null) {
  const { password, salt, ln, r, p, length } = workerData as ScryptWork;
  const derived = await scrypt({
    ...{ password, salt, costFactor: 2 ** ln, blockSize: r, parallelism: p, hashLength: length },
    outputType: 'binary',
  });
  parentPort.postMessage(derived);
}
