import { parentPort, workerData } from 'node:worker_threads';
import { instant } from '../domain/time/instant.ts';
import type { Log, LogFields } from './log.ts';
import { BlindIndex } from './sealing/blind-index.ts';
import { toSentError } from './store/asked-thread.ts';
import { openWriter, settle } from './store/connection.ts';
import { releaseReserveWhenFull } from './store/reserve.ts';
import type { Change, Store } from './store/store.ts';
import { WriteQueue } from './store/write-queue.ts';
import type { Outcome, PortionStore } from './ingest/portion-store.ts';
import type { IntakeData, IntakeReply, IntakeRequest, LogLine, SentOutcome } from './ingest/intake-messages.ts';
import { storeHere } from './ingest/store-here.ts';

if (parentPort !== null) await listen(parentPort, workerData as IntakeData);

async function listen(port: NonNullable<typeof parentPort>, data: IntakeData): Promise<void> {
  const desk = await openDesk(data);
  let last: Promise<unknown> = Promise.resolve();
  port.on('message', (request: IntakeRequest | 'close') => {
    last = last.then(async () => {
      if (request !== 'close') return port.postMessage(await desk.answer(request));
      desk.close();
      port.close();
    });
  });
}

/** A connection of the thread's own. The service gives it its turn, so that it never meets another writer. */
async function openDesk({ file, key, blindIndex }: IntakeData): Promise<{
  answer(request: IntakeRequest): Promise<IntakeReply>;
  close(): void;
}> {
  const connection = openWriter(file, key);
  settle(connection);
  const changes: Change[] = [];
  const lines: LogLine[] = [];
  const saying =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}) =>
      void lines.push({ level, event, fields });
  const queue = new WriteQueue(connection, (committed) => void changes.push(...committed));
  const write: Store['write'] = (work) =>
    queue.write(work).catch((error: unknown) => {
      releaseReserveWhenFull(file, error);
      throw error;
    });
  const digests = new BlindIndex(Buffer.from(blindIndex, 'hex'));
  let now = instant(0);
  const portions: PortionStore = await storeHere({
    store: { read: connection, write },
    clock: { now: () => now },
    log: { info: saying('info'), warn: saying('warn'), error: saying('error') },
    random: Math.random,
    twinDigest: (fingerprint) => digests.ofTwin(fingerprint),
  });
  return {
    answer: async (request) => {
      if (request.kind === 'reload-rules') await portions.reloadRules();
      else now = request.at;
      const outcomes = request.kind === 'store' ? (await portions.store(request.portions)).map(toSend) : [];
      return { number: request.number, outcomes, changes: changes.splice(0), lines: lines.splice(0) };
    },
    close: () => connection.close(),
  };
}

function toSend(outcome: Outcome): SentOutcome {
  return outcome.status === 'fulfilled' ? outcome : { status: 'rejected', reason: toSentError(outcome.reason) };
}
