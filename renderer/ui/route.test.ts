import { expect, test } from 'vitest';
import { hrefOf, parseRoute } from './route.ts';

test('a place in the window goes into the address and comes back', () => {
  const { page, id, search } = parseRoute(hrefOf('ledger', 'a/b 中', { view: 'overdue', q: '路灯 50%' }));
  expect([page, id, Object.fromEntries(search)]).toEqual(['ledger', 'a/b 中', { view: 'overdue', q: '路灯 50%' }]);
});

test.each(['', '#', '#/', '#/nothing', '#/__proto__', 'javascript:alert(1)'])('%s is the inbox', (hash) => {
  expect([parseRoute(hash).page, parseRoute(hash).id]).toEqual(['inbox', null]);
});
