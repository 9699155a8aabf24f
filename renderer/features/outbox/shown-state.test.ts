import { expect, it } from 'vitest';
import type { PostRow } from '../../../contract/outbox.ts';
import { shownState } from './shown-state.ts';

const NONE = { queued: 0, sending: 0, sent: 0, failed: 0, unknown: 0, cancelled: 0, recalled: 0 };

function shown(state: PostRow['state'], counts: Partial<typeof NONE>) {
  return shownState({ state, counts: { ...NONE, ...counts } });
}

it('says done of a post that is over only where every group has it', () => {
  expect([
    shown('done', { sent: 3 }),
    shown('done', { sent: 2, failed: 1 }),
    shown('done', { sent: 1, failed: 1, unknown: 1 }),
    shown('sending', { failed: 1, queued: 2 }),
  ]).toEqual(['done', 'in-part', 'in-doubt', 'sending']);
});

it('says recalled only where nothing of it stands any more', () => {
  expect([
    shown('stopped', { sent: 2, cancelled: 1 }),
    shown('stopped', { sent: 1, recalled: 2 }),
    shown('stopped', { recalled: 2, failed: 1 }),
  ]).toEqual(['stopped', 'recalled-in-part', 'recalled']);
});
