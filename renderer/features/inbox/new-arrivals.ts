import type { MessageId } from '../../../domain/ids.ts';

/** What the bar above the list says. `atLeast` is true where the service has stopped counting. */
export interface NewArrivals {
  readonly count: number;
  readonly atLeast: boolean;
}

/** How many messages came after the newest one that was ever loaded; null where there is nothing to say. */
export function newArrivals(
  answer: { readonly count: number; readonly countIsExact: boolean } | undefined,
): NewArrivals | null {
  if (answer === undefined || answer.count === 0) return null;
  return { count: answer.count, atLeast: !answer.countIsExact };
}

/** The newest id of a list that was ever loaded: what has left the list since still counts as seen. */
export function seenUpTo(seen: MessageId | null, ids: readonly MessageId[]): MessageId | null {
  return ids.reduce<MessageId | null>((newest, id) => (newest === null || id > newest ? id : newest), seen);
}

/**
 * How a page of the newest rows continues the list: 'join' where it reaches down to what is loaded, 'replace' where a hole would be left between.
 * `reachesEnd` says that the page is the whole list.
 */
export function arrivalsContinue(
  seen: MessageId | null,
  page: readonly MessageId[],
  reachesEnd: boolean,
): 'join' | 'replace' {
  const oldest = page.at(-1);
  if (reachesEnd || oldest === undefined) return 'join';
  return seen !== null && oldest <= seen ? 'join' : 'replace';
}
