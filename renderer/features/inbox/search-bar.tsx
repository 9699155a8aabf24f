import { ListFilter, Search, X } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.ts';
import { isComposing } from '../../ui/commands/key-dispatcher.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Select } from '../../ui/kit/select.tsx';
import { FOCUS, focusOn } from './inbox-focus.ts';
import { activeFilters } from './inbox-source.ts';
import { useInbox } from './inbox-store.ts';
import { leaveSearch, searchFor, useFiltersOpen } from './searching.ts';
import { PERIODS, periodOf, type PeriodName } from './search-periods.ts';
import classes from './search-bar.module.css';

/** While a person types, the list is asked only once the words have stood still this long, ms. */
const SETTLED_MS = 180;

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
    <div className={classes['bar']} role="search">
      <SearchField period={period} />
      {search !== null && (
        <Select<PeriodName>
          aria-label={t('search.period')}
          value={period}
          onChange={choosePeriod}
          options={PERIODS.map((name) => ({ value: name, label: t(`search.${name}`) }))}
          popupMatchSelectWidth={false}
          style={{ width: 116 }}
        />
      )}
      <IconButton
        label={filterLabel}
        icon={<ListFilter size={16} />}
        aria-expanded={isOpen}
        className={classNames((isOpen || filters > 0) && classes['active'])}
        onClick={toggle}
      />
    </div>
  );
}

function SearchField({ period }: { readonly period: PeriodName }) {
  const { t } = useTranslation('inbox');
  const asked = useInbox((place) => place.source.search?.text ?? '');
  const [words, setWords] = useState(asked);
  const [composing, setComposing] = useState(false);
  useEffect(() => setWords(asked), [asked]);
  useEffect(() => {
    if (composing || words.trim() === asked) return;
    const timer = setTimeout(() => searchFor(words, periodOf(period, Date.now())), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [words, asked, composing, period]);
  const leave = (): void => {
    setWords('');
    leaveSearch();
    focusOn('list');
  };
  const pressed = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      searchFor(words, periodOf(period, Date.now()));
      focusOn('list');
    } else return;
    event.preventDefault();
  };
  return (
    <span className={classes['field']}>
      <Search size={15} aria-hidden="true" />
      <input
        id={FOCUS.search}
        data-search-field
        type="text"
        className={classes['input']}
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={pressed}
      />
      {words === '' ? (
        <Kbd keys="Slash" />
      ) : (
        <IconButton label={t('search.leave')} icon={<X size={14} />} className={classes['leave']} onClick={leave} />
      )}
    </span>
  );
}
