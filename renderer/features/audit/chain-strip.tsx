import { CircleAlert, Copy, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { AuditVerdict } from '../../../contract/audit.ts';
import { orpc, type ServiceClient } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { formatAgo, formatTime } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { useNow } from '../../ui/use-now.ts';
import classes from './audit.module.css';
import type { Verification } from './use-verification.ts';

type State = Awaited<ReturnType<ServiceClient['audit']['state']>>;

/** How the chain stands: what the last check has found, or else whether chain and anchors agree. */
export function ChainStrip({
  state,
  verification,
  onAcknowledge,
}: {
  readonly state: State | undefined;
  readonly verification: Verification;
  readonly onAcknowledge: () => void;
}) {
  const { t } = useTranslation('audit');
  if (state === undefined) return <section className={classes['strip']} aria-label={t('chain.label')} />;
  return (
    <section className={classes['strip']} aria-label={t('chain.label')}>
      <div className={classes['verdict']}>
        <Verdict state={state} verification={verification} />
        <span className={classes['stripActs']}>
          {state.trouble !== null && <Button onClick={onAcknowledge}>{t('alarm.acknowledge')}</Button>}
          {verification.isRunning ? (
            <Button onClick={verification.stop}>{t('verify.stop')}</Button>
          ) : (
            <Button tone="primary" keys="KeyV" onClick={verification.start}>
              {t('verify.button')}
            </Button>
          )}
        </span>
      </div>
      <ChainFacts state={state} />
    </section>
  );
}

function Verdict({ state, verification }: { readonly state: State; readonly verification: Verification }) {
  const { t } = useTranslation('audit');
  const wordsOf = useVerdictWords(verification);
  const { progress, isRunning, hasFailed } = verification;
  if (isRunning && (progress === null || progress.verdict === null)) {
    const { checked, total } = progress ?? { checked: 0, total: state.entries };
    const percent = total === 0 ? 100 : Math.floor((checked / total) * 100);
    return (
      <span className={classes['running']} role="status">
        {t('verify.running', { checked: checked.toLocaleString('zh-CN'), total: total.toLocaleString('zh-CN') })}
        <ProgressBar label={t('verify.button')} percent={percent} />
      </span>
    );
  }
  const verdict = progress?.verdict ?? null;
  const isSound = verdict === null ? state.trouble === null && !hasFailed : verdict.kind === 'whole';
  const words = hasFailed
    ? t('verify.failed')
    : verdict === null
      ? state.trouble === null
        ? t('chain.agrees')
        : t(`alarm.${state.trouble}`)
      : wordsOf(verdict);
  return (
    <span className={classNames(classes['words'], classes[isSound ? 'sound' : 'broken'])} role="status">
      {isSound ? <ShieldCheck size={17} aria-hidden="true" /> : <CircleAlert size={17} aria-hidden="true" />}
      {words}
    </span>
  );
}

function useVerdictWords({ progress, endedAt }: Verification): (verdict: AuditVerdict) => string {
  const { t } = useTranslation('audit');
  return (verdict) => {
    switch (verdict.kind) {
      case 'whole': {
        const n = (progress?.checked ?? 0).toLocaleString('zh-CN');
        const at = endedAt === null ? '' : formatTime(endedAt);
        return [
          t('verify.whole', { n, anchors: verdict.anchors, at }),
          ...(verdict.acknowledged === 0 ? [] : [t('verify.acknowledged', { n: verdict.acknowledged })]),
          ...(progress === null || progress.backwards === 0 ? [] : [t('verify.backwards', { n: progress.backwards })]),
        ].join('；');
      }
      case 'broken':
        return t(`verify.broken.${verdict.fault}`, { seq: verdict.seq });
      case 'anchors':
        return t(`verify.anchors.${verdict.fault}`, { line: verdict.line });
      case 'disagree':
        return t(`alarm.${verdict.trouble}`);
    }
  };
}

function ChainFacts({ state }: { readonly state: State }) {
  const { t } = useTranslation('audit');
  const { t: common } = useTranslation('common');
  const now = useNow(10_000);
  const keep = useCommand(orpc.audit.keepAnchors);
  const move = async (): Promise<void> => {
    const place = await shell().chooseSavePlace({ suggestedName: 'audit-anchors.jsonl' });
    if (place === null) return;
    const outcome = await keep.run({ path: place.path });
    if (outcome.ok) showToast({ text: t('chain.moved', { path: outcome.output.anchorFile }) });
  };
  const copy = async (): Promise<void> => {
    await shell().copyText(state.publicKey);
    showToast({ text: t('chain.copied') });
  };
  return (
    <p className={classes['facts']}>
      <span>{t('chain.entries', { n: state.entries.toLocaleString('zh-CN') })}</span>
      <span className={classNames(state.unwritable && classes['brokenFact'])}>
        {state.unwritable
          ? t('chain.unwritable')
          : state.anchor === null
            ? t('chain.noAnchor')
            : t('chain.anchor', { ago: formatAgo(common, state.anchor.at, now) })}
      </span>
      {state.head !== null && <span title={state.head}>{t('chain.head', { hash: state.head.slice(0, 12) })}</span>}
      <span className={classes['file']} title={state.anchorFile}>
        {t('chain.anchorFile')} {fileNameOf(state.anchorFile)}
      </span>
      <Button tone="quiet" onClick={() => void move()}>
        {t('chain.move')}
      </Button>
      <span title={`${state.publicKey}\n${t('chain.publicKeyNote')}`}>
        {t('chain.publicKey')} <span className={classes['code']}>{state.publicKey.slice(0, 16)}…</span>
      </span>
      <Button tone="quiet" icon={<Copy size={13} />} title={t('chain.publicKeyNote')} onClick={() => void copy()}>
        {t('chain.copy')}
      </Button>
    </p>
  );
}

function fileNameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
