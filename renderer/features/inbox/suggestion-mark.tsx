import { useTranslation } from 'react-i18next';
import type { SuggestionOfRow } from '../../../contract/suggest.ts';
import classes from './suggestion-mark.module.css';
import { wordsOfSpans } from './words-of-spans.ts';

type Category = NonNullable<SuggestionOfRow['category']>;

/** The category that is proposed for a row: how sure the console is, and on hover the words that led to it. A rule is sure of itself and has no figure. */
export function SuggestionMark({ category, text }: { readonly category: Category; readonly text: string }) {
  const { t } = useTranslation('inbox');
  const { name, confidence, words } = category;
  const because = t('suggestion.because', { words: wordsOfSpans(text, words).join('、') });
  return (
    <span className={classes['mark']} title={words.length === 0 ? undefined : because}>
      <span className={classes['name']}>{name}</span>
      {confidence !== null && (
        <span className={classes['sure']}>{t('suggestion.percent', { n: Math.round(confidence * 100) })}</span>
      )}
    </span>
  );
}
