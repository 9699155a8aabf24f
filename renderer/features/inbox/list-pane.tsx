import { useTranslation } from 'react-i18next';
import { failureOf } from '../../data/failure.ts';
import { failureWords } from '../../data/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Reading } from '../../ui/query-state.tsx';
import { activeFilters, keyOf, withoutFilters, type InboxSource } from './inbox-source.ts';
import { currentEntry, currentList, show, useInbox } from './inbox-store.ts';
import { FilterBar } from './filter-bar.tsx';
import classes from './list-pane.module.css';
import { ListStatus } from './list-status.tsx';
import { MessageList } from './message-list.tsx';
import { SavedViews } from './saved-views.tsx';
import { SearchBar } from './search-bar.tsx';
import { UndoBar } from './undo-bar.tsx';
import { readAgain } from './use-inbox-list.ts';

/** The left pane: views, search, filters, and the messages. */
export function ListPane({ onUndo }: { readonly onUndo: () => void }) {
  const { t } = useTranslation('inbox');
  return (
    <section className={classes['pane']} aria-label={t('list.label')}>
      <SavedViews />
      <SearchBar />
      <FilterBar />
      <ListStatus />
      <ListBody />
      <UndoBar onUndo={onUndo} />
    </section>
  );
}

function ListBody() {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation('common');
  const phase = useInbox((place) => currentEntry(place).phase);
  const isEmpty = useInbox((place) => currentList(place).cursor.ids.length === 0);
  const hasMore = useInbox((place) => currentList(place).next !== null);
  const source = useInbox((place) => place.source);
  if (!isEmpty || (hasMore && phase.kind === 'reading-on')) return <MessageList key={keyOf(source)} />;
  if (phase.kind === 'failed') {
    return (
      <EmptyState title={t('empty.failed')} action={<Button onClick={readAgain}>{common('action.retry')}</Button>}>
        {failureWords(common, failureOf(phase.error))}
      </EmptyState>
    );
  }
  if (phase.kind !== 'ready') return <Reading words={t('list.reading')} />;
  return <NothingHere source={source} />;
}

function NothingHere({ source }: { readonly source: InboxSource }) {
  const { t } = useTranslation('inbox');
  const clear =
    activeFilters(source) > 0
      ? { action: <Button onClick={() => show(withoutFilters(source))}>{t('filter.clear')}</Button> }
      : {};
  if (source.search !== null) {
    return (
      <EmptyState title={t('empty.search', { text: source.search.text })} {...clear}>
        {t('empty.searchWords')}
      </EmptyState>
    );
  }
  if (activeFilters(source) > 0) return <EmptyState title={t('empty.filtered')} {...clear} />;
  if (source.view === 'open') return <EmptyState title={t('empty.open')}>{t('empty.openWords')}</EmptyState>;
  return <EmptyState title={t(`empty.${source.view}`)} />;
}
