import type { MessageId } from '../../../domain/ids.ts';
import { currentEntry, moveInList, useInbox } from './inbox-store.ts';

/** Puts the cursor on a message as soon as the list on screen has been read; one that is not in it leaves the cursor where it is. */
export function goToMessage(id: MessageId): void {
  const { source } = useInbox.getState();
  const stop = useInbox.subscribe((place) => {
    const { list, phase } = currentEntry(place);
    const isElsewhere = place.source !== source;
    const isRead = phase.kind === 'ready' || phase.kind === 'failed' || list.rows.has(id);
    if (!isElsewhere && !isRead) return;
    stop();
    if (!isElsewhere && list.rows.has(id)) moveInList({ kind: 'moved', to: { kind: 'row', id }, extend: false });
  });
}
