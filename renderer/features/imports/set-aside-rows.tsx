import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { QueryState } from '../../ui/query-state.tsx';
import classes from './imports.module.css';

const NEWEST = 200;

/** The rows of a file that could not be read, by row number, each with the reason. */
export function SetAsideRows({ fileName }: { readonly fileName: string }) {
  const { t } = useTranslation('imports');
  const query = useQuery(
    orpc.accounts.setAside.queryOptions({
      input: { accountId: null, before: null, limit: NEWEST },
      meta: { refreshEvery: 1_000 },
    }),
  );
  return (
    <QueryState query={query}>
      {({ items }) => {
        const own = items.filter(({ source }) => source === fileName).toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
        return (
          <>
            <ol className={classes['rows']}>
              {own.map(({ id, row, detail }) => (
                <li key={id} className={classes['row']}>
                  <span className={classes['number']}>{row === null ? t('rowUnknown') : t('row', { row })}</span>
                  {/* The reason names the row too, for where it stands alone. */}
                  <span>{row === null ? detail : detail.replace(`第 ${row} 行：`, '')}</span>
                </li>
              ))}
            </ol>
            {items.length === NEWEST && <p className={classes['more']}>{t('moreSetAside', { n: NEWEST })}</p>}
          </>
        );
      }}
    </QueryState>
  );
}
