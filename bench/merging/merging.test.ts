import { describe, expect, it } from 'vitest';
import { mergeAll } from './merge-all.ts';

describe('the copies several phones have of one message', () => {
  it('are put together, and nothing else is', async () => {
    const { whole, byNaming, doubled } = await mergeAll({ messages: 2_000, accounts: 8, seed: 3 });
    expect(doubled).toBe(0);
    expect(byNaming.get('all ids')).toMatchObject({ wrong: 0, missed: 0 });
    expect(whole.mixedUp).toBe(0);
    expect(whole.precision).toBeGreaterThan(0.98);
    expect(whole.recall).toBeGreaterThan(0.92);
    expect(whole.pairs).toBeGreaterThan(1_000);
  }, 120_000);
});
