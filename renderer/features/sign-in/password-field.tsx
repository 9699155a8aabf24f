import type { Ref } from 'react';
import { Field, TextField } from '../../ui/text-field.tsx';
import classes from './sign-in.module.css';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isNew?: boolean;
  readonly autoFocus?: boolean;
  readonly hint?: string;
  readonly error?: string | null;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A password with its label; it is never filled in by the window, and never kept by it. */
export function PasswordField({ label, value, onChange, isNew = false, inputRef, ...rest }: PasswordFieldProps) {
  const { autoFocus = false, hint, error = null } = rest;
  return (
    <Field label={label} error={error} {...(hint === undefined ? {} : { hint })}>
      {(id) => (
        <TextField
          id={id}
          label={label}
          type="password"
          autoComplete={isNew ? 'new-password' : 'off'}
          autoFocus={autoFocus}
          className={classes['field']}
          maxLength={400}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          {...(inputRef === undefined ? {} : { inputRef })}
        />
      )}
    </Field>
  );
}
