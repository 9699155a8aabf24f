import type { IncomingItem, IncomingMessage } from '../../domain/message/message.ts';
import type { LastSeen } from './seen.ts';

/** What was said first may arrive last, by so much; then it is older than what was seen last, and was not seen. */
const OVERTAKEN_MS = 10_000;

/** What a page of a history, oldest first, says about the way back to what was seen last. */
export interface Met {
  /** Whether it reaches back to what was seen last. */
  readonly isMet: boolean;
  /** Whether it reaches so far behind it that nothing older can have been overtaken. */
  readonly isPassed: boolean;
  /** What was said since, and what may have been overtaken. */
  readonly items: readonly IncomingItem[];
}

export function meet(page: readonly IncomingItem[], last: LastSeen): Met {
  const meeting = page.findLastIndex((item) => item.kind === 'message' && reaches(item, last));
  const { sentAt } = last;
  const since = page.slice(meeting + 1);
  if (sentAt === null) return { isMet: meeting >= 0, isPassed: meeting >= 0, items: since };
  const overtaken = page
    .slice(0, meeting + 1)
    .filter((item) => item.kind === 'message' && !isSame(item, last) && item.sentAt >= sentAt - OVERTAKEN_MS);
  const isPassed = page.some((item) => item.kind === 'message' && item.sentAt < sentAt - OVERTAKEN_MS);
  return { isMet: meeting >= 0, isPassed, items: [...overtaken, ...since] };
}

/**
 * Whether a message of a history shows that it reaches back to what was seen last: it is that message, or an older one. The
 * second is needed where the first was taken back in the chat, and compares times of one clock, the platform's.
 */
function reaches(item: IncomingMessage, last: LastSeen): boolean {
  return isSame(item, last) || (last.sentAt !== null && item.sentAt < last.sentAt);
}

function isSame(item: IncomingMessage, last: LastSeen): boolean {
  return item.localId === last.localId || (item.serverId !== null && item.serverId === last.serverId);
}
