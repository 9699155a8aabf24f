import { Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { caretIn } from '../../../domain/search/complete-search.ts';
import { isComposing } from '../../ui/commands/key-dispatcher.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { FOCUS, focusOn } from './inbox-focus.ts';
import { useInbox } from './inbox-store.ts';
import { periodOf, type PeriodName } from './search-periods.ts';
import { leaveSearch, searchFor } from './searching.ts';
import classes from './search-bar.module.css';
import { SearchSuggestions } from './search-suggestions.tsx';
import { useSearchSuggestions, type Suggestion } from './use-search-suggestions.ts';

/** While a person types, the list is asked only once the words have stood still this long, ms. */
const SETTLED_MS = 120;

/** The query, with what could be meant under it. Arrows choose, Tab or Enter takes, Escape closes; without a choice Enter goes to the list. */
export function SearchField({ period }: { readonly period: PeriodName }) {
  const { t } = useTranslation('inbox');
  const asked = useInbox((place) => place.source.search?.text ?? '');
  const [words, setWords] = useState(asked);
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  const [composing, setComposing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const suggestions = useSearchSuggestions(words, caret === null || composing ? null : caretIn(words, caret));
  // A space at the end is asked for no differently, and must not be taken from under the fingers.
  useEffect(() => setWords((typed) => (typed.trim() === asked ? typed : asked)), [asked]);
  useEffect(() => {
    if (composing || words.trim() === asked) return;
    const timer = setTimeout(() => searchFor(words, periodOf(period, Date.now())), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [words, asked, composing, period]);
  const close = (): void => {
    setCaret(null);
    setChosen(-1);
  };
  const leave = (): void => {
    setWords('');
    close();
    leaveSearch();
    focusOn('list');
  };
  const take = ({ next, saved }: Suggestion): void => {
    setWords(next.query);
    setChosen(-1);
    setCaret(saved === null ? next.caret : null);
    if (saved !== null) searchFor(next.query, periodOf(period, Date.now()), saved.order);
    requestAnimationFrame(() => input.current?.setSelectionRange(next.caret, next.caret));
  };
  const takeFirst = (current: Suggestion | null): void => {
    const first = current ?? suggestions[0];
    if (first !== undefined) take(first);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const isOpen = suggestions.length > 0;
    const current = suggestions[chosen] ?? null;
    if (event.key === 'Escape') {
      if (isOpen) close();
      else leave();
    } else if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setChosen((chosen + step + suggestions.length + (chosen < 0 && step < 0 ? 1 : 0)) % suggestions.length);
    } else if (event.key === 'Enter' && current !== null) take(current);
    else if (event.key === 'Tab' && isOpen && words !== '' && !event.shiftKey) takeFirst(current);
    else if (event.key === 'Enter' || event.key === 'ArrowDown') {
      close();
      searchFor(words, periodOf(period, Date.now()));
      focusOn('list');
    } else return;
    event.preventDefault();
  };
  const typed = (value: string, at: number | null): void => {
    setWords(value);
    setCaret(at);
    setChosen(-1);
  };
  const optionId = (index: number) => `${listId}-${index}`;
  return (
    <span className={classes['field']}>
      <Search size={15} aria-hidden="true" />
      <input
        ref={input}
        id={FOCUS.search}
        data-search-field
        type="text"
        role="textbox"
        className={classes['input']}
        aria-label={t('search.label')}
        aria-autocomplete="list"
        aria-controls={listId}
        {...(chosen >= 0 ? { 'aria-activedescendant': optionId(chosen) } : {})}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={words}
        onChange={(event) => typed(event.target.value, event.target.selectionStart)}
        onFocus={(event) => setCaret(event.target.selectionStart)}
        onBlur={close}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={pressed}
      />
      {words === '' ? (
        <Kbd keys="Slash" />
      ) : (
        <IconButton label={t('search.leave')} icon={<X size={14} />} className={classes['leave']} onClick={leave} />
      )}
      <SearchSuggestions id={listId} optionId={optionId} suggestions={suggestions} chosen={chosen} onTake={take} />
    </span>
  );
}
