import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrialRow, TrialState } from '../../../contract/rules.ts';
import { precisionOf, TRIAL_DAYS, type TrialFigures } from '../../../domain/rules/trial.ts';
import { failureWords } from '../../data/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Highlighted } from '../../ui/highlighted.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { formatDateTime } from '../../ui/time.ts';
import type { RuleTrial } from './use-trial.ts';
import classes from './trial-panel.module.css';

interface TrialPanelProps {
  readonly trial: RuleTrial;
  /** The fields have changed since the trial. */
  readonly isOutdated: boolean;
  readonly unavailable: string | null;
  readonly onStart: () => void;
}

/** 试跑: what the draft would have matched in the last days, and what became of it. */
export function TrialPanel({ trial, isOutdated, unavailable, onStart }: TrialPanelProps) {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation('common');
  const { phase, found } = trial;
  return (
    <section className={classes['panel']} aria-label={t('trial.title')}>
      <div className={classes['head']}>
        {phase.kind === 'running' ? (
          <>
            <ProgressBar label={t('trial.progress')} percent={Math.floor((found?.share ?? 0) * 100)} />
            <Button onClick={trial.stop}>{t('trial.stop')}</Button>
          </>
        ) : (
          <>
            <span className={classes['note']} aria-live="polite">
              {t(`trial.phase.${isOutdated ? 'outdated' : phase.kind}`, { days: TRIAL_DAYS })}
            </span>
            <Button keys="$mod+Shift+Enter" unavailable={unavailable} onClick={onStart}>
              {t(phase.kind === 'idle' ? 'trial.start' : 'trial.again')}
            </Button>
          </>
        )}
      </div>
      {phase.kind === 'failed' && <p role="alert">{failureWords(common, phase.failure)}</p>}
      {found !== null && <Found found={found} />}
    </section>
  );
}

function Found({ found }: { readonly found: TrialState }) {
  const { t, i18n } = useTranslation('rules');
  return (
    <>
      <table className={classes['figures']}>
        <thead>
          <tr>
            <th scope="col">{t('trial.examined', { n: found.examined.toLocaleString(i18n.language) })}</th>
            {(['matched', 'useful', 'noise', 'open', 'precision'] as const).map((column) => (
              <th key={column} scope="col" title={t(`trial.about.${column}`)}>
                {t(`trial.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.before !== null && <FigureRow name={t('trial.saved')} figures={found.before} />}
          <FigureRow name={t('trial.draft')} figures={found.draft} />
        </tbody>
      </table>
      {found.missed !== null && (
        <p className={classes['note']}>{t('trial.missedOf', { of: found.missed.of, missed: found.missed.missed })}</p>
      )}
      <Samples found={found} />
    </>
  );
}

function FigureRow({ name, figures }: { readonly name: string; readonly figures: TrialFigures }) {
  const { i18n } = useTranslation('rules');
  const precision = precisionOf(figures);
  const { useful, noise } = figures;
  return (
    <tr>
      <th scope="row">{name}</th>
      {(['matched', 'useful', 'noise', 'open'] as const).map((column) => (
        <td key={column}>{figures[column].toLocaleString(i18n.language)}</td>
      ))}
      <td title={`${useful} / ${useful + noise}`}>{precision === null ? '–' : `${Math.round(precision * 100)} %`}</td>
    </tr>
  );
}

type SampleKind = 'matched' | 'gained' | 'lost' | 'missed';

function Samples({ found }: { readonly found: TrialState }) {
  const { t } = useTranslation('rules');
  const [wanted, setWanted] = useState<SampleKind>('matched');
  const kinds: readonly (readonly [SampleKind, number, readonly TrialRow[]])[] = [
    ['matched', found.draft.matched, found.samples.matched],
    ...(found.before === null
      ? []
      : ([
          ['gained', found.gained, found.samples.gained],
          ['lost', found.lost, found.samples.lost],
        ] as const)),
    ...(found.missed === null ? [] : ([['missed', found.missed.missed, found.missed.rows]] as const)),
  ];
  const [kind, count, rows] = kinds.find(([each]) => each === wanted) ?? ['matched', 0, []];
  return (
    <>
      <Segmented
        label={t('trial.show')}
        segments={kinds.map(([value, n]) => ({ value, label: t(`trial.sample.${value}`), count: n }))}
        value={kind}
        onChange={setWanted}
      />
      {rows.length === 0 ? (
        <EmptyState title={t(`trial.none.${kind}`)} />
      ) : (
        <ol className={classes['rows']} aria-label={t(`trial.sample.${kind}`)}>
          {rows.map((row) => (
            <SampleRow key={row.id} row={row} />
          ))}
        </ol>
      )}
      {count > rows.length && <p className={classes['note']}>{t('trial.newest', { n: rows.length, count })}</p>}
    </>
  );
}

function SampleRow({ row }: { readonly row: TrialRow }) {
  const { t: common } = useTranslation('common');
  return (
    <li className={classes['row']}>
      <div className={classes['about']}>
        <span className={classes['group']}>{[row.countyName, row.groupName].filter(Boolean).join(' · ')}</span>
        <span>{formatDateTime(row.sentAt)}</span>
        <span>{common(`triageState.${row.state}`)}</span>
      </div>
      <div className={classes['text']}>
        <Highlighted text={row.text} spans={row.highlights} />
      </div>
    </li>
  );
}
