import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlaceCoverage } from '../../../contract/patrol.ts';
import { orpc } from '../../data/client.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { CoverageFigures } from './coverage-figures.tsx';
import { goTo, type PatrolPlace } from './patrol-place.ts';
import { percentOf } from './percent-of.ts';

/** Coverage of today by county; a county opens its villages, a village its unpatrolled groups. */
export function CoverageView({ place }: { readonly place: PatrolPlace }) {
  const { t } = useTranslation('patrol');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const { placeCode } = place;
  const query = useQuery({
    ...orpc.patrol.coverage.queryOptions({ input: { placeCode }, meta: { refreshEvery: 2_000 } }),
    placeholderData: keepPreviousData,
  });
  const columns = useCoverageColumns(placeCode !== null);
  const open = ({ code }: PlaceCoverage): void => {
    if (code === null || code.length > 6) goTo({ ...place, view: 'unread', placeCode: code ?? placeCode });
    else goTo({ ...place, placeCode: code });
  };
  return (
    <QueryState query={query}>
      {({ total, places }) => (
        <>
          <CoverageFigures total={total} place={place} />
          <DataTable
            label={t('view.coverage')}
            columns={columns}
            rows={places}
            idOf={idOf}
            currentId={places.some((row) => idOf(row) === currentId) ? currentId : (places.map(idOf)[0] ?? null)}
            onCurrent={(row) => setCurrentId(idOf(row))}
            onOpen={open}
            empty={<EmptyState title={t('none.coverage')} />}
          />
        </>
      )}
    </QueryState>
  );
}

function idOf({ code }: PlaceCoverage): string {
  return code ?? 'unplaced';
}

function useCoverageColumns(ofCounty: boolean): readonly Column<PlaceCoverage>[] {
  const { t } = useTranslation('patrol');
  return useMemo(() => {
    const number = (key: 'covered' | 'toRead' | 'waiting', width = '90px'): Column<PlaceCoverage> => ({
      ...{ key, title: t(`column.${key}`), width, align: 'end', cell: (row) => row[key] },
    });
    const township: Column<PlaceCoverage> = {
      ...{ key: 'township', title: t('column.township'), width: 'minmax(110px, 1fr)' },
      cell: ({ townshipName }) => townshipName ?? '',
    };
    return [
      ...(ofCounty ? [township] : []),
      {
        ...{ key: 'place', title: t('column.place'), width: 'minmax(130px, 1fr)' },
        cell: ({ name }) => name ?? t('place.unplaced'),
      },
      {
        ...{ key: 'coverage', title: t('column.coverage'), width: 'minmax(160px, 2fr)' },
        cell: (row) => (
          <ProgressBar
            label={t('coverageOf', { place: row.name ?? t('place.unplaced') })}
            percent={percentOf(row)}
            quiet={row.covered < row.toRead}
          />
        ),
      },
      number('covered'),
      number('toRead'),
      {
        ...{ key: 'left', title: t('column.left'), width: '90px', align: 'end' },
        cell: ({ toRead, covered }) => toRead - covered,
      },
      number('waiting', '100px'),
    ];
  }, [t, ofCounty]);
}
