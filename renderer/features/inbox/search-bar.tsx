import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchOrder } from '../../../contract/searches.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { activeFilters } from './inbox-source.ts';
import { useInbox } from './inbox-store.ts';
import { SavedSearchCommands, SaveSearch } from './save-search.tsx';
import { SearchField } from './search-field.tsx';
import { searchFor, useFiltersOpen } from './searching.ts';
import { PERIODS, periodOf, type PeriodName } from './search-periods.ts';
import classes from './search-bar.module.css';

const ORDERS = ['newest', 'best'] as const satisfies readonly SearchOrder[];

/** The search field; while something is searched for also the period, the order, and the way to keep it. */
export function SearchBar() {
  const { t } = useTranslation('inbox');
  const search = useInbox((place) => place.source.search);
  const filters = useInbox((place) => activeFilters(place.source));
  const { isOpen, toggle } = useFiltersOpen();
  const [period, setPeriod] = useState<PeriodName>('any');
  const choosePeriod = (name: PeriodName): void => {
    setPeriod(name);
    if (search !== null) searchFor(search.text, periodOf(name, Date.now()));
  };
  const filterLabel = filters === 0 ? t('filter.open') : `${t('filter.open')} ${filters}`;
  return (
    <div role="search">
      <div className={classes['bar']}>
        <SearchField period={period} />
        <IconButton
          label={filterLabel}
          icon={<ListFilter size={16} />}
          aria-expanded={isOpen}
          className={classNames((isOpen || filters > 0) && classes['active'])}
          onClick={toggle}
        />
      </div>
      {search !== null && (
        <div className={classes['more']}>
          <Select<PeriodName>
            aria-label={t('search.period')}
            value={period}
            onChange={choosePeriod}
            options={PERIODS.map((name) => ({ value: name, label: t(`search.${name}`) }))}
            popupMatchSelectWidth={false}
            style={{ width: 112 }}
          />
          <Select<SearchOrder>
            aria-label={t('search.order')}
            value={search.order}
            onChange={(order) => searchFor(search.text, search.period, order)}
            options={ORDERS.map((order) => ({ value: order, label: t(`search.orders.${order}`) }))}
            popupMatchSelectWidth={false}
            style={{ width: 112 }}
          />
          <SaveSearch key={search.text} search={search} />
        </div>
      )}
      <SavedSearchCommands />
    </div>
  );
}
