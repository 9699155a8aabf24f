import { expect, test } from 'vitest';
import type { AccountRow } from '../../../contract/accounts.ts';
import type { AccountId } from '../../../domain/ids.ts';
import { accountsOf, countViews } from './account-views.ts';

function anAccount(label: string, more: Partial<AccountRow> = {}): AccountRow {
  return {
    id: `00000000-0000-7000-8000-${label.padStart(12, '0')}` as AccountId,
    label,
    holder: '刘敏',
    connector: 'training',
    role: 'monitor',
    selfId: null,
    enabled: true,
    lamp: 'online',
    lampReason: null,
    lampSince: null,
    lastMessageAt: null,
    groups: 0,
    messagesToday: 0,
    setAside: 0,
    openGaps: 0,
    silence: null,
    health: {
      ...{ socket: 'good', heartbeat: 'unknown', message: 'good', probe: 'unknown', clock: 'good' },
      ...{ heartbeatAt: null, probedAt: null, clockSkew: 0 },
    },
    peerVersion: null,
    settings: { url: null, hasToken: false },
    version: 1,
    ...more,
  };
}

const accounts = [
  anAccount('10'),
  anAccount('9', { holder: '张伟' }),
  anAccount('3', { lamp: 'refused' }),
  anAccount('4', { openGaps: 1, selfId: '77001' }),
  anAccount('5', { lamp: 'idle' }),
  anAccount('6', { lamp: 'offline', enabled: false }),
];

function labels(...given: Parameters<typeof accountsOf> extends [unknown, ...infer Rest] ? Rest : never): string[] {
  return accountsOf(accounts, ...given).map(({ label }) => label);
}

test('those in trouble come first, the others by name as people count', () => {
  expect(labels('all', '')).toEqual(['3', '4', '5', '6', '9', '10']);
});

test('each view holds its accounts, and one that is switched off is never in trouble', () => {
  expect([labels('online', ''), labels('troubled', ''), labels('quiet', ''), countViews(accounts)]).toEqual([
    ['4', '9', '10'],
    ['3', '4'],
    ['5', '6'],
    { all: 6, online: 3, troubled: 2, quiet: 2 },
  ]);
});

test('words find the name, the holder or the platform id', () => {
  expect([labels('all', '张伟'), labels('all', '7700'), labels('all', '10')]).toEqual([['9'], ['4'], ['10']]);
});
