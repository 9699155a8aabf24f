import { focusOn } from './inbox-focus.ts';
import { useInbox } from './inbox-store.ts';

/** Turns the keys to the issues that are near. */
export function beginMerge(): void {
  useInbox.setState({ mode: 'merge' });
  focusOn('list');
}

/** Puts the form or the candidates aside; what was typed is kept. */
export function stopDeciding(): void {
  useInbox.setState({ mode: 'read', together: null });
  focusOn('list');
}
