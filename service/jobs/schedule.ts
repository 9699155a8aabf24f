import { errorName, type Log } from '../log.ts';

/** Work that comes back while the service runs. */
export interface Job {
  /** Name of the log line. */
  readonly name: string;
  /** Milliseconds between the end of one run and the start of the next. */
  readonly every: number;
  run(): Promise<void>;
}

/** Runs jobs one after the other, each in its own time; a job that fails is logged and comes back. Answers the way to end them. */
export function schedule(jobs: readonly Job[], log: Log): () => Promise<void> {
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let turn: Promise<void> = Promise.resolve();
  let hasEnded = false;
  const wait = (job: Job) => {
    if (hasEnded) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      turn = turn.then(() => runOnce(job, log)).then(() => wait(job));
    }, job.every);
    // A waiting job does not keep the process alive.
    timer.unref();
    timers.add(timer);
  };
  for (const job of jobs) wait(job);
  return async () => {
    hasEnded = true;
    for (const timer of timers) clearTimeout(timer);
    await turn;
  };
}

async function runOnce({ name, run }: Job, log: Log): Promise<void> {
  try {
    await run();
    log.info('job-done', { job: name });
  } catch (error) {
    log.error('job-failed', { job: name, error: errorName(error) });
  }
}
