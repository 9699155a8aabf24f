import type { AccountId } from '../../domain/ids.ts';
import type { IncomingMessage } from '../../domain/message/message.ts';
import { SECOND_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { RosteredGroup } from '../store/rosters.ts';
import { fillSlots, pick } from './fill-slots.ts';
import { officialOf, senderOf } from './senders.ts';
import { ECHOES, NOTICES, PLACED_TALK, SMALL_TALK, THANKS } from './small-talk.ts';
import { sayComplaint } from './say-complaint.ts';

export type { RosteredGroup } from '../store/rosters.ts';
export { membersOf } from './senders.ts';

/** One thing said in one group, before any account has seen it, and which accounts will, how many milliseconds after. */
export interface Utterance {
  readonly message: Omit<IncomingMessage, 'localId' | 'raw' | 'isOwn'>;
  readonly seenBy: readonly { readonly accountId: AccountId; readonly afterMs: number }[];
}

/** Says one thing after another. */
export interface Speaker {
  next(at: Instant): Utterance;
}

/** How many groups have a conversation going on at a time. */
const LIVELY_GROUPS = 12;

/**
 * A speaker for the groups of a roster; `random` answers in [0, 1). Most of what is said needs nothing; a quarter is a complaint,
 * others in the group agree, and some groups talk more than the rest for a while. Throws where the roster is empty.
 */
export function createSpeaker(roster: readonly RosteredGroup[], random: () => number): Speaker {
  const lively: { group: RosteredGroup; complained: boolean }[] = [];
  let spoken = 0;
  const choose = () => {
    const going = lively.length > 0 && random() < 0.6;
    if (going) return pick(lively, random);
    const begun = { group: pick(roster, random), complained: false };
    lively.push(begun);
    if (lively.length > LIVELY_GROUPS) lively.shift();
    return begun;
  };
  return {
    next(at) {
      const talk = choose();
      const { text, complains } = say(talk.complained, random);
      talk.complained = complains || talk.complained;
      spoken += 1;
      return utter(talk.group, text, at, `${at.toString(36)}-${spoken.toString(36)}`, random);
    },
  };
}

/** The message of a group with its sender and the accounts that see it, each up to three seconds later. */
export function utter(
  group: RosteredGroup,
  text: string,
  at: Instant,
  serverId: string,
  random: () => number,
): Utterance {
  const isNotice = text.startsWith('【');
  const sender = isNotice ? officialOf(group.externalId) : senderOf(group.externalId, random);
  return {
    message: {
      kind: 'message',
      platform: 'training',
      groupExternalId: group.externalId,
      groupName: group.name,
      senderExternalId: sender.id,
      senderName: sender.name,
      sentAt: at,
      messageKind: kindOf(text),
      text,
      segments: null,
      serverId,
    },
    seenBy: group.accounts.map(({ id }) => ({ accountId: id, afterMs: Math.floor(random() * 3 * SECOND_MS) })),
  };
}

function say(hasComplained: boolean, random: () => number): { readonly text: string; readonly complains: boolean } {
  const chance = random();
  if (chance < 0.26) return { text: sayComplaint(random), complains: true };
  if (hasComplained && chance < 0.38) return { text: fillSlots(pick(ECHOES, random), random), complains: true };
  if (chance < 0.46) return { text: fillSlots(pick(THANKS, random), random), complains: false };
  if (chance < 0.5) return { text: fillSlots(pick(NOTICES, random), random), complains: false };
  const talk = random() < 0.35 ? PLACED_TALK : SMALL_TALK;
  return { text: fillSlots(pick(talk, random), random), complains: false };
}

function kindOf(text: string): IncomingMessage['messageKind'] {
  if (text === '[图片]' || text === '[动画表情]') return 'image';
  if (text.startsWith('[语音]')) return 'voice';
  if (text === '[视频]') return 'video';
  return text.startsWith('[链接]') ? 'link' : 'text';
}
