import { expect, it } from 'vitest';
import { TRIAGE_STATES } from '../../../domain/message/triage-state.ts';
import { obstacleTo } from './possible-acts.ts';

const possible = (act: Parameters<typeof obstacleTo>[0]) =>
  TRIAGE_STATES.filter((state) => obstacleTo(act, [state]) === null);

it('decides about what waits, and again about what was found to need nothing', () => {
  expect([possible('dispatch'), possible('merge'), possible('register')]).toEqual(
    Array(3).fill(['new', 'dismissed', 'later']),
  );
});

it('neither dismisses nor postpones what is so already', () => {
  expect([possible('dismiss'), possible('postpone')]).toEqual([
    ['new', 'later'],
    ['new', 'dismissed'],
  ]);
});

it('is stopped by one of several messages', () => {
  expect(obstacleTo('dispatch', ['new', 'merged', 'later'])).toEqual('merged');
});
