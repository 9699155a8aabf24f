import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OperatorId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './leads.module.css';

/** Who can open leads: warns while one person alone can, and lets whoever holds the key grant it. */
export function KeyHolders() {
  const { t } = useTranslation('leads');
  const { data } = useQuery(orpc.leads.holders.queryOptions({ input: {} }));
  const grant = useCommand(orpc.leads.grant);
  if (data === undefined) return null;
  const holders = data.officers.filter(({ holds }) => holds);
  const others = data.officers.filter(({ holds }) => !holds);
  if (holders.length > 1 && others.length === 0) return null;
  const give = async (personId: OperatorId, name: string): Promise<void> => {
    const outcome = await grant.run({ personId });
    if (outcome.ok) showToast({ text: t('key.granted', { name }) });
  };
  return (
    <div className={classes['bar']} role="status">
      <span className={classes['warn']}>
        {!data.isMade ? t('key.none') : holders.length === 1 ? t('key.one') : null}
      </span>
      {data.isMade &&
        others.map(({ id, name, mayBeGranted }) => (
          <span key={id}>
            {mayBeGranted ? t('key.waiting', { name }) : t('key.noPair', { name })}{' '}
            {mayBeGranted && (
              <Button onClick={() => void give(id, name)} disabled={grant.isPending}>
                {t('key.grant')}
              </Button>
            )}
          </span>
        ))}
    </div>
  );
}
