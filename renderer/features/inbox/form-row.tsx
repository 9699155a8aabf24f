import type { KeyboardEvent, ReactNode } from 'react';
import { isComposing } from '../../ui/commands/key-dispatcher.ts';
import { Kbd } from '../../ui/kbd.tsx';
import classes from './issue-form.module.css';

/** A labelled row with its key. */
export function Row({
  label,
  keys,
  htmlFor,
  error,
  children,
}: {
  readonly label: string;
  readonly keys?: string;
  readonly htmlFor?: string;
  readonly error: string | null;
  readonly children: ReactNode;
}) {
  return (
    <div className={classes['row']}>
      <label className={classes['label']} htmlFor={htmlFor}>
        {label}
        {keys !== undefined && <Kbd keys={keys} />}
      </label>
      <div className={classes['control']}>
        {children}
        {error !== null && (
          <p className={classes['error']} role="alert">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

/** Enter submits a one-sentence field, unless an input method is still at work on it. */
export function submitByEnter(event: KeyboardEvent, submit: () => void): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.shiftKey || isComposing(event.nativeEvent)) return;
  event.preventDefault();
  submit();
}
