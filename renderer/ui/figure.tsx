import type { ReactNode } from 'react';
import classes from './figure.module.css';

/** A number with its name and, where it has rows behind it, the way to them. */
export function Figure({
  name,
  value,
  note,
  onOpen,
}: {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: ReactNode;
  readonly onOpen?: () => void;
}) {
  const body = (
    <>
      <span className={classes['name']}>{name}</span>
      <span className={classes['value']}>{value}</span>
      {note !== undefined && <span className={classes['note']}>{note}</span>}
    </>
  );
  if (onOpen === undefined) return <div className={classes['figure']}>{body}</div>;
  return (
    <button type="button" className={`${classes['figure']} ${classes['opens']}`} onClick={onOpen}>
      {body}
    </button>
  );
}
