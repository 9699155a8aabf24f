import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * How to run the reader threads where the service runs from its source. A worker thread does not take over the loader of the
 * process, so its first module is a line that registers it and then loads the reader.
 */
export function readerFromSource(): { readonly workerUrl: URL; readonly execArgv: readonly string[] } {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api')).href;
  const reader = new URL('./store/readers/reader-worker.ts', import.meta.url).href;
  const first = [
    `import * as loader from ${JSON.stringify(loader)};`,
    `(loader.register ?? loader.default.register)();`,
    `await import(${JSON.stringify(reader)});`,
  ].join('\n');
  return { workerUrl: new URL(`data:text/javascript,${encodeURIComponent(first)}`), execArgv: [] };
}
