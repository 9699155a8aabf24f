import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Gives the main part of a page the focus when the page is opened, unless something else has it: the arrows then work at once. */
export function useFocusOnArrival<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  // With what is drawn and not after it: whoever sees the rows may press a key at once.
  useLayoutEffect(() => {
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || activeElement.closest('nav') !== null;
    if (isFree) part.current?.focus({ preventScroll: true });
  }, []);
  return part;
}
