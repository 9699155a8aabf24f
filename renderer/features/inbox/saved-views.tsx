import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { classNames } from '../../ui/class-names.ts';
import { focusOn } from './inbox-focus.ts';
import { inView, SAVED_VIEWS, type SavedView } from './inbox-source.ts';
import { show, useInbox } from './inbox-store.ts';
import classes from './saved-views.module.css';

/** 未处理 · 命中关键词 · 稍后 · 全部, each with how many there are. */
export function SavedViews() {
  const { t, i18n } = useTranslation('inbox');
  const source = useInbox((place) => place.source);
  const { data } = useQuery(orpc.inbox.counts.queryOptions({ input: {}, meta: { refreshEvery: 1_000 } }));
  const counts: Readonly<Record<SavedView, number>> | null =
    data === undefined ? null : { open: data.open, hits: data.openHits, later: data.later, all: data.total };
  const choose = (view: SavedView): void => {
    show(inView(source, view));
    focusOn('list');
  };
  return (
    <div role="tablist" aria-label={t('list.views')} className={classes['views']}>
      {SAVED_VIEWS.map((view) => (
        <button
          key={view}
          type="button"
          role="tab"
          aria-selected={view === source.view}
          className={classNames(classes['view'], view === source.view && classes['current'])}
          onClick={() => choose(view)}
        >
          {t(`view.${view}`)}
          {counts !== null && <span className={classes['count']}>{counts[view].toLocaleString(i18n.language)}</span>}
        </button>
      ))}
    </div>
  );
}
