import { expect, test } from 'vitest';
import { actStates, keyOfAct, nextAct } from './act-of.ts';

test('acts come in the order of a life, each with what stands against it', () => {
  const states = actStates({
    allowed: [
      { act: 'amended', possible: true, why: null },
      { act: 'verified', possible: false, why: 'second-person-required' },
      { act: 'reworked', possible: true, why: null },
    ],
  });

  expect([states.map(({ act, why }) => `${act}: ${why}`), nextAct(states)]).toEqual([
    [
      'dispatched: not-in-this-state',
      'signed: not-in-this-state',
      'urged: not-in-this-state',
      'returned: not-in-this-state',
      'fed-back: not-in-this-state',
      'reworked: null',
      'verified: second-person-required',
      'told: not-in-this-state',
      'amended: null',
    ],
    null,
  ]);
});

test('the next step forward is the primary act, urging and returning never are', () => {
  const allowed = ['signed', 'urged', 'returned'].map((act) => ({ act, possible: true, why: null }));

  expect([nextAct(actStates({ allowed })), keyOfAct('dispatched'), keyOfAct('told')]).toEqual([
    'signed',
    'Digit1',
    'Digit8',
  ]);
});
