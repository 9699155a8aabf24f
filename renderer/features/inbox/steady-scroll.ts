import type { MessageId } from '../../../domain/ids.ts';

/** What the list looked like, or looks like now. */
export interface ListView {
  readonly ids: readonly MessageId[];
  readonly cursor: MessageId | null;
}

export interface Viewport {
  readonly top: number;
  readonly height: number;
  readonly rowHeight: number;
}

/**
 * Where the list must be scrolled to after it has changed, px. Rows that come or go never move what the operator looks at: the cursor's row
 * (or the row that took its place) stays at its height on screen; where the cursor is out of sight, the first row in sight does.
 * A cursor that was moved by hand is brought into sight.
 */
export function steadyTop(before: ListView, after: ListView, viewport: Viewport): number {
  const held = before.ids === after.ids ? viewport.top : heldTop(before, after, viewport);
  const movedByHand = before.cursor !== after.cursor && before.ids === after.ids;
  return movedByHand || isInSight(before.ids, before.cursor, viewport) || before.cursor === null
    ? withCursorInSight(after, { ...viewport, top: held })
    : held;
}

function heldTop(before: ListView, after: ListView, viewport: Viewport): number {
  const { top, rowHeight } = viewport;
  if (isInSight(before.ids, before.cursor, viewport)) {
    const was = indexIn(before.ids, before.cursor);
    const is = indexIn(after.ids, after.cursor);
    return was < 0 || is < 0 ? top : Math.max(0, top + (is - was) * rowHeight);
  }
  const first = Math.floor(top / rowHeight);
  for (let was = first; was < before.ids.length && was < first + viewport.height / rowHeight; was += 1) {
    const id = before.ids[was];
    const is = after.ids[was] === id ? was : indexIn(after.ids, id ?? null);
    if (is >= 0) return Math.max(0, top + (is - was) * rowHeight);
  }
  return top;
}

function withCursorInSight({ ids, cursor }: ListView, { top, height, rowHeight }: Viewport): number {
  const index = indexIn(ids, cursor);
  if (index < 0) return top;
  const margin = height > 4 * rowHeight ? rowHeight : 0;
  const highest = Math.max(0, index * rowHeight - margin);
  const lowest = Math.max(0, (index + 1) * rowHeight + margin - height);
  return Math.min(Math.max(top, lowest), highest);
}

function isInSight(ids: readonly MessageId[], cursor: MessageId | null, { top, height, rowHeight }: Viewport): boolean {
  const index = indexIn(ids, cursor);
  return index >= 0 && (index + 1) * rowHeight > top && index * rowHeight < top + height;
}

function indexIn(ids: readonly MessageId[], id: MessageId | null): number {
  return id === null ? -1 : ids.indexOf(id);
}
