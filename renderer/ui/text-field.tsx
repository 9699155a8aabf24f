import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classNames } from './class-names.ts';
import classes from './text-field.module.css';

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  /** Read aloud; drawn only by `Field`. */
  readonly label: string;
  readonly icon?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A one-line field of 30 px without a drawn label: searches and filters. */
export function TextField({ label, icon, className, inputRef, ...rest }: TextFieldProps) {
  return (
    <span className={classNames(classes['field'], className)}>
      {icon}
      <input
        ref={inputRef}
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        aria-label={label}
        className={classes['input']}
      />
    </span>
  );
}

/** A labelled row of a form, with what is wrong under it. */
export function Field({
  label,
  hint,
  note,
  error,
  children,
}: {
  readonly label: string;
  readonly hint?: string;
  /** A few small characters under the label, such as a count. */
  readonly note?: string;
  readonly error?: string | null;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={classes['row']}>
      <label htmlFor={id} className={classes['label']}>
        {label}
        {note !== undefined && <span className={classes['note']}>{note}</span>}
      </label>
      <div className={classes['control']}>
        {children(id)}
        {hint !== undefined && (error === undefined || error === null) && <p className={classes['hint']}>{hint}</p>}
        {error !== undefined && error !== null && (
          <p className={classes['error']} role="alert">
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
