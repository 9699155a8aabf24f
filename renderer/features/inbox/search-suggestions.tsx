import { Bookmark, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { classNames } from '../../ui/class-names.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import classes from './search-suggestions.module.css';
import type { Suggestion } from './use-search-suggestions.ts';

interface SearchSuggestionsProps {
  readonly id: string;
  readonly optionId: (index: number) => string;
  readonly suggestions: readonly Suggestion[];
  readonly chosen: number;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** The list under the search field. The field keeps the focus, so that typing goes on. */
export function SearchSuggestions({ id, optionId, suggestions, chosen, onTake }: SearchSuggestionsProps) {
  const { t } = useTranslation('inbox');
  const remove = useCommand(orpc.searches.remove);
  if (suggestions.length === 0) return null;
  const forget = async ({ saved, label }: Suggestion): Promise<void> => {
    if (saved === null) return;
    const outcome = await remove.run({ id: saved.id });
    if (outcome.ok) showToast({ text: t('search.forgotten', { name: label }) });
  };
  return (
    <ul id={id} role="listbox" aria-label={t('search.suggestions')} className={classes['list']}>
      {suggestions.map((suggestion, index) => (
        <li
          key={suggestion.id}
          id={optionId(index)}
          role="option"
          aria-selected={index === chosen}
          className={classNames(classes['option'], index === chosen && classes['current'])}
          onPointerDown={(event) => {
            event.preventDefault();
            onTake(suggestion);
          }}
        >
          {suggestion.saved !== null && <Bookmark size={13} aria-hidden="true" />}
          <span className={classes['label']}>{suggestion.label}</span>
          {suggestion.note !== null && <span className={classes['note']}>{suggestion.note}</span>}
          {suggestion.saved !== null && (
            <button
              type="button"
              tabIndex={-1}
              className={classes['forget']}
              aria-label={t('search.forget', { name: suggestion.label })}
              onPointerDown={(event) => {
                event.preventDefault();
                event.stopPropagation();
                void forget(suggestion);
              }}
            >
              <X size={13} aria-hidden="true" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
