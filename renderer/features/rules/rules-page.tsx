import { useQuery } from '@tanstack/react-query';
import { Lightbulb, Plus, Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
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
import { showToast } from '../../ui/toast/toasts.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import { NAME_FIELD, RuleEditor } from './rule-editor.tsx';
import { formOf, termsOf, toSave, type RuleRow } from './rule-form.ts';
import { SuggestionDrawer } from './suggestion-drawer.tsx';
import { useRuleColumns } from './use-rule-columns.tsx';

type View = 'all' | 'enabled' | 'disabled';

/** 关键词规则: the list, and the editor of one rule beside it. */
export function RulesPage() {
  const query = useQuery(orpc.rules.list.queryOptions({ input: {} }));
  return <QueryState query={query}>{({ rules }) => <Rules rules={rules} />}</QueryState>;
}

function Rules({ rules }: { readonly rules: readonly RuleRow[] }) {
  const { t } = useTranslation('rules');
  const { t: common } = useTranslation('common');
  const whyNot = useMay('rule.edit') ? null : common('failure.not-allowed');
  const [view, setView] = useState<View>('all');
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string | 'new' | null>(null);
  const [isSuggestionOpen, setSuggestionOpen] = useState(false);
  const columns = useRuleColumns();
  const shown = useMemo(() => rules.filter((rule) => isShown(rule, view, words)), [rules, view, words]);
  const current = chosen === 'new' ? null : (shown.find(({ id }) => id === chosen) ?? shown[0] ?? null);
  const toggle = useToggle();
  const group = t('command.group');
  useCommands([
    {
      id: 'rules.add',
      title: t('command.add'),
      group,
      keys: ['KeyN'],
      hint: true,
      unavailable: whyNot,
      run: () => setChosen('new'),
    },
    {
      id: 'rules.suggestion',
      title: t('suggestion.title'),
      group,
      keys: ['KeyU'],
      run: () => setSuggestionOpen(true),
    },
    {
      id: 'rules.edit',
      title: t('command.edit'),
      group,
      keys: ['KeyE'],
      hint: true,
      unavailable: whyNot,
      run: () => document.getElementById(NAME_FIELD)?.focus(),
    },
    {
      id: 'rules.toggle',
      title: t('command.toggle'),
      group,
      keys: ['KeyX'],
      hint: true,
      unavailable: whyNot,
      run: () => current !== null && void toggle(current),
    },
  ]);
  const enabled = rules.filter((rule) => rule.enabled).length;
  return (
    <Page
      title={t('title')}
      about={`${t('count', { n: rules.length, enabled })} · ${t('about')}`}
      actions={
        <>
          <Button icon={<Lightbulb size={15} />} keys="KeyU" onClick={() => setSuggestionOpen(true)}>
            {t('suggestion.open')}
          </Button>
          <Button
            tone="primary"
            icon={<Plus size={15} />}
            keys="KeyN"
            unavailable={whyNot}
            onClick={() => setChosen('new')}
          >
            {t('add')}
          </Button>
        </>
      }
    >
      <SuggestionDrawer isOpen={isSuggestionOpen} whyNot={whyNot} onClose={() => setSuggestionOpen(false)} />
      <Toolbar label={t('view.label')}>
        <Segmented
          label={t('view.label')}
          segments={[
            { value: 'all', label: t('view.all'), count: rules.length },
            { value: 'enabled', label: t('view.enabled'), count: enabled },
            { value: 'disabled', label: t('view.disabled'), count: rules.length - enabled },
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
        wide
        pane={
          <RuleEditor
            key={`${current?.id ?? 'new'}-${current?.version ?? 0}`}
            row={current}
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
          onOpen={() => document.getElementById(NAME_FIELD)?.focus()}
          empty={<EmptyState title={rules.length === 0 ? t('none') : t('noMatch')} />}
        />
      </WithSidePane>
    </Page>
  );
}

function useToggle(): (rule: RuleRow) => Promise<void> {
  const { t } = useTranslation('rules');
  const save = useCommand(orpc.rules.save);
  return async (rule) => {
    const outcome = await save.run({ ...toSave(rule, formOf(rule)), enabled: !rule.enabled });
    if (outcome.ok) showToast({ text: t('form.saved', { name: rule.name, version: outcome.output.rule.version }) });
  };
}

function isShown(rule: RuleRow, view: View, words: string): boolean {
  const wanted = words.trim();
  const inView = view === 'all' || rule.enabled === (view === 'enabled');
  return inView && (rule.name.includes(wanted) || termsOf(rule).some((term) => term.includes(wanted)));
}
