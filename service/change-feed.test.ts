import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Entity } from '../contract/entity.ts';
import { ChangeFeed } from './change-feed.ts';
import type { Change } from './store/store.ts';

let commit: (...entities: Entity[]) => void;
let feed: ChangeFeed;
let isHeard = true;

beforeEach(() => {
  vi.useFakeTimers();
  feed = new ChangeFeed({
    onChange: (listener: (changes: readonly Change[]) => void) => {
      commit = (...entities) => listener(entities.map((entity) => ({ entity, id: null, version: null })));
      return () => (isHeard = false);
    },
  });
});
afterEach(() => {
  feed.close();
  vi.useRealTimers();
});

describe('the feed of changes', () => {
  it('says at once that it listens, and then what has changed since', async () => {
    const notices = feed.listen(undefined);
    const first = await notices.next();
    commit('message');
    expect([first, await notices.next()]).toEqual([
      { done: false, value: { seq: 0, entities: [] } },
      { done: false, value: { seq: 1, entities: ['message'] } },
    ]);
  });

  it('tells what changes within 25 ms in one notice', async () => {
    const notices = feed.listen(undefined);
    await notices.next();
    commit('message');
    await notices.next();
    commit('message');
    commit('issue', 'message');
    const next = notices.next();
    await vi.advanceTimersByTimeAsync(24);
    commit('gap');
    await vi.advanceTimersByTimeAsync(1);
    expect(await next).toEqual({ done: false, value: { seq: 2, entities: ['message', 'issue', 'gap'] } });
  });

  it('tells a listener that was busy everything it has missed in one notice', async () => {
    const notices = feed.listen(undefined);
    await notices.next();
    for (const entity of ['message', 'issue', 'rule', 'message'] as const) {
      commit(entity);
      await vi.advanceTimersByTimeAsync(25);
    }
    expect(await notices.next()).toEqual({ done: false, value: { seq: 1, entities: ['message', 'issue', 'rule'] } });
  });

  it('ends a stream whose caller has gone, also while it waits', async () => {
    const stopper = new AbortController();
    const notices = feed.listen(stopper.signal);
    await notices.next();
    const waiting = notices.next();
    stopper.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('ends every stream when the service closes, and stops listening', async () => {
    const notices = feed.listen(undefined);
    await notices.next();
    const waiting = notices.next();
    feed.close();
    expect([await waiting, isHeard]).toEqual([{ done: true, value: undefined }, false]);
  });
});
