import { Bookmark } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { showToast } from '../../ui/toast/toasts.ts';
import type { InboxSearch } from './inbox-source.ts';
import classes from './search-bar.module.css';
import { searchFor } from './searching.ts';
import { useSavedSearches } from './use-search-suggestions.ts';

const LONGEST_NAME = 30;

/** Gives the search a name under which it can be called up again. */
export function SaveSearch({ search }: { readonly search: InboxSearch }) {
  const { t } = useTranslation('inbox');
  const [name, setName] = useState<string | null>(null);
  const save = useCommand(orpc.searches.save);
  const begin = (): void => setName(search.text.slice(0, LONGEST_NAME));
  const submit = async (): Promise<void> => {
    if (name === null || name.trim() === '') return;
    const outcome = await save.run({ name, query: search.text, order: search.order });
    if (!outcome.ok) return;
    showToast({ text: t('search.saved', { name: outcome.output.search.name }) });
    setName(null);
  };
  useCommands([
    {
      ...{ id: 'inbox.saveSearch', title: t('search.save'), group: t('command.groupFind'), keys: ['$mod+KeyS'] },
      ...{ whileTyping: true, run: begin },
    },
  ]);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setName(null);
    else if (event.key === 'Enter') void submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (name === null) return <IconButton label={t('search.save')} icon={<Bookmark size={15} />} onClick={begin} />;
  return (
    <>
      <TextField
        label={t('search.name')}
        className={classes['name']}
        autoFocus
        maxLength={LONGEST_NAME}
        value={name}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={pressed}
      />
      <Button disabled={save.isPending} onClick={() => void submit()}>
        {t('search.saveAs')}
      </Button>
    </>
  );
}

/** Every saved search can be called up from the palette by its name. */
export function SavedSearchCommands() {
  const { t } = useTranslation('inbox');
  const saved = useSavedSearches();
  useCommands(
    saved.map(({ id, name, query, order }) => ({
      ...{ id: `inbox.saved.${id}`, title: t('search.open', { name }), group: t('command.groupFind'), keys: [] },
      run: () => searchFor(query, null, order),
    })),
  );
  return null;
}
