import { useInfiniteQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { POST_VIEWS } from '../../../contract/outbox.ts';
import type { MessageId, PostId } from '../../../domain/ids.ts';
import { orpc } from '../../data/client.ts';
import { useMore } from '../../data/use-more.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
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
import { PostPane } from './post-pane.tsx';
import { usePostColumns } from './use-post-columns.tsx';

const PAGE = 50;
type View = (typeof POST_VIEWS)[number];

/** 发件: what is under way, the own drafts, and what is over. `#/outbox/new?reply=…` begins the answer to a message. */
export function OutboxPage() {
  const { t } = useTranslation('outbox');
  const { t: common } = useTranslation('common');
  const route = useRoute();
  const whyNot = useMay('post.write') ? null : common('failure.not-allowed');
  const [view, setView] = useState<View>('open');
  const [own, setOwn] = useState<Composing | null>(null);
  const [isNaming, setNaming] = useState(false);
  const composing = own ?? composingOf(route.id, route.search.get('reply'));
  useOutboxCommands({ whyNot, compose: () => setOwn({ post: null, replyTo: null }), name: () => setNaming(true) });
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
          <Button onClick={() => setNaming(true)}>{t('names.open')}</Button>
          <Button
            tone="primary"
            icon={<Plus size={15} />}
            keys="KeyN"
            unavailable={whyNot}
            onClick={() => setOwn({ post: null, replyTo: null })}
          >
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
      <Posts key={view} view={view} firstId={route.id} onEdit={(post) => setOwn({ post, replyTo: null })} />
      {composing !== null && (
        <ComposeDialog
          key={composing.post?.post.id ?? composing.replyTo ?? 'new'}
          composing={composing}
          onClose={close}
          onSaved={(isPutUp) => {
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

function useOutboxCommands({
  whyNot,
  compose,
  name,
}: {
  readonly whyNot: string | null;
  readonly compose: () => void;
  readonly name: () => void;
}): void {
  const { t } = useTranslation('outbox');
  const group = t('command.group');
  useCommands([
    {
      ...{ id: 'outbox.compose', title: t('command.compose'), group, keys: ['KeyN'], hint: true, unavailable: whyNot },
      run: compose,
    },
    { id: 'outbox.names', title: t('command.names'), group, keys: [], run: name },
  ]);
}

function Posts({
  view,
  firstId,
  onEdit,
}: {
  readonly view: View;
  readonly firstId: string | null;
  readonly onEdit: (post: Composing['post']) => void;
}) {
  const { t } = useTranslation('outbox');
  const [currentId, setCurrentId] = useState<string | null>(firstId);
  const columns = usePostColumns();
  const query = usePosts(view);
  return (
    <QueryState query={query}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.posts);
        const current = rows.find(({ id }) => id === currentId) ?? rows[0] ?? null;
        return (
          <WithSidePane wide pane={<PostPane key={current?.id} row={current} onEdit={onEdit} />}>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              idOf={({ id }) => id}
              currentId={current?.id ?? null}
              onCurrent={({ id }) => setCurrentId(id)}
              onNearEnd={query.more}
              empty={<EmptyState title={t(`none.${view}`)}>{t('noneWords')}</EmptyState>}
            />
          </WithSidePane>
        );
      }}
    </QueryState>
  );
}

function usePosts(view: View) {
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
