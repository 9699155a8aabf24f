import type { PostRow } from '../../../contract/outbox.ts';
import type { PostState } from '../../../domain/outbox/post.ts';
import type { Mark } from '../../ui/state-mark.tsx';

/** The state of a post as it is told: one that is over says what somebody still has to look at. */
export type ShownState = PostState | 'in-doubt' | 'in-part' | 'recalled' | 'recalled-in-part';

/** What is said of a post. A tick over groups that got nothing would be taken for the end of the matter. */
export function shownState({ state, counts }: Pick<PostRow, 'state' | 'counts'>): ShownState {
  if (state === 'done' && counts.unknown > 0) return 'in-doubt';
  if (state === 'done' && counts.failed > 0) return 'in-part';
  if (state === 'stopped' && counts.recalled > 0) return counts.sent > 0 ? 'recalled-in-part' : 'recalled';
  return state;
}

export const MARK_OF: Readonly<Record<ShownState, Mark>> = {
  ...{ draft: 'open', waiting: 'soon', sending: 'open', paused: 'paused', done: 'done' },
  ...{ 'in-doubt': 'soon', 'in-part': 'overdue', stopped: 'paused', withdrawn: 'paused' },
  ...{ recalled: 'paused', 'recalled-in-part': 'soon' },
};
