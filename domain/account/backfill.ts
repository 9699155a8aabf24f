import type { ConnectorKind } from './account.ts';

/**
 * Whether what an account missed can be asked for again 补取. can: its platform tells history · no-history: the protocol has none ·
 * pushed-only: the gateway posts to this machine and cannot be asked · post-only: nothing is heard from it at all ·
 * by-file: an export of the phone is imported · practice: the training feed misses nothing.
 */
export const BACKFILL_WAYS = ['can', 'no-history', 'pushed-only', 'post-only', 'by-file', 'practice'] as const;
export type BackfillWay = (typeof BACKFILL_WAYS)[number];

export const BACKFILL: Readonly<Record<ConnectorKind, BackfillWay>> = {
  training: 'practice',
  'onebot11-reverse': 'can',
  'onebot11-forward': 'can',
  'onebot11-post': 'pushed-only',
  onebot12: 'no-history',
  'onebot12-reverse': 'no-history',
  'onebot12-post': 'pushed-only',
  wechaty: 'no-history',
  satori: 'can',
  'wecom-callback': 'pushed-only',
  'wecom-robot': 'post-only',
  chatlog: 'can',
  webhook: 'pushed-only',
  addmsg: 'pushed-only',
  'file-import': 'by-file',
};
