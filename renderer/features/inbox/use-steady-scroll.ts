import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { InboxCursor } from './inbox-cursor.ts';
import { steadyTop } from './steady-scroll.ts';

/** Keeps the list still on screen whatever comes and goes, and the cursor in sight, before anything is painted. */
export function useSteadyScroll(scroller: RefObject<HTMLElement | null>, cursor: InboxCursor, rowHeight: number): void {
  const before = useRef<InboxCursor>({ ids: [], cursor: null, selected: new Set(), rangeFrom: null, moves: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null) {
      const { scrollTop, clientHeight } = element;
      const top = steadyTop(before.current, cursor, { top: scrollTop, height: clientHeight, rowHeight });
      if (top !== scrollTop) element.scrollTop = top;
    }
    before.current = cursor;
  }, [scroller, cursor, rowHeight]);
}
