import { Worker } from 'node:worker_threads';

/** What is to be derived: scrypt (RFC 7914) with N = 2^ln. */
export interface ScryptWork {
  readonly password: string;
  readonly salt: Uint8Array;
  readonly ln: number;
  readonly r: number;
  readonly p: number;
  /** Bytes. */
  readonly length: number;
}

/**
 * Derives on a thread of its own in WebAssembly, which takes two thirds of the time the cryptography of Electron takes for the same
 * bytes. The service goes on working meanwhile; the 128 MB a guess takes are given back with the thread. Rejects where the thread fails.
 */
export function deriveOnThread(workerUrl: URL, work: ScryptWork): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: work });
    worker.once('message', (derived: Uint8Array) => resolve(Buffer.from(derived)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The thread that checks passwords ended without an answer')));
  });
}
