import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostRow } from '../../../contract/outbox.ts';
import type { Column } from '../../ui/data-table.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { formatAgo } from '../../ui/time.ts';
import { useNow } from '../../ui/use-now.ts';
import { visibleText } from '../../ui/visible-text.ts';
import classes from './outbox.module.css';
import { MARK_OF, shownState } from './shown-state.ts';

/** The state of a post as shape, word and colour. */
export function PostState({ post }: { readonly post: PostRow }) {
  const { t } = useTranslation('outbox');
  const state = shownState(post);
  return <StateMark mark={MARK_OF[state]} word={t(`state.${state}`)} />;
}

/** How many groups of a post there are. */
export function groupsOf({ counts }: PostRow): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** The columns of the list of posts. */
export function usePostColumns(): readonly Column<PostRow>[] {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const now = useNow();
  return useMemo(
    () => [
      {
        key: 'text',
        title: t('column.text'),
        width: 'minmax(180px, 2fr)',
        cell: ({ text }) => visibleText(text.split('\n')[0] ?? ''),
      },
      { key: 'kind', title: t('column.kind'), width: '88px', cell: ({ kind }) => t(`kind.${kind}`) },
      { key: 'state', title: t('column.state'), width: '118px', cell: (post) => <PostState post={post} /> },
      {
        key: 'progress',
        title: t('column.progress'),
        width: 'minmax(150px, max(150px, 14vw))',
        align: 'end',
        cell: (post) => <Progress post={post} />,
      },
      { key: 'author', title: t('column.author'), width: '72px', cell: ({ draftedBy }) => draftedBy.name },
      {
        key: 'at',
        title: t('column.at'),
        width: '92px',
        align: 'end',
        cell: ({ endedAt, approvedAt, frozenAt, draftedAt }) =>
          formatAgo(common, endedAt ?? approvedAt ?? frozenAt ?? draftedAt, now),
      },
    ],
    [t, common, now],
  );
}

function Progress({ post }: { readonly post: PostRow }) {
  const { t } = useTranslation('outbox');
  const { failed, unknown, sent, recalled } = post.counts;
  const all = groupsOf(post);
  if (all === 0) return '–';
  return (
    <span className={classes['progress']}>
      {failed > 0 && <span className={classes['bad']}>{t('counts.failed', { n: failed })}</span>}
      {unknown > 0 && <span className={classes['warn']}>{t('counts.unknown', { n: unknown })}</span>}
      {recalled > 0 && <span className={classes['faint']}>{t('counts.recalled', { n: recalled })}</span>}
      <span>{t('progress', { sent: sent + recalled, all })}</span>
    </span>
  );
}
