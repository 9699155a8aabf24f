import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { parseTerm } from '../../../domain/rules/term.ts';
import type { Condition } from '../../../domain/rules/rule.ts';
import classes from './rules.module.css';

/** More terms than these are counted and not read out. */
const SHOWN = 6;

/** What the fields mean, as one sentence a clerk can read aloud. */
export function RuleSentence({ condition }: { readonly condition: Condition }) {
  const { t } = useTranslation('rules');
  const groups = condition.groups.filter(({ terms }) => terms.length > 0);
  if (groups.length === 0) return <p className={classes['sentence']}>{t('sentence.nothing')}</p>;
  return (
    <p className={classes['sentence']} aria-live="polite">
      {t('sentence.start')}
      {groups.map(({ terms, near }, index) => (
        <Fragment key={index}>
          {index > 0 && (near === null ? t('sentence.and') : t('sentence.near', { n: near }))}
          <Terms terms={terms} />
        </Fragment>
      ))}
      {condition.exclusions.length > 0 && (
        <>
          {t('sentence.without')}
          <Terms terms={condition.exclusions} />
        </>
      )}
      {t('sentence.end')}
    </p>
  );
}

function Terms({ terms }: { readonly terms: readonly string[] }) {
  const { t } = useTranslation('rules');
  return (
    <>
      {terms.slice(0, SHOWN).map((term, index) => (
        <Fragment key={term}>
          {index > 0 && t('sentence.or')}
          <TermWords written={term} />
        </Fragment>
      ))}
      {terms.length > SHOWN && t('sentence.more', { n: terms.length })}
    </>
  );
}

function TermWords({ written }: { readonly written: string }) {
  const { t } = useTranslation('rules');
  const { word, sound, shape, place } = parseTerm(written);
  if (place !== null) return <b>{t(`sentence.place.${place}`)}</b>;
  const variants = sound && shape ? 'both' : sound ? 'sound' : shape ? 'shape' : null;
  return (
    <>
      <b>{t('sentence.quoted', { word })}</b>
      {variants !== null && t(`sentence.${variants}`)}
    </>
  );
}
