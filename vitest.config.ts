import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,contract,keys,service,gateway,main,preload,renderer,bench,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // The native database addon lives in the process: a fork that crashes must not take the other tests with it.
    pool: 'forks',
    // By itself it leaves a core free, which on two cores is half of them; many tests wait for a disk or a thread.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 20_000,
    passWithNoTests: false,
  },
});
