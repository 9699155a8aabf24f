import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Gives the main part of a page the focus when the page is opened, unless something else has it: the arrows then work at once. */
export function useFocusOnArrival<Part extends HTMLElement>(): RefObject<Part | null> {
  const part = useRef<Part>(null);
  // With what is drawn and not after it: whoever sees the rows may press a key at once.
  useLayoutEffect(() => {
    if (isFocusFree()) part.current?.focus({ preventScroll: true });
  }, []);
  return part;
}

/** True where nothing a person works in would lose the focus. */
export function isFocusFree(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.closest('nav') !== null;
}
