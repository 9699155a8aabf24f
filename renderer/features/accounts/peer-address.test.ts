import { expect, test } from 'vitest';
import type { AccountRow } from '../../../contract/accounts.ts';
import { peerAddressOf } from './peer-address.ts';

const account = (connector: AccountRow['connector']) => ({ connector, id: 'a1' as AccountRow['id'] });

test.each([
  ['onebot12-reverse', { label: 'reverse.title', address: 'ws://127.0.0.1:8801/onebot/v12/ws/a1' }],
  ['onebot12-post', { label: 'fact.postTo', address: 'http://127.0.0.1:8801/onebot/v12/post/a1' }],
  ['onebot11-post', { label: 'fact.postTo', address: 'http://127.0.0.1:8801/onebot/v11/post' }],
  ['wechaty', null],
  ['onebot11-reverse', null],
] as const)('the peer of %s is told %o', (connector, told) => {
  expect(peerAddressOf(account(connector), 8801)).toEqual(told);
});

test('nothing is told while nobody listens', () => {
  expect(peerAddressOf(account('onebot12-post'), null)).toBeNull();
});
