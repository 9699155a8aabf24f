import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/bytes.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Facts, PaneSection, SidePane } from '../../ui/side-pane.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { canResume, markOf, percentOf, type ImportRow } from './import-progress.ts';
import { SetAsideRows } from './set-aside-rows.tsx';
import type { ImportActs } from './use-import-acts.ts';

const number = (value: number): string => value.toLocaleString('zh-CN');

/** One import: how far it is, what it added, and the rows it could not read. */
export function ImportDetail({ row, acts }: { readonly row: ImportRow | null; readonly acts: ImportActs }) {
  const { t } = useTranslation('imports');
  if (row === null) {
    return (
      <SidePane title={t('pane.title')} label={t('pane.title')}>
        <EmptyState title={t('pane.choose')} />
      </SidePane>
    );
  }
  return (
    <SidePane title={row.fileName} label={row.fileName} actions={<Acts row={row} acts={acts} />}>
      <p>
        <StateMark mark={markOf(row.state)} word={t(`state.${row.state}`)} />
      </p>
      <ProgressBar label={t('pane.progress')} percent={percentOf(row)} quiet={row.state !== 'running'} />
      <PaneSection title={t('pane.title')}>
        <ImportFacts row={row} />
      </PaneSection>
      <PaneSection title={t('pane.setAside')}>
        {row.setAside === 0 ? <p>{t('pane.noSetAside')}</p> : <SetAsideRows fileName={row.fileName} />}
      </PaneSection>
    </SidePane>
  );
}

function Acts({ row, acts }: { readonly row: ImportRow; readonly acts: ImportActs }) {
  const { t } = useTranslation('imports');
  if (row.state === 'running') {
    return (
      <Button keys="KeyS" disabled={acts.isPending} onClick={() => void acts.cancel(row.id)}>
        {t('cancel')}
      </Button>
    );
  }
  if (!canResume(row)) return null;
  return (
    <Button keys="KeyR" disabled={acts.isPending} onClick={() => void acts.resume(row.id)}>
      {t('resume')}
    </Button>
  );
}

function ImportFacts({ row }: { readonly row: ImportRow }) {
  const { t } = useTranslation('imports');
  return (
    <Facts
      facts={[
        ...(row.refusal === null ? [] : [[t('fact.refusal'), row.refusal] as const]),
        ...(row.format === null ? [] : [[t('fact.format'), row.format] as const]),
        ...(row.encoding === null ? [] : [[t('fact.encoding'), row.encoding] as const]),
        [t('fact.size'), formatBytes(row.bytes)],
        [t('fact.rows'), number(row.rows)],
        [t('fact.added'), number(row.added)],
        [t('fact.known'), number(row.known)],
        [t('fact.setAside'), number(row.setAside)],
        [t('fact.started'), formatDateTime(row.startedAt)],
        ...(row.endedAt === null ? [] : [[t('fact.ended'), formatDateTime(row.endedAt)] as const]),
      ]}
    />
  );
}
