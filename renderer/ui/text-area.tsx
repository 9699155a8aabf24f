import type { Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import classes from './text-area.module.css';

/** Several lines that a person types. */
export function TextArea({
  className,
  areaRef,
  ...rest
}: TextareaHTMLAttributes<HTMLTextAreaElement> & { readonly areaRef?: Ref<HTMLTextAreaElement> }) {
  return <textarea ref={areaRef} rows={3} {...rest} className={classNames(classes['area'], className)} />;
}
