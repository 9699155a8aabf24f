import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { emptyCursor, type InboxCursor } from './inbox-cursor.ts';
import { steadyTop } from './steady-scroll.ts';

/**
 * Keeps the list still on screen whatever comes and goes, and the cursor in sight, before anything is painted. Where the list
 * stands is remembered from its own events: to ask the element at every key would lay out the whole window once more.
 */
export function useSteadyScroll(scroller: RefObject<HTMLElement | null>, cursor: InboxCursor, rowHeight: number): void {
  const before = useRef<InboxCursor>(emptyCursor);
  const place = useRef({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => {
      place.current = { top: element.scrollTop, height: element.clientHeight };
    };
    measure();
    element.addEventListener('scroll', measure, { passive: true });
    const sizes = new ResizeObserver(measure);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', measure);
      sizes.disconnect();
    };
  }, [scroller]);
  useLayoutEffect(() => {
    const top = steadyTop(before.current, cursor, { ...place.current, rowHeight });
    before.current = cursor;
    if (top === place.current.top || scroller.current === null) return;
    scroller.current.scrollTop = top;
    place.current = { ...place.current, top };
  }, [scroller, cursor, rowHeight]);
}

/** Brings a pane back to its top when it shows something else. */
export function useTopOf(scroller: RefObject<HTMLElement | null>, shown: unknown): void {
  const isScrolled = useRef(false);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const heard = (): void => {
      isScrolled.current = true;
    };
    element.addEventListener('scroll', heard, { passive: true });
    return () => element.removeEventListener('scroll', heard);
  }, [scroller]);
  useLayoutEffect(() => {
    if (isScrolled.current && scroller.current !== null) scroller.current.scrollTop = 0;
    isScrolled.current = false;
  }, [scroller, shown]);
}
