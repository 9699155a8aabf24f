import type { TextareaHTMLAttributes } from 'react';
import classes from './act-form.module.css';

interface WordsAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> {
  readonly onWords: (words: string) => void;
}

/** Several lines of words; it grows with them. */
export function WordsArea({ onWords, ...rest }: WordsAreaProps) {
  return <textarea rows={2} {...rest} className={classes['area']} onChange={(event) => onWords(event.target.value)} />;
}
