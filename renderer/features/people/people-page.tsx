import { useQuery } from '@tanstack/react-query';
import { Search, UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonRow } from '../../../contract/people.ts';
import { orpc } from '../../data/client.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { WithSidePane } from '../../ui/side-pane.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { PersonEditor } from './person-editor.tsx';
import { NAME_FIELD } from './person-fields.tsx';
import { usePersonColumns } from './use-person-columns.tsx';

type View = 'all' | 'active' | 'suspended';

/** 人员: the list, and one person beside it. */
export function PeoplePage() {
  const query = useQuery(orpc.people.list.queryOptions({ input: {} }));
  return <QueryState query={query}>{({ people }) => <People people={people} />}</QueryState>;
}

function People({ people }: { readonly people: readonly PersonRow[] }) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation('common');
  const whyNot = useMay('people.edit') ? null : common('failure.not-allowed');
  const [view, setView] = useState<View>('all');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | 'new' | null>(null);
  const columns = usePersonColumns();
  const shown = useMemo(() => people.filter((person) => isShown(person, view, words)), [people, view, words]);
  const current = chosen === 'new' ? null : (shown.find(({ id }) => id === chosen) ?? shown[0] ?? null);
  const editName = (): void => document.getElementById(NAME_FIELD)?.focus();
  const active = people.filter(({ state }) => state === 'active').length;
  const act = { group: t('command.group'), hint: true, unavailable: whyNot };
  useCommands([
    { ...act, id: 'people.add', title: t('command.add'), keys: ['KeyN'], run: () => setChosen('new') },
    { ...act, id: 'people.edit', title: t('command.edit'), keys: ['KeyE'], run: editName },
  ]);
  return (
    <Page
      title={t('title')}
      about={`${t('count', { n: people.length, active })} · ${t('about')}`}
      actions={
        <Button
          tone="primary"
          icon={<UserPlus size={15} />}
          keys="KeyN"
          unavailable={whyNot}
          onClick={() => setChosen('new')}
        >
          {t('add')}
        </Button>
      }
    >
      <Toolbar label={t('view.label')}>
        <Segmented
          label={t('view.label')}
          segments={[
            { value: 'all', label: t('view.all'), count: people.length },
            { value: 'active', label: t('view.active'), count: active },
            { value: 'suspended', label: t('view.suspended'), count: people.length - active },
          ]}
          value={view}
          onChange={setView}
        />
        <TextField
          label={t('find')}
          placeholder={t('find')}
          icon={<Search size={14} />}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          data-search-field
        />
      </Toolbar>
      <WithSidePane
        pane={
          <PersonEditor
            key={`${current?.id ?? 'new'}-${current?.version ?? 0}-${chosen === 'new'}`}
            person={current}
            isNew={chosen === 'new'}
            whyNot={whyNot}
            onSaved={setChosen}
          />
        }
      >
        <DataTable
          label={t('title')}
          columns={columns}
          rows={shown}
          idOf={({ id }) => id}
          currentId={current?.id ?? null}
          onCurrent={({ id }) => setChosen(id)}
          onOpen={editName}
          empty={<EmptyState title={people.length === 0 ? t('none') : t('noMatch')} />}
        />
      </WithSidePane>
    </Page>
  );
}

function isShown(person: PersonRow, view: View, words: string): boolean {
  const wanted = words.trim().toLowerCase();
  const isInView = view === 'all' || person.state === view;
  return isInView && (person.name.toLowerCase().includes(wanted) || person.login.includes(wanted));
}
