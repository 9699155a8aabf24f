import type { IncomingItem, IncomingMessage } from '../../domain/message/message.ts';
import type { LastSeen } from './seen.ts';

/** A walk back through the history of a group: what it brings, and how it ended. */
export interface GroupHistory {
  /** 'exhausted': the peer has told all it has and the meeting point was not among it. */
  readonly end: 'met' | 'exhausted' | 'not-met' | 'not-offered' | 'unanswered';
  /** Oldest first. */
  readonly items: readonly IncomingItem[];
}

/** Goes back page after page until what was seen last is met, and left so far behind that nothing can have been overtaken. */
export class WayBack {
  readonly #meeting: (page: readonly IncomingItem[]) => Met;
  readonly #known = new Set<string>();
  readonly #items: IncomingItem[] = [];
  #isMet = false;

  constructor(meeting: (page: readonly IncomingItem[]) => Met) {
    this.#meeting = meeting;
  }

  /**
   * Takes the page before those it has, oldest first; answers whether to ask for another. A page without anything new: the peer has
   * told all it has.
   */
  goesOnAfter(page: readonly IncomingItem[]): boolean {
    const fresh = page.filter((item) => this.#isFresh(item));
    const { isMet, isPassed, items } = this.#meeting(fresh);
    this.#items.unshift(...items);
    this.#isMet ||= isMet;
    return fresh.length > 0 && !(this.#isMet && isPassed);
  }

  /** How it ended: whoever was met on the way was met, unless the peer has fallen silent. */
  ended(end: Exclude<GroupHistory['end'], 'met'>): GroupHistory {
    return { end: this.#isMet && end !== 'unanswered' ? 'met' : end, items: this.#items };
  }

  #isFresh(item: IncomingItem): boolean {
    if (item.kind !== 'message') return true;
    if (this.#known.has(item.localId)) return false;
    this.#known.add(item.localId);
    return true;
  }
}

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

/** In a group of which nothing was seen, whatever is older than the outage is where its part begins; null: nothing is. */
export function meetTime(page: readonly IncomingItem[], since: number | null): Met {
  const meeting = page.findLastIndex((item) => item.kind === 'message' && since !== null && item.sentAt < since);
  return { isMet: meeting >= 0, isPassed: meeting >= 0, items: page.slice(meeting + 1) };
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
