import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/bytes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Drawer } from '../../ui/kit/drawer.tsx';
import { Switch } from '../../ui/kit/switch.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './suggestion-drawer.module.css';

type Learned = Awaited<ReturnType<typeof orpc.suggestions.model.call>>;

/** 建议: what the console has learned from this centre's triage, how good it is on decisions it has not seen, and the switch. */
export function SuggestionDrawer({
  isOpen,
  whyNot,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly whyNot: string | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('rules');
  const query = useQuery({ ...orpc.suggestions.model.queryOptions({ input: {} }), enabled: isOpen });
  return (
    <Drawer title={t('suggestion.title')} open={isOpen} onClose={onClose} width={680}>
      <div className={classes['body']}>
        <p className={classes['about']}>{t('suggestion.about')}</p>
        <QueryState query={query}>{(learned) => <Learning learned={learned} whyNot={whyNot} />}</QueryState>
      </div>
    </Drawer>
  );
}

function Learning({ learned, whyNot }: { readonly learned: Learned; readonly whyNot: string | null }) {
  const { t } = useTranslation('rules');
  const retrain = useCommand(orpc.suggestions.retrain);
  const turn = useCommand(orpc.suggestions.turn);
  const regroup = useCommand(orpc.matters.regroup);
  const train = async (): Promise<void> => {
    const outcome = await retrain.run({});
    if (!outcome.ok) return;
    const { training } = outcome.output;
    const text =
      training === null
        ? t('suggestion.tooFew', { n: learned.decided, needed: learned.needed })
        : t(`suggestion.trained.${training.outcome}`, { version: training.version, f1: percentOf(training.macroF1) });
    showToast({ tone: 'told', text });
  };
  const group = async (): Promise<void> => {
    const { ok } = await regroup.run({});
    if (ok) showToast({ tone: 'told', text: t('suggestion.regrouped') });
  };
  return (
    <>
      <div className={classes['acts']}>
        <label className={classes['switch']}>
          <Switch
            checked={learned.enabled}
            disabled={whyNot !== null || turn.isPending}
            onChange={(enabled) => void turn.run({ enabled })}
          />
          {t('suggestion.switch')}
        </label>
        <span className={classes['space']} />
        <Button unavailable={whyNot} disabled={regroup.isPending} onClick={() => void group()}>
          {t('suggestion.regroup')}
        </Button>
        <Button tone="primary" unavailable={whyNot} disabled={retrain.isPending} onClick={() => void train()}>
          {retrain.isPending ? t('suggestion.training') : t('suggestion.retrain')}
        </Button>
      </div>
      {learned.used === null ? (
        <EmptyState title={t('suggestion.none')}>
          {t('suggestion.tooFew', { n: learned.decided, needed: learned.needed })}
        </EmptyState>
      ) : (
        <Figures used={learned.used} />
      )}
      {learned.trainings.length > 0 && <Trainings trainings={learned.trainings} />}
    </>
  );
}

function Figures({ used }: { readonly used: NonNullable<Learned['used']> }) {
  const { t } = useTranslation('rules');
  const figures = [
    [t('suggestion.version'), t('suggestion.versionOf', { n: used.version })],
    [t('suggestion.macroF1'), percentOf(used.macroF1)],
    [t('suggestion.accuracy'), percentOf(used.accuracy)],
    [t('suggestion.samples'), t('suggestion.samplesOf', { n: used.samples, held: used.heldBack })],
    [t('suggestion.size'), formatBytes(used.bytes)],
  ] as const;
  return (
    <>
      <dl className={classes['figures']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className={classes['table']} aria-label={t('suggestion.perCategory')}>
        <thead>
          <tr>
            {(['category', 'samples', 'precision', 'recall', 'f1'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`suggestion.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {used.labels.map((label) => (
            <tr key={label.categoryId ?? 'nothing'}>
              <th scope="row">
                {label.categoryId === null ? t('suggestion.nothing') : (label.name ?? t('suggestion.gone'))}
              </th>
              <td>{label.samples}</td>
              <td>{label.predicted === 0 ? '–' : percentOf(label.precision)}</td>
              <td>{label.samples === 0 ? '–' : percentOf(label.recall)}</td>
              <td>{label.samples === 0 ? '–' : percentOf(label.f1)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Trainings({ trainings }: Pick<Learned, 'trainings'>) {
  const { t } = useTranslation('rules');
  return (
    <section className={classes['trainings']} aria-label={t('suggestion.history')}>
      <h3>{t('suggestion.history')}</h3>
      <ul>
        {trainings.map(({ version, trainedAt, outcome, macroF1, samples }) => (
          <li key={version}>
            <span>{t('suggestion.versionOf', { n: version })}</span>
            <time>{formatDateTime(trainedAt)}</time>
            <span>{t('suggestion.learnedFrom', { n: samples })}</span>
            <span>{percentOf(macroF1)}</span>
            <span>{t(`suggestion.outcome.${outcome}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function percentOf(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
