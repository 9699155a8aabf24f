/** Ids of the places that keys lead to. */
export const FOCUS = {
  list: 'inbox-list',
  search: 'inbox-search',
  heading: 'inbox-draft-title',
  category: 'inbox-draft-category',
  place: 'inbox-draft-place',
  grade: 'inbox-draft-grade',
  gradeReason: 'inbox-draft-reason',
  due: 'inbox-draft-due',
  merge: 'inbox-merge-search',
} as const;
export type FocusPlace = keyof typeof FOCUS;

/** Puts the focus there once what the key has changed is drawn. */
export function focusOn(place: FocusPlace): void {
  requestAnimationFrame(() => focusNow(place));
}

export function focusNow(place: FocusPlace): void {
  const element = document.getElementById(FOCUS[place]);
  const target = place === 'grade' ? element?.querySelector<HTMLElement>('[aria-checked="true"]') : element;
  if (place === 'due' && target instanceof HTMLButtonElement) target.click();
  else target?.focus({ preventScroll: place === 'list' });
}
