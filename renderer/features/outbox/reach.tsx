import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostTarget } from '../../../domain/outbox/post.ts';
import { orpc } from '../../data/client.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './outbox.module.css';

/** How far a target reaches now, before anything is saved. */
export function Reach({ target }: { readonly target: PostTarget | null }) {
  const { t } = useTranslation('outbox');
  const asked = useDeferredValue(target);
  const { data } = useQuery(
    orpc.outbox.preview.queryOptions({
      input: { target: structuredClone(asked) as never },
      enabled: asked !== null,
      placeholderData: (before) => before,
      meta: { refreshEvery: 5_000 },
    }),
  );
  if (data === undefined || target === null) return null;
  const { groups, reachable, accounts, unreachableNames } = data;
  return (
    <div role="status">
      <p>
        {t('form.preview', {
          groups: t('counts.groups', { count: groups }),
          reachable,
          accounts: t('counts.accounts', { count: accounts }),
        })}
      </p>
      {unreachableNames.length > 0 && (
        <p className={classes['warn']}>
          {t('form.unreachable', { names: unreachableNames.map(visibleText).slice(0, 5).join('、') })}
          {groups - reachable > 5 && ' …'}
        </p>
      )}
    </div>
  );
}
