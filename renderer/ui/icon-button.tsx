import type { ReactNode } from 'react';
import { Button, type ButtonProps } from './button.tsx';
import classes from './icon-button.module.css';

/** A square button with an icon only; its label is read aloud and shown as its title. */
export function IconButton({
  label,
  icon,
  ...rest
}: Omit<ButtonProps, 'children' | 'title'> & { readonly label: string; readonly icon: ReactNode }) {
  return <Button tone="quiet" {...rest} icon={icon} title={label} aria-label={label} className={classes['square']} />;
}
