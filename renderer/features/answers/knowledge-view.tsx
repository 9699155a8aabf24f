import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnowledgeEntry } from '../../../contract/answers.ts';
import { orpc } from '../../data/client.ts';
import { useCommand } from '../../data/use-command.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ForeignText } from '../../ui/foreign-text.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { Facts, PaneSection, SidePane, WithSidePane } from '../../ui/side-pane.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { formatDate } from '../../ui/time.ts';
import { showToast } from '../../ui/toast/toasts.ts';
import { Toolbar } from '../../ui/toolbar.tsx';
import classes from './answers.module.css';
import { copyAnswer } from './copy-answer.ts';
import { EntryDialog } from './entry-dialog.tsx';

/** The entries in force, those that expire first first: N adds, E changes, Del retires, Y copies. */
export function KnowledgeView() {
  const { t } = useTranslation('answers');
  const [text, setText] = useState('');
  const [currentId, setCurrentId] = useState<string | null>(null);
  const [editing, setEditing] = useState<KnowledgeEntry | 'new' | null>(null);
  const query = useQuery({
    ...orpc.answers.knowledge.queryOptions({ input: { text: useDeferredValue(text) } }),
    placeholderData: keepPreviousData,
  });
  const columns = useKnowledgeColumns();
  const entries = query.data?.entries ?? [];
  const current = entries.find(({ id }) => id === currentId) ?? entries[0] ?? null;
  const whyNot = useKnowledgeCommands(current, setEditing);
  return (
    <>
      <Toolbar
        label={t('find')}
        end={
          <Button tone="primary" keys="KeyN" unavailable={whyNot} onClick={() => setEditing('new')}>
            {t('command.add')}
          </Button>
        }
      >
        <TextField
          label={t('find')}
          placeholder={t('find')}
          icon={<Search size={14} />}
          value={text}
          maxLength={60}
          onChange={(event) => setText(event.target.value)}
          data-search-field
          style={{ width: 260 }}
        />
      </Toolbar>
      <QueryState query={query}>
        {() => (
          <WithSidePane pane={<EntryPane entry={current} />}>
            <DataTable
              label={t('view.knowledge')}
              columns={columns}
              rows={entries}
              idOf={({ id }) => id}
              currentId={current?.id ?? null}
              onCurrent={({ id }) => setCurrentId(id)}
              empty={<EmptyState title={text === '' ? t('none.knowledge') : t('none.noMatch')} />}
            />
          </WithSidePane>
        )}
      </QueryState>
      {editing !== null && <EntryDialog entry={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
    </>
  );
}

function EntryPane({ entry }: { readonly entry: KnowledgeEntry | null }) {
  const { t } = useTranslation('answers');
  if (entry === null)
    return (
      <SidePane title="" label={t('view.knowledge')}>
        {t('choose')}
      </SidePane>
    );
  const { question, answer, source, placeName, expiresAt, uses } = entry;
  return (
    <SidePane title={question} label={t('view.knowledge')}>
      <PaneSection title={t('column.answer')}>
        <p className={classes['words']}>
          <ForeignText text={answer} spans={[]} />
        </p>
      </PaneSection>
      <Facts
        facts={[
          [t('column.source'), source],
          [t('column.place'), placeName ?? t('everywhere')],
          [t('column.expires'), formatDate(expiresAt)],
          [t('column.uses'), uses],
        ]}
      />
    </SidePane>
  );
}

function useKnowledgeCommands(
  current: KnowledgeEntry | null,
  edit: (entry: KnowledgeEntry | 'new') => void,
): string | null {
  const { t } = useTranslation('answers');
  const { t: common } = useTranslation('common');
  const retire = useCommand(orpc.answers.retire);
  const whyNot = useMay('answer.edit') ? null : common('failure.not-allowed');
  const nothing = current === null ? t('none.knowledge') : null;
  const group = t('command.group');
  const takeAway = (): void => {
    if (current === null) return;
    void retire.run({ id: current.id, version: current.version }).then(({ ok }) => {
      if (ok) showToast({ text: t('entry.retired') });
    });
  };
  useCommands([
    {
      ...{ id: 'answers.add', title: t('command.add'), group, keys: ['KeyN'], hint: true, unavailable: whyNot },
      run: () => edit('new'),
    },
    {
      ...{ id: 'answers.edit', title: t('command.edit'), group, keys: ['KeyE'], hint: true },
      ...{ unavailable: whyNot ?? nothing, run: () => current !== null && edit(current) },
    },
    {
      ...{ id: 'answers.copy', title: t('command.copy'), group, keys: ['KeyY'], hint: true, unavailable: nothing },
      run: () => current !== null && void copyAnswer(current.answer, t('copied')),
    },
    {
      ...{ id: 'answers.retire', title: t('command.retire'), group, keys: ['Delete'] },
      ...{ unavailable: whyNot ?? nothing, run: takeAway },
    },
  ]);
  return whyNot;
}

function useKnowledgeColumns(): readonly Column<KnowledgeEntry>[] {
  const { t } = useTranslation('answers');
  return useMemo(
    () => [
      {
        ...{ key: 'question', title: t('column.question'), width: 'minmax(180px, 2fr)' },
        cell: ({ question }) => question,
      },
      { key: 'answer', title: t('column.answer'), width: 'minmax(180px, 2fr)', cell: ({ answer }) => answer },
      { key: 'source', title: t('column.source'), width: 'minmax(110px, 1fr)', cell: ({ source }) => source },
      {
        ...{ key: 'place', title: t('column.place'), width: '100px' },
        cell: ({ placeName }) => placeName ?? t('everywhere'),
      },
      {
        ...{ key: 'expires', title: t('column.expires'), width: '170px' },
        cell: ({ expiresAt, isExpired }) =>
          isExpired ? (
            <span className={classes['expired']}>
              ▲ {t('expired')} {formatDate(expiresAt)}
            </span>
          ) : (
            formatDate(expiresAt)
          ),
      },
      { key: 'uses', title: t('column.uses'), width: '70px', align: 'end', cell: ({ uses }) => uses },
    ],
    [t],
  );
}
