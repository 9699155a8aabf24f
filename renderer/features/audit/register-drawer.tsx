import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportRow } from '../../../contract/exports.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { formatBytes } from '../../ui/bytes.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Drawer } from '../../ui/kit/drawer.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { formatDateTime } from '../../ui/time.ts';
import classes from './audit.module.css';
import { FileCheck } from './file-check.tsx';
import { useAuditWords } from './use-audit-words.ts';

const PAGE = 100;

/** 导出登记: what has left the console, and whether a file is one of those. */
export function RegisterDrawer({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('audit');
  return (
    <Drawer title={t('register.title')} open={open} onClose={onClose} width={1080}>
      {open && (
        <div className={classes['drawer']}>
          <FileCheck />
          <Register />
        </div>
      )}
    </Drawer>
  );
}

function Register() {
  const { t } = useTranslation('audit');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const columns = useColumns();
  const query = useInfiniteQuery(
    orpc.exports.list.infiniteOptions({
      input: (before: string | null) => ({ before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const more = useMore(query);
  return (
    <QueryState query={query}>
      {({ pages }) => (
        <DataTable
          label={t('register.title')}
          columns={columns}
          rows={pages.flatMap((page) => page.exports)}
          idOf={({ serial }) => `export-${serial}`}
          currentId={currentId}
          onCurrent={({ serial }) => setCurrentId(`export-${serial}`)}
          onNearEnd={more}
          empty={<EmptyState title={t('register.none')}>{t('register.about')}</EmptyState>}
        />
      )}
    </QueryState>
  );
}

function useColumns(): readonly Column<ExportRow>[] {
  const { t } = useTranslation('audit');
  const { personOf } = useAuditWords();
  return useMemo(() => {
    const column = (key: keyof ExportRow & keyof typeof titles, width: string) => ({ key, title: titles[key], width });
    const titles = {
      serial: t('register.column.serial'),
      at: t('register.column.at'),
      by: t('register.column.by'),
      kind: t('register.column.kind'),
      purpose: t('register.column.purpose'),
      fileName: t('register.column.fileName'),
      bytes: t('register.column.bytes'),
      checkCode: t('register.column.checkCode'),
    };
    return [
      { ...column('serial', '112px'), cell: ({ serial }) => serial },
      { ...column('at', '142px'), cell: ({ at }) => formatDateTime(at) },
      { ...column('by', '72px'), cell: ({ by }) => personOf(by) },
      { ...column('kind', '84px'), cell: ({ kind }) => t(`register.kind.${kind}`) },
      {
        ...column('fileName', 'minmax(160px, 2fr)'),
        cell: ({ fileName, sha256 }) => <span title={`${fileName}\nSHA-256 ${sha256}`}>{fileName}</span>,
      },
      {
        ...column('purpose', 'minmax(90px, 1fr)'),
        cell: ({ purpose }) => <span title={purpose}>{purpose}</span>,
      },
      { ...column('bytes', '78px'), align: 'end', cell: ({ bytes }) => formatBytes(bytes) },
      {
        ...column('checkCode', '142px'),
        cell: ({ checkCode }) => <span className={classes['code']}>{checkCode}</span>,
      },
    ];
  }, [t, personOf]);
}
