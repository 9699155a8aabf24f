import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type SentError, toSentError } from '../asked-thread.ts';
import { openReader } from '../connection.ts';
import { atOneMoment } from './at-one-moment.ts';
import {
  ANALYSIS_QUERIES,
  LONG_QUERIES,
  READER_QUERIES,
  ReaderContext,
  type ReaderInput,
  type ReaderQuery,
} from './queries.ts';

/** What a reader thread is started with. */
export interface ReaderData {
  readonly file: string;
  readonly key: string;
  /** Nobody waits for its answers. */
  readonly isBehind: boolean;
}

/** What a reader thread is asked, and answers. */
export type ReaderRequest = {
  [Name in ReaderQuery]: { readonly number: number; readonly name: Name; readonly input: ReaderInput<Name> };
}[ReaderQuery];
export type ReaderReply =
  { readonly number: number; readonly output: unknown } | { readonly number: number; readonly failure: SentError };

if (parentPort !== null) listen(parentPort, workerData as ReaderData);

function listen(port: NonNullable<typeof parentPort>, { file, key, isBehind }: ReaderData) {
  if (isBehind) standBehind();
  const connection = openReader(file, key);
  const reader = new ReaderContext({ file, key, connection });
  port.on('message', (request: ReaderRequest | 'close') => {
    if (request === 'close') {
      connection.close();
      port.close();
      return;
    }
    void answer(reader, request).then((reply) => port.postMessage(reply));
  });
}

/** On Linux a priority is a thread's own; elsewhere it would be that of the whole service. Nobody may go forward again. */
function standBehind(): void {
  const { PRIORITY_BELOW_NORMAL } = constants.priority;
  if (process.platform === 'linux' && getPriority() < PRIORITY_BELOW_NORMAL) setPriority(PRIORITY_BELOW_NORMAL);
}

async function answer(reader: ReaderContext, { number, name, input }: ReaderRequest): Promise<ReaderReply> {
  try {
    // The request names its own query: the union pairs each name with its input, which TypeScript cannot follow through an index.
    const query = READER_QUERIES[name] as (reader: ReaderContext, input: unknown) => Promise<unknown>;
    const read = () => query(reader, input);
    // A copy or a check of the whole file makes its own order, and must not hold the log of the writer back.
    const isLong = LONG_QUERIES.has(name) || ANALYSIS_QUERIES.has(name);
    return { number, output: await (isLong ? read() : atOneMoment(reader.connection, read)) };
  } catch (error) {
    return { number, failure: toSentError(error) };
  }
}
