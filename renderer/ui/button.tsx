import type { ButtonHTMLAttributes, ReactNode, RefObject } from 'react';
import classes from './button.module.css';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary: the one act of the screen; plain: the others; quiet: inside rows and bars; danger: ends something. */
  readonly tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
  /** A key binding shown as a cap, e.g. 'Digit1'. */
  readonly keys?: string;
  /** Why it is not possible: the button is shown disabled with the reason as its title. */
  readonly unavailable?: string | null;
  readonly buttonRef?: RefObject<HTMLButtonElement | null>;
}

export function Button({
  tone = 'plain',
  icon,
  keys,
  unavailable = null,
  buttonRef,
  className,
  children,
  disabled,
  title,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      ref={buttonRef}
      type={type}
      disabled={disabled === true || unavailable !== null}
      title={unavailable ?? title}
      className={classNames(classes['button'], classes[tone], className)}
    >
      {icon}
      {children !== undefined && children !== null && <span className={classes['label']}>{children}</span>}
      {keys !== undefined && <Kbd keys={keys} />}
    </button>
  );
}
