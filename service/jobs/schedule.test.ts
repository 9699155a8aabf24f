import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { schedule, type Job } from './schedule.ts';

const logged: string[] = [];
const log = {
  info: (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields)}`),
  warn: () => undefined,
  error: (event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields)}`),
};

beforeEach(() => {
  logged.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

function aJob(run: () => Promise<void>, every = 1_000): Job {
  return { name: 'tidy', every, run };
}

describe('jobs that come back', () => {
  it('run again and again, each time after their pause', async () => {
    let runs = 0;
    const stop = schedule([aJob(async () => void (runs += 1))], log);
    await vi.advanceTimersByTimeAsync(3_500);
    await stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(3);
  });

  it('come back after a failure, which is logged by its name alone', async () => {
    let runs = 0;
    const stop = schedule(
      [
        aJob(async () => {
          runs += 1;
          if (runs === 1) throw new TypeError('村民说的话');
        }),
      ],
      log,
    );
    await vi.advanceTimersByTimeAsync(2_500);
    await stop();
    expect([runs, logged]).toEqual([2, ['job-failed {"job":"tidy","error":"TypeError"}', 'job-done {"job":"tidy"}']]);
  });

  it('never run two at a time, and are waited for at the end', async () => {
    let [now, most, done] = [0, 0, 0];
    const slow = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 700));
      now -= 1;
      done += 1;
    };
    const stop = schedule([aJob(slow), aJob(slow, 1_100)], log);
    await vi.advanceTimersByTimeAsync(1_500);
    const stopped = stop();
    await vi.advanceTimersByTimeAsync(2_000);
    await stopped;
    expect([most, done]).toEqual([1, 2]);
  });
});
