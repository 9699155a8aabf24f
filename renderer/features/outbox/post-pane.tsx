import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostRow, PostView } from '../../../contract/outbox.ts';
import { orpc } from '../../data/client.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Facts, PaneSection, SidePane } from '../../ui/side-pane.tsx';
import { formatDateTime } from '../../ui/time.ts';
import { visibleText } from '../../ui/visible-text.ts';
import type { OpenedPost } from './draft-form.ts';
import classes from './outbox.module.css';
import { PostActs } from './post-acts.tsx';
import { ResultsDrawer } from './results-drawer.tsx';
import { groupsOf, PostState } from './use-post-columns.tsx';

/** One post: what is said, where to, who decided, and what became of it. */
export function PostPane({
  row,
  onEdit,
  onMoved,
}: {
  readonly row: PostRow | null;
  readonly onEdit: (post: OpenedPost) => void;
  readonly onMoved: (view: PostView) => void;
}) {
  const { t } = useTranslation('outbox');
  if (row === null) {
    return (
      <SidePane title={t('title')} label={t('title')}>
        <EmptyState title={t('choose')} />
      </SidePane>
    );
  }
  const title = `${t(`kind.${row.kind}`)} · ${row.draftedBy.name}`;
  return (
    <SidePane title={title} label={title}>
      <Contents row={row} onEdit={onEdit} onMoved={onMoved} />
    </SidePane>
  );
}

function Contents({
  row,
  onEdit,
  onMoved,
}: {
  readonly row: PostRow;
  readonly onEdit: (post: OpenedPost) => void;
  readonly onMoved: (view: PostView) => void;
}) {
  const { t } = useTranslation('outbox');
  const [isListing, setListing] = useState(false);
  const query = useQuery(orpc.outbox.get.queryOptions({ input: { id: row.id }, meta: { refreshEvery: 1_000 } }));
  return (
    <QueryState query={query}>
      {(opened) => (
        <>
          <PostActs
            opened={opened}
            isOld={opened.post.version < row.version}
            onEdit={() => onEdit(opened)}
            onResults={() => setListing(true)}
            onMoved={onMoved}
            onDone={() => void query.refetch()}
          />
          <PaneSection title={t(opened.post.approvedAt === null ? 'words' : 'wordsSaid')}>
            <p className={classes['words']}>
              <ForeignText text={opened.signed} />
            </p>
          </PaneSection>
          <Outcome post={opened.post} />
          <PaneSection title={t('course')}>
            <PostFacts opened={opened} />
          </PaneSection>
          {isListing && <ResultsDrawer post={opened.post} onClose={() => setListing(false)} />}
        </>
      )}
    </QueryState>
  );
}

function Outcome({ post }: { readonly post: PostRow }) {
  const { t } = useTranslation('outbox');
  const all = groupsOf(post);
  if (all === 0 || post.state === 'waiting') return null;
  const { sent, failed, unknown, queued, sending, recalled, cancelled } = post.counts;
  const settled = all - queued - sending;
  return (
    <PaneSection title={t('column.progress')}>
      <ProgressBar label={t('column.progress')} percent={Math.floor((settled / all) * 100)} />
      <p>
        {[
          t('counts.sent', { n: sent + recalled }),
          ...(failed > 0 ? [t('counts.failed', { n: failed })] : []),
          ...(unknown > 0 ? [t('counts.unknown', { n: unknown })] : []),
          ...(queued + sending > 0 ? [t('counts.waiting', { n: queued + sending })] : []),
          ...(recalled > 0 ? [t('counts.recalled', { n: recalled })] : []),
          ...(cancelled > 0 ? [t('counts.cancelled', { n: cancelled })] : []),
        ].join(' · ')}
      </p>
      {recalled > 0 && sent > 0 && <p className={classes['warn']}>{t('standingNote', { count: sent })}</p>}
      {unknown > 0 && <p className={classes['warn']}>{t('unknownNote')}</p>}
    </PaneSection>
  );
}

function PostFacts({ opened }: { readonly opened: OpenedPost }) {
  const { t } = useTranslation('outbox');
  const { post, source, answered, contentHash } = opened;
  const by = (person: { readonly name: string } | null, at: number | null): string =>
    t('by', { name: person?.name ?? '', at: at === null ? '' : formatDateTime(at) });
  const facts: (readonly [string, ReactNode])[] = [
    [t('fact.state'), <PostState key="state" post={post} />],
    [t('fact.target'), <Target key="target" opened={opened} />],
    [t('fact.author'), by(post.draftedBy, post.draftedAt)],
  ];
  if (answered !== null)
    facts.push([t('fact.answered'), `${visibleText(answered.senderName)}：${visibleText(answered.text)}`]);
  if (post.frozenBy !== null) facts.push([t('fact.frozen'), by(post.frozenBy, post.frozenAt)]);
  if (post.approvedBy !== null) facts.push([t('fact.approved'), by(post.approvedBy, post.approvedAt)]);
  if (post.declined !== null) {
    const { by: who, at, reason } = post.declined;
    facts.push([t('fact.declined'), t('declinedWhy', { name: who.name, at: formatDateTime(at), reason })]);
  }
  if (post.endedAt !== null) facts.push([t('fact.ended'), formatDateTime(post.endedAt)]);
  if (source !== null)
    facts.push([
      t('fact.source'),
      [source.title, source.account, source.date, source.link].filter(Boolean).join(' · '),
    ]);
  if (contentHash !== null)
    facts.push([
      t('fact.hash'),
      <span key="hash" className={classes['hash']} title={t('hashWords')}>
        {contentHash.slice(0, 16)}
      </span>,
    ]);
  return <Facts facts={facts} />;
}

function Target({ opened: { target, post } }: { readonly opened: OpenedPost }) {
  const { t } = useTranslation('outbox');
  const all = groupsOf(post);
  const isNamedOnly = target.kind === 'groups' && !target.everywhere && target.regions.length === 0;
  const count = all === 0 || isNamedOnly ? [] : [t('counts.groups', { count: all })];
  switch (target.kind) {
    case 'reply':
      return t('target.one');
    case 'supervision':
      return t('target.groups', { count: target.groupIds.length });
    case 'groups':
      return [
        ...(target.everywhere ? [t('target.everywhere')] : []),
        ...(target.regions.length > 0 ? [t('target.regions', { count: target.regions.length })] : []),
        ...(target.groupIds.length > 0 ? [t('target.groups', { count: target.groupIds.length })] : []),
        ...(target.tags.length > 0 ? [t('target.tags', { tags: target.tags.join('、') })] : []),
        ...count,
      ].join(' · ');
  }
}
