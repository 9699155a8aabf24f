import { assertNever } from '../../../domain/assert-never.ts';
import type { InboxMode } from './inbox-store.ts';

/** How many merge candidates have a digit of their own. */
export const NUMBERED_CANDIDATES = 9;

/** Every act of the inbox that has a key, by key code, so that no layout or input method matters. */
export const INBOX_KEYS = {
  next: ['KeyJ', 'ArrowDown'],
  previous: ['KeyK', 'ArrowUp'],
  extendDown: ['Shift+KeyJ', 'Shift+ArrowDown'],
  extendUp: ['Shift+KeyK', 'Shift+ArrowUp'],
  first: ['Home'],
  last: ['End'],
  pageDown: ['PageDown'],
  pageUp: ['PageUp'],
  select: ['KeyX'],
  selectRange: ['Shift+KeyX'],
  dispatch: ['Digit1', 'Numpad1'],
  merge: ['Digit2', 'Numpad2'],
  register: ['Digit3', 'Numpad3'],
  dismiss: ['Digit4', 'Numpad4'],
  lead: ['Digit5', 'Numpad5'],
  answer: ['KeyA'],
  help: ['KeyB'],
  postpone: ['KeyH'],
  undo: ['KeyZ', '$mod+KeyZ'],
  heading: ['KeyE'],
  category: ['KeyC'],
  place: ['KeyD'],
  grade: ['KeyR'],
  due: ['KeyT'],
  arrivals: ['KeyN'],
  together: ['KeyM'],
  otherMatter: ['Shift+KeyM'],
  earlier: ['BracketLeft'],
  later: ['BracketRight'],
  quoted: ['KeyQ'],
  sender: ['KeyS'],
  submit: ['Enter', 'NumpadEnter', '$mod+Enter'],
  cancel: ['Escape'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type InboxCommandName = keyof typeof INBOX_KEYS;

const MOVING = [
  'next',
  'previous',
  'extendDown',
  'extendUp',
  'first',
  'last',
  'pageDown',
  'pageUp',
  'select',
  'selectRange',
] as const;
const DECIDING = ['dispatch', 'merge', 'register', 'dismiss', 'lead', 'answer', 'help', 'postpone'] as const;
const MATTER = ['together', 'otherMatter'] as const;
const READING = ['earlier', 'later', 'quoted', 'sender'] as const;
const FILLING = ['heading', 'category', 'place', 'grade', 'due'] as const;

/** Which commands mean something in a mode. While an issue to merge into is chosen, digits and arrows belong to the candidates. */
export function commandsIn(mode: InboxMode): readonly InboxCommandName[] {
  switch (mode) {
    case 'read':
      return [...MOVING, ...DECIDING, ...MATTER, ...READING, ...FILLING, 'undo', 'arrivals', 'cancel'];
    case 'dispatch':
    case 'register':
      return [...MOVING, ...DECIDING, ...READING, ...FILLING, 'undo', 'submit', 'cancel'];
    case 'merge':
      return ['next', 'previous', 'submit', 'cancel'];
    default:
      return assertNever(mode);
  }
}

/** The key of the n-th candidate, from 0; null where it has none. */
export function candidateKey(index: number): string | null {
  return index < NUMBERED_CANDIDATES ? `Digit${index + 1}` : null;
}

/** The status line shows these in this mode, in this order. */
export function hintsIn(mode: InboxMode): readonly InboxCommandName[] {
  if (mode === 'merge') return ['next', 'previous', 'submit', 'cancel'];
  if (mode === 'read')
    return [
      'next',
      'previous',
      'select',
      'dispatch',
      'merge',
      'register',
      'dismiss',
      'lead',
      'answer',
      'help',
      'postpone',
      'undo',
    ];
  return ['submit', 'heading', 'category', 'place', 'grade', 'due', 'cancel'];
}
