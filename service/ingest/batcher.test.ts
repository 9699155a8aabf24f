import { expect, it, vi } from 'vitest';
import { Batcher } from './batcher.ts';

interface Part {
  readonly accountKey: number;
  readonly weight: number;
}

function aBatcher() {
  const commits: (readonly Part[])[] = [];
  const batcher = new Batcher<Part>({
    beginAt: 4,
    fullAt: 4,
    delayMs: 20,
    commit: async (parts) => void commits.push(parts),
  });
  return { batcher, commits, add: (accountKey: number, weight = 1) => batcher.add({ accountKey, weight }) };
}

it('lets accounts take turns, however much one of them brings', async () => {
  const { batcher, commits, add } = aBatcher();
  for (let n = 0; n < 3; n += 1) add(1);
  add(2);
  for (let n = 0; n < 6; n += 1) add(1);
  add(3);
  await batcher.flush();
  expect(commits.map((parts) => parts.map((part) => part.accountKey))).toEqual([
    [1, 2, 3, 1],
    [1, 1, 1, 1],
    [1, 1, 1],
  ]);
});

it('begins when it is full, or when the first has waited long enough', async () => {
  vi.useFakeTimers();
  try {
    const { commits, add } = aBatcher();
    add(1);
    const early = commits.length;
    await vi.advanceTimersByTimeAsync(20);
    const late = commits.length;
    add(1, 4);
    await vi.advanceTimersByTimeAsync(0);
    expect([early, late, commits.length]).toEqual([0, 1, 2]);
  } finally {
    vi.useRealTimers();
  }
});
