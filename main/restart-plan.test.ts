import { expect, test } from 'vitest';
import { RestartPlan } from './restart-plan.ts';

test('a service that keeps ending is started five times with growing waits, then given up', () => {
  const plan = new RestartPlan();
  expect([0, 0, 0, 0, 0, 0].map(() => plan.ended(50))).toEqual([
    { kind: 'restart', attempt: 1, afterMs: 200 },
    { kind: 'restart', attempt: 2, afterMs: 500 },
    { kind: 'restart', attempt: 3, afterMs: 1_000 },
    { kind: 'restart', attempt: 4, afterMs: 2_000 },
    { kind: 'restart', attempt: 5, afterMs: 4_000 },
    { kind: 'give-up' },
  ]);
});

test('a minute of running, or a person, begins the count anew', () => {
  const plan = new RestartPlan();
  plan.ended(50);
  const afterMinute = plan.ended(60_000);
  plan.ended(50);
  plan.reset();
  expect([afterMinute, plan.ended(50)]).toEqual([
    { kind: 'restart', attempt: 1, afterMs: 200 },
    { kind: 'restart', attempt: 1, afterMs: 200 },
  ]);
});
