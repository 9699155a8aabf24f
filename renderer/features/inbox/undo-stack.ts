import type { CommandId, MessageId } from '../../../domain/ids.ts';
import { UNDO_WINDOW_MS } from '../../../domain/message/triage-state.ts';

export type TriageAct = 'dispatch' | 'register' | 'merge' | 'dismiss' | 'postpone' | 'answer' | 'help';

/** An act of triage that can still be taken back. */
export interface UndoableAct {
  /** Local key; the command id is known when the service has confirmed. */
  readonly key: number;
  readonly act: TriageAct;
  readonly messageIds: readonly MessageId[];
  /** Numbers of the issues it made or added to. */
  readonly numbers: readonly string[];
  readonly commandId: CommandId | null;
  /** UTC milliseconds. */
  readonly until: number;
}

/** The acts of the last ten seconds, newest last. */
export type UndoStack = readonly UndoableAct[];

/** An act the operator has just ordered; it may be taken back before the service has even confirmed it. */
export function ordered(
  stack: UndoStack,
  act: Pick<UndoableAct, 'key' | 'act' | 'messageIds'>,
  now: number,
): UndoStack {
  return [...lasting(stack, now), { ...act, numbers: [], commandId: null, until: now + UNDO_WINDOW_MS }];
}

/** The service has confirmed the act: its own end of the ten seconds counts. */
export function confirmed(
  stack: UndoStack,
  key: number,
  answer: Pick<UndoableAct, 'act' | 'commandId' | 'until' | 'numbers'>,
): UndoStack {
  return stack.map((each) => (each.key === key ? { ...each, ...answer } : each));
}

/** The act was refused, or taken back. */
export function dropped(stack: UndoStack, key: number): UndoStack {
  return stack.filter((each) => each.key !== key);
}

/** What can still be taken back. */
export function lasting(stack: UndoStack, now: number): UndoStack {
  const left = stack.filter(({ until }) => until > now);
  return left.length === stack.length ? stack : left;
}
