import { useLayoutEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';

/** Rows that are drawn beyond each edge, so that what comes into sight is there before it is seen. */
const BEYOND = 10;
/** Edges move in steps, so that not every scrolled row draws the list anew. */
const STEP = 5;

/** Indexes of the rows in the document: from, up to and without to. */
export interface RowsInSight {
  readonly from: number;
  readonly to: number;
}

/** Which rows of a list with rows of one height are in sight. It costs the same for a hundred rows and for a million. */
export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  { count, rowHeight }: { readonly count: number; readonly rowHeight: number },
): RowsInSight {
  const [sight, setSight] = useState<RowsInSight>({ from: 0, to: 3 * BEYOND });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = (): void => {
      const next = inSight(element.scrollTop, element.clientHeight, rowHeight);
      setSight((now) => (now.from === next.from && now.to === next.to ? now : next));
    };
    // What a leap brings into sight is drawn before the frame, and not after it.
    const scrolled = (): void => flushSync(look);
    look();
    element.addEventListener('scroll', scrolled, { passive: true });
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    return () => {
      element.removeEventListener('scroll', scrolled);
      sizes.disconnect();
    };
  }, [scroller, rowHeight]);
  const to = Math.min(sight.to, count);
  return { from: Math.min(sight.from, Math.max(0, to - 1)), to };
}

/** The rows of a stretch of the list, with those beyond its edges. */
export function inSight(top: number, height: number, rowHeight: number): RowsInSight {
  const first = Math.floor(top / rowHeight) - BEYOND;
  const last = Math.ceil((top + height) / rowHeight) + BEYOND;
  return { from: Math.max(0, Math.floor(first / STEP) * STEP), to: Math.ceil(last / STEP) * STEP };
}
