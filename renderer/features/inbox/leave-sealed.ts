import type { MessageId } from '../../../domain/ids.ts';
import { queryClient } from '../../data/query-client.ts';
import { focusOn } from './inbox-focus.ts';
import { without } from './inbox-list.ts';
import { changeEveryList, useInbox } from './inbox-store.ts';

/**
 * What became a lead leaves every list of this window at once, with drafts, refusals and the answers that were kept of it: no
 * undo holds its words.
 */
export function leaveSealed(ids: readonly MessageId[]): void {
  changeEveryList((list) => without(list, ids));
  useInbox.setState(({ sheets, refusals, decidedHere, undo }) => ({
    mode: 'read',
    sheets: new Map([...sheets].filter(([id]) => !ids.includes(id))),
    refusals: new Map([...refusals].filter(([id]) => !ids.includes(id))),
    decidedHere: new Set([...decidedHere, ...ids]),
    undo: undo.filter(({ messageIds }) => !messageIds.some((id) => ids.includes(id))),
  }));
  queryClient.removeQueries({ predicate: (query) => !query.isActive() && mentions(query.queryKey, ids) });
  focusOn('list');
}

function mentions(queryKey: readonly unknown[], ids: readonly MessageId[]): boolean {
  const key = JSON.stringify(queryKey);
  return ids.some((id) => key.includes(`"id":${id}`));
}
