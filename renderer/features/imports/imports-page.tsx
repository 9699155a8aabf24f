import { useQuery } from '@tanstack/react-query';
import { FileInput } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { shell } from '../../data/shell.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { ImportDetail } from './import-detail.tsx';
import { canResume, type ImportRow } from './import-progress.ts';
import { PreviewDialog } from './preview-dialog.tsx';
import { useImportActs } from './use-import-acts.ts';
import { useImportColumns } from './use-import-columns.tsx';

/** 导入: choose a file, see what it is understood to be, import it, and see what became of every row. */
export function ImportsPage() {
  const query = useQuery(orpc.imports.list.queryOptions({ input: { limit: 200 } }));
  return <QueryState query={query}>{({ imports }) => <Imports imports={imports} />}</QueryState>;
}

function Imports({ imports }: { readonly imports: readonly ImportRow[] }) {
  const { t } = useTranslation('imports');
  const [path, setPath] = useState<string | null>(null);
  const [currentId, setCurrentId] = useState<string | null>(null);
  const columns = useImportColumns();
  const acts = useImportActs();
  const current = imports.find(({ id }) => id === currentId) ?? imports[0] ?? null;
  const choose = async (): Promise<void> => {
    const chosen = await shell().chooseImportFile();
    if (chosen !== null) setPath(chosen.path);
  };
  const group = t('command.group');
  useCommands([
    { id: 'imports.choose', title: t('command.choose'), group, keys: ['KeyN'], hint: true, run: () => void choose() },
    ...(current?.state === 'running'
      ? [
          {
            id: 'imports.cancel',
            title: t('command.cancel'),
            group,
            keys: ['KeyS'],
            hint: true,
            run: () => void acts.cancel(current.id),
          },
        ]
      : []),
    ...(current !== null && canResume(current)
      ? [
          {
            id: 'imports.resume',
            title: t('command.resume'),
            group,
            keys: ['KeyR'],
            hint: true,
            run: () => void acts.resume(current.id),
          },
        ]
      : []),
  ]);
  const chooseButton = (
    <Button tone="primary" icon={<FileInput size={15} />} keys="KeyN" onClick={() => void choose()}>
      {t('choose')}
    </Button>
  );
  return (
    <Page title={t('title')} about={t('about')} actions={chooseButton}>
      <WithSidePane pane={<ImportDetail row={current} acts={acts} />}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={imports}
          idOf={({ id }) => id}
          currentId={current?.id ?? null}
          onCurrent={({ id }) => setCurrentId(id)}
          empty={<EmptyState title={t('none')}>{t('noneWords')}</EmptyState>}
        />
      </WithSidePane>
      {path !== null && (
        <PreviewDialog path={path} onClose={() => setPath(null)} onStarted={(id) => setCurrentId(id)} />
      )}
    </Page>
  );
}
