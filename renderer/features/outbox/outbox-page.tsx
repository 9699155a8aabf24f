import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { POST_VIEWS, type PostView } from '../../../contract/outbox.ts';
import type { MessageId, PostId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { go, useRoute } from '../../ui/route.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { ComposeDialog, type Composing } from './compose-dialog.tsx';
import { NamesDialog } from './names-dialog.tsx';
import { OPENING_BUTTON } from './post-acts.tsx';
import { PostPane } from './post-pane.tsx';
import { useOutboxCommands } from './use-outbox-commands.ts';
import { usePostColumns } from './use-post-columns.tsx';

const PAGE = 50;

/** 发件: what is under way, the own drafts, and what is over. `#/outbox/new?reply=…` begins the answer to a message. */
export function OutboxPage() {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const route = useRoute();
  const whyNot = useMay('post.write') ? null : common('failure.not-allowed');
  const [view, setView] = useState<PostView>('open');
  const [own, setOwn] = useState<Composing | null>(null);
  const [currentId, setCurrentId] = useState(route.id);
  const [isNaming, setNaming] = useState(false);
  const composing = own ?? composingOf(route.id, route.search.get('reply'));
  const compose = (): void => setOwn({ post: null, replyTo: null });
  useOutboxCommands({ whyNot, compose, name: () => setNaming(true), show: setView });
  const close = (): void => {
    setOwn(null);
    if (route.id === 'new') go('outbox');
  };
  return (
    <Page
      title={t('title')}
      about={t('about')}
      actions={
        <>
          <Button keys="KeyM" onClick={() => setNaming(true)}>
            {t('names.open')}
          </Button>
          <Button tone="primary" icon={<Plus size={15} />} keys="KeyN" unavailable={whyNot} onClick={compose}>
            {t('form.new')}
          </Button>
        </>
      }
    >
      <Toolbar label={t('view.label')}>
        <Segmented
          label={t('view.label')}
          segments={POST_VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={view}
          onChange={setView}
        />
      </Toolbar>
      <Posts
        key={view}
        view={view}
        currentId={currentId}
        onCurrent={setCurrentId}
        onEdit={(post) => setOwn({ post, replyTo: null })}
        onMoved={(post, next) => {
          setCurrentId(post);
          setView(next);
        }}
      />
      {composing !== null && (
        <ComposeDialog
          key={composing.post?.post.id ?? composing.replyTo ?? 'new'}
          composing={composing}
          onClose={close}
          onSaved={(id, isPutUp) => {
            setCurrentId(id);
            setView(isPutUp ? 'open' : 'drafts');
            close();
          }}
        />
      )}
      {isNaming && <NamesDialog onClose={() => setNaming(false)} />}
    </Page>
  );
}

function composingOf(id: string | null, reply: string | null): Composing | null {
  if (id !== 'new') return null;
  const replyTo = Number(reply);
  return { post: null, replyTo: Number.isSafeInteger(replyTo) && replyTo > 0 ? (replyTo as MessageId) : null };
}

function Posts({
  view,
  currentId,
  onCurrent,
  onEdit,
  onMoved,
}: {
  readonly view: PostView;
  readonly currentId: string | null;
  readonly onCurrent: (id: PostId) => void;
  readonly onEdit: (post: Composing['post']) => void;
  /** An act has moved a post into another view. */
  readonly onMoved: (id: PostId, view: PostView) => void;
}) {
  const { t } = useTranslation('outbox');
  const columns = usePostColumns();
  const query = usePosts(view);
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.posts);
        const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
        return (
          <WithSidePane
            wide
            pane={
              <PostPane
                key={current?.id}
                row={current}
                onEdit={onEdit}
                onMoved={(next) => current !== null && onMoved(current.id, next)}
              />
            }
          >
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              idOf={({ id }) => id}
              currentId={current?.id ?? null}
              onCurrent={({ id }) => onCurrent(id)}
              onOpen={() => document.getElementById(OPENING_BUTTON)?.click()}
              onNearEnd={query.more}
              empty={<EmptyState title={t(`none.${view}`)}>{t('noneWords')}</EmptyState>}
            />
          </WithSidePane>
        );
      }}
    </QueryState>
  );
}

function usePosts(view: PostView) {
  const query = useInfiniteQuery(
    orpc.outbox.list.infiniteOptions({
      input: (before: PostId | null) => ({ view, before, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: (before) => before,
      meta: { refreshEvery: 1_000 },
    }),
  );
  return { ...query, more: useMore(query) };
}
