import { useTranslation } from 'react-i18next';
import { StateMark } from '../../ui/state-mark.tsx';
import classes from './briefs-page.module.css';

interface LintListProps {
  readonly lint: readonly { readonly severity: 'error' | 'warning'; readonly text: string }[];
}

/** What the checks say before the brief goes out; an error blocks the export. */
export function LintList({ lint }: LintListProps) {
  const { t } = useTranslation('briefs');
  const inOrder = lint.toSorted((a, b) => a.severity.localeCompare(b.severity));
  return (
    <section className={classes['section']} aria-label={t('lint.title')}>
      <h2 className={classes['heading']}>{t('lint.title')}</h2>
      {lint.length === 0 ? (
        <p className={classes['clean']}>
          <StateMark mark="done" word={t('lint.clean')} />
        </p>
      ) : (
        <ul className={classes['lint']}>
          {inOrder.map(({ severity, text }, index) => (
            <li key={index}>
              <StateMark mark={severity === 'error' ? 'overdue' : 'soon'} word={t(`lint.${severity}`)} />
              <p>{text}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
