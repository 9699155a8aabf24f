import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InferContractRouterOutputs } from '@orpc/contract';
import type { Contract } from '../../../contract/index.ts';
import type { IssueId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import life from './issue-life.module.css';
import classes from './issue-recusals.module.css';
import { RecusalDialog } from './recusal-dialog.tsx';

type Recusal = InferContractRouterOutputs<Contract>['recusals']['list']['recusals'][number];

/** 回避: from whom this issue is kept, and who may change it. Nothing where nobody is and nobody may. */
export function IssueRecusals({ issueId }: { readonly issueId: IssueId }) {
  const { t } = useTranslation('issues');
  const mayEdit = useMay('recusal.edit');
  const query = useQuery(orpc.recusals.list.queryOptions({ input: { issueId } }));
  const [open, setOpen] = useState<Recusal | 'new' | null>(null);
  const recusals = query.data?.recusals ?? [];
  if (recusals.length === 0 && !mayEdit) return null;
  const inForce = recusals.filter((recusal) => recusal.lifted === null).length;
  return (
    <section aria-label={t('recusal.title')}>
      <h3 className={life['heading']}>
        {inForce === 0 ? t('recusal.none') : t('recusal.count', { n: inForce })}
        {mayEdit && (
          <Button tone="quiet" onClick={() => setOpen('new')}>
            {t('recusal.add')}
          </Button>
        )}
      </h3>
      <ul className={classes['list']}>
        {recusals.map((recusal) => (
          <Line key={recusal.id} recusal={recusal} onLift={mayEdit ? () => setOpen(recusal) : null} />
        ))}
      </ul>
      {open !== null && <RecusalDialog issueId={issueId} recusal={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Line({ recusal, onLift }: { readonly recusal: Recusal; readonly onLift: (() => void) | null }) {
  const { t } = useTranslation(['issues', 'common']);
  const { person, cause, reason, at, by, lifted } = recusal;
  const why = cause === 'auto' ? t('recusal.auto') : t('recusal.manual', { name: by?.name ?? '' });
  return (
    <li className={classes['line']} data-lifted={lifted !== null}>
      <span className={classes['who']}>{`${person.name} · ${t(`common:role.${person.role}`)}`}</span>
      <span className={classes['why']}>
        {[why, visibleText(reason), formatDateTime(at)].filter((part) => part !== '').join(' · ')}
        {lifted !== null && (
          <span className={classes['lifted']}>
            {t('recusal.lifted', {
              at: formatDateTime(lifted.at),
              name: lifted.by?.name ?? '',
              reason: visibleText(lifted.reason),
            })}
          </span>
        )}
      </span>
      {lifted === null && onLift !== null && (
        <Button tone="quiet" aria-label={t('recusal.liftOf', { name: person.name })} onClick={onLift}>
          {t('recusal.lift')}
        </Button>
      )}
    </li>
  );
}
