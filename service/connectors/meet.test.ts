import { expect, it } from 'vitest';
import type { IncomingItem } from '../../domain/message/message.ts';
import { instant } from '../../domain/time/instant.ts';
import { meet } from './meet.ts';
import { START } from './recording-context.ts';
import type { LastSeen } from './seen.ts';

/** A page of a history, oldest first: a message for each moment, in seconds, named by it. */
const page = (...moments: readonly number[]): readonly IncomingItem[] =>
  moments.map((second) => ({
    ...{ kind: 'message', platform: 'qq', groupExternalId: '1', groupName: null, senderExternalId: '2' },
    ...{ senderName: null, sentAt: instant(START + second * 1_000), messageKind: 'text', text: '好', segments: null },
    ...{ serverId: null, localId: `m${second}`, isOwn: false, raw: '' },
  }));
const seen = (second: number, change: Partial<LastSeen> = {}): LastSeen => ({
  ...{ localId: `m${second}`, serverId: null, sentAt: instant(START + second * 1_000), ...change },
});
const told = (moments: readonly number[], last: LastSeen) => {
  const { isMet, isPassed, items } = meet(page(...moments), last);
  return [isMet, isPassed, items.map((item) => (item.kind === 'message' ? item.localId : item.kind)).join(' ')];
};

it.each([
  ['what was said since', [0, 50, 60, 70], seen(50), [true, true, 'm60 m70']],
  ['what was overtaken by what was seen last', [0, 41, 49, 50, 60], seen(50), [true, true, 'm41 m49 m60']],
  ['all of a page that does not reach back', [60, 70], seen(50), [false, false, 'm60 m70']],
  ['more, where older messages may have been overtaken', [45, 50, 60], seen(50), [true, false, 'm45 m60']],
  ['the older page of a meeting', [20, 41], seen(50), [true, true, 'm41']],
  ['what was said since one that was taken back', [0, 60], seen(50), [true, true, 'm60']],
  [
    'only what stands behind it, where its time is not known',
    [0, 49, 50, 60],
    seen(50, { sentAt: null }),
    [true, true, 'm60'],
  ],
])('brings %s', (_what, moments, last, expected) => {
  expect(told(moments, last)).toEqual(expected);
});
