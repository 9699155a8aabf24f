import { useTranslation } from 'react-i18next';
import classes from './issue-form.module.css';
import { ForeignLine } from '../../ui/foreign-text.tsx';
import { wordsOfSpans } from './words-of-spans.ts';

export interface SuggestedBecauseProps {
  readonly source: 'rule' | 'model';
  /** 0 to 1; null where a rule said so. */
  readonly confidence: number | null;
  readonly words: readonly { readonly start: number; readonly length: number }[];
  readonly text: string;
}

/** Says that a field was filled in by the console, how sure it is, and which words led to it. It can be reached by Tab, so that a reader of the screen hears it. */
export function SuggestedBecause({ source, confidence, words, text }: SuggestedBecauseProps) {
  const { t } = useTranslation('inbox');
  const mark =
    confidence === null || source === 'rule'
      ? t('suggestion.byRule')
      : t('suggestion.mark', { n: Math.round(confidence * 100) });
  const named = wordsOfSpans(text, words);
  return (
    <p className={classes['because']} tabIndex={0}>
      <span className={classes['becauseMark']}>{mark}</span>
      {named.length > 0 && <span>{t('suggestion.words')}</span>}
      {named.map((word) => (
        <span key={word} className={classes['becauseWord']}>
          <ForeignLine text={word} />
        </span>
      ))}
    </p>
  );
}
