import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../contract/people.ts';
import type { Column } from '../../ui/data-table.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatDate, formatTime } from '../../ui/time.ts';
import classes from './people.module.css';
import { useCounties } from './use-counties.ts';

/** The columns of the list of people. */
export function usePersonColumns(): readonly Column<PersonRow>[] {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const counties = useCounties();
  return useMemo(() => {
    const names = new Map(counties.map(({ code, name }) => [code, name]));
    return [
      {
        key: 'name',
        title: t('column.name'),
        width: 'minmax(90px, 1fr)',
        cell: ({ name, state }) => (
          <span className={state === 'active' ? classes['name'] : classes['off']}>{name}</span>
        ),
      },
      { key: 'login', title: t('column.login'), width: 'minmax(100px, 1fr)', cell: ({ login }) => login },
      {
        key: 'role',
        title: t('column.role'),
        width: 'minmax(100px, 1fr)',
        cell: ({ role }) => common(`role.${role}`),
      },
      {
        key: 'territory',
        title: t('column.territory'),
        width: 'minmax(100px, 1.4fr)',
        cell: ({ territory }) =>
          territory.length === 0 ? (
            <span className={classes['faint']}>{t('wholeCity')}</span>
          ) : (
            territory.map((code) => names.get(code) ?? code).join('、')
          ),
      },
      {
        key: 'state',
        title: t('column.state'),
        width: 'minmax(180px, 1.4fr)',
        cell: (person) => <State {...person} />,
      },
      {
        key: 'createdAt',
        title: t('column.createdAt'),
        width: '110px',
        cell: ({ createdAt }) => (createdAt === null ? '–' : formatDate(createdAt)),
      },
    ];
  }, [t, common, counties]);
}

function State({ state, mustChangePassword, lockedUntil }: PersonRow) {
  const { t } = useTranslation('people');
  return (
    <span className={classes['state']}>
      <StateMark mark={state === 'active' ? 'done' : 'paused'} word={t(`state.${state}`)} />
      {mustChangePassword && <span className={classes['soon']}>{t('state.mustChange')}</span>}
      {lockedUntil !== null && (
        <span className={classes['over']}>{t('state.lockedUntil', { until: formatTime(lockedUntil) })}</span>
      )}
    </span>
  );
}
