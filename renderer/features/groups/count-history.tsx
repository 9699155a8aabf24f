import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { PaneSection } from '../../ui/side-pane.tsx';
import { formatDate } from '../../ui/time.ts';
import classes from './groups.module.css';
import { MemberCount } from './member-count.tsx';
import type { GroupRow } from './use-group-columns.tsx';

/** The newest counts; more are in the export. */
const SHOWN = 6;

/** How many were in the group on which day: every count stays (S07). */
export function CountHistory({ group }: { readonly group: GroupRow }) {
  const { t } = useTranslation('groups');
  const counts = useQuery(orpc.groups.detail.queryOptions({ input: { id: group.id } })).data?.counts ?? [];
  if (counts.length === 0) return null;
  return (
    <PaneSection title={t('history.title')}>
      <ul className={classes['history']} aria-label={t('history.title')}>
        {counts.slice(0, SHOWN).map(({ at, members, byPerson }, index) => {
          const before = counts[index + 1]?.members;
          const change =
            before === undefined ? '' : members >= before ? `+${members - before}` : `−${before - members}`;
          return (
            <li key={at}>
              <span>{formatDate(at)}</span>
              <span className={classes['words']}>{byPerson ? t('history.byPerson') : t('history.byAccount')}</span>
              <span className={classes['number']}>{change}</span>
              <span className={classes['number']}>
                <MemberCount members={members} cap={group.cap} />
              </span>
            </li>
          );
        })}
      </ul>
    </PaneSection>
  );
}
