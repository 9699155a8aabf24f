import { useTranslation } from 'react-i18next';
import { PHRASE_LINES, readPhraseLine, splitPhrase } from '../../../domain/keys/recovery-phrase.ts';
import { classNames } from '../../ui/class-names.ts';
import { TextField } from '../../ui/text-field.tsx';
import classes from './keys.module.css';

/** Empty lines of a phrase. */
export function emptyLines(): readonly string[] {
  return Array.from({ length: PHRASE_LINES }, () => '');
}

/** The lines of a recovery phrase; a slip is named beside its line while it is typed. */
export function PhraseFields({
  lines,
  onChange,
}: {
  readonly lines: readonly string[];
  readonly onChange: (lines: readonly string[]) => void;
}) {
  const { t } = useTranslation('keys');
  const type = (index: number, text: string) => onChange(splitPhrase(text) ?? lines.with(index, text));
  return (
    <fieldset className={classes['choices']}>
      <legend className={classes['legend']}>{t('locked.recovery')}</legend>
      <p className={classes['words']}>{t('locked.recoveryWords')}</p>
      {lines.map((line, index) => (
        <div key={`line-${String(index)}`} className={classes['typedLine']}>
          <span className={classes['number']}>{t('phrase.line', { n: index + 1 })}</span>
          <TextField
            label={t('phrase.line', { n: index + 1 })}
            autoFocus={index === 0}
            className={classes['phraseField']}
            value={line}
            onChange={({ target }) => type(index, target.value)}
          />
          <LineMark line={line} index={index} />
        </div>
      ))}
    </fieldset>
  );
}

function LineMark({ line, index }: { readonly line: string; readonly index: number }) {
  const { t } = useTranslation('keys');
  const read = readPhraseLine(line, index);
  if (read.kind === 'unfinished') return null;
  const n = index + 1;
  const words =
    read.kind === 'right'
      ? `✓ ${t('locked.lineRight', { n })}`
      : read.kind === 'slip'
        ? `✗ ${t('locked.lineSlip', { n })}`
        : `✗ ${t('locked.lineForeign', read)}`;
  return (
    <span
      className={classNames(classes['mark'], read.kind === 'right' ? classes['right'] : classes['slip'])}
      role="status"
    >
      {words}
    </span>
  );
}
