let last: HTMLElement | null = null;

/**
 * What had the focus last, also where a button lost it because its command made it busy: the window has no focused element then,
 * and a dialog that opens meanwhile would not know where to give the focus back.
 */
export function lastFocused(): HTMLElement | null {
  const { activeElement } = document;
  return activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : last;
}

document.addEventListener('focusin', ({ target }) => {
  if (target instanceof HTMLElement) last = target;
});
