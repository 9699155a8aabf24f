import { expect, it } from 'vitest';
import type { CommandId, MessageId } from '../../../domain/ids.ts';
import { confirmed, dropped, lasting, ordered } from './undo-stack.ts';

const messageIds = [7 as MessageId];
const commandId = 'c' as CommandId;

it('keeps an act for ten seconds from the moment it was ordered', () => {
  const stack = ordered([], { key: 1, act: 'dismiss', messageIds }, 1_000);
  expect([lasting(stack, 10_999), lasting(stack, 11_000)]).toEqual([
    [{ key: 1, act: 'dismiss', messageIds, numbers: [], commandId: null, until: 11_000 }],
    [],
  ]);
});

it('takes over what the service says when it confirms', () => {
  const stack = confirmed(ordered([], { key: 1, act: 'dispatch', messageIds }, 1_000), 1, {
    act: 'register',
    commandId,
    until: 11_040,
    numbers: ['2026-000123'],
  });
  expect(stack).toEqual([{ key: 1, act: 'register', messageIds, numbers: ['2026-000123'], commandId, until: 11_040 }]);
});

it('offers the act before when the last one was taken back', () => {
  const both = ordered(
    ordered([], { key: 1, act: 'dismiss', messageIds }, 0),
    { key: 2, act: 'postpone', messageIds },
    500,
  );
  expect(dropped(both, 2).map(({ act }) => act)).toEqual(['dismiss']);
});
