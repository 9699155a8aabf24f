import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../../contract/inbox.ts';
import { orpc } from '../../data/client.ts';
import { isComposing } from '../../ui/commands/key-dispatcher.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { TextField } from '../../ui/text-field.tsx';
import { FOCUS, focusOn } from './inbox-focus.ts';
import { candidateKey, INBOX_KEYS } from './inbox-keys.ts';
import { MergeCandidate } from './merge-candidate.tsx';
import classes from './merge-picker.module.css';
import { stopDeciding } from './triage-modes.ts';
import type { TriageOrders } from './use-triage.ts';
import { useSettled } from './use-settled.ts';

export interface MergePickerProps {
  readonly row: InboxRow;
  /** True while the keys choose an issue; otherwise the candidates only stand there to be seen. */
  readonly isChoosing: boolean;
  readonly onMerge: TriageOrders['merge'];
  readonly unavailable: string | null;
}

/** Open issues of the same place, nearest first: what the message may belong to. */
export function MergePicker({ row, isChoosing, onMerge, unavailable }: MergePickerProps) {
  const { t } = useTranslation('inbox');
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  useEffect(() => {
    setWords('');
    setAt(0);
  }, [isChoosing, row.id]);
  const placeCode = useSettled(row.placeCode, 60);
  const text = useSettled(isChoosing ? words.trim() : '', 150);
  const { data, isError } = useQuery({
    ...orpc.issues.openNear.queryOptions({ input: { placeCode, text, limit: 20 }, meta: { refreshEvery: 1_000 } }),
    placeholderData: keepPreviousData,
  });
  const candidates = useMemo(() => (data?.rows ?? []).slice(0, isChoosing ? 20 : 4), [data, isChoosing]);
  const choose = (index: number): void => {
    const issue = candidates[index];
    if (issue === undefined || unavailable !== null) return;
    onMerge(issue);
    focusOn('list');
  };
  const step = (by: number): void => setAt((now) => Math.max(0, Math.min(candidates.length - 1, now + by)));
  useMergeCommands({
    isChoosing,
    count: candidates.length,
    unavailable,
    choose,
    chooseCurrent: () => choose(at),
    step,
  });
  const pressed = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp') step(-1);
    else if (event.key === 'Enter') choose(at);
    else if (event.key === 'Escape') stopDeciding();
    else return;
    event.preventDefault();
  };
  if (data !== undefined && candidates.length === 0 && !isChoosing) return null;
  return (
    <section className={classes['picker']} aria-label={t('merge.near')}>
      {!isChoosing && <h3 className={classes['head']}>{t('merge.near')}</h3>}
      {isChoosing && (
        <TextField
          id={FOCUS.merge}
          label={t('merge.search')}
          placeholder={t('merge.search')}
          className={classes['search'] ?? ''}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={pressed}
        />
      )}
      {isError && <p className={classes['none']}>{t('merge.failed')}</p>}
      {data !== undefined && candidates.length === 0 && <p className={classes['none']}>{t('merge.none')}</p>}
      <ol role="listbox" aria-label={t('merge.near')}>
        {candidates.map((issue, index) => (
          <MergeCandidate
            key={issue.id}
            issue={issue}
            keys={isChoosing ? candidateKey(index) : null}
            isCurrent={isChoosing && index === at}
            unavailable={unavailable}
            onChoose={() => choose(index)}
          />
        ))}
      </ol>
    </section>
  );
}

interface MergeCommands {
  readonly isChoosing: boolean;
  readonly count: number;
  readonly unavailable: string | null;
  readonly choose: (index: number) => void;
  readonly chooseCurrent: () => void;
  readonly step: (by: number) => void;
}

function useMergeCommands({ isChoosing, count, unavailable, choose, chooseCurrent, step }: MergeCommands): void {
  const { t } = useTranslation('inbox');
  const group = t('command.groupTriage');
  const digits = Array.from({ length: isChoosing ? Math.min(count, 9) : 0 }, (_, index) => ({
    id: `inbox.merge.${index + 1}`,
    title: t('command.choose', { n: index + 1 }),
    group,
    keys: [candidateKey(index) ?? '', `Numpad${index + 1}`],
    unavailable,
    run: () => choose(index),
  }));
  const moving = [
    {
      id: 'inbox.merge.next',
      title: t('command.next'),
      group,
      keys: [...INBOX_KEYS.next],
      hint: true,
      run: () => step(1),
    },
    {
      id: 'inbox.merge.previous',
      title: t('command.previous'),
      group,
      keys: [...INBOX_KEYS.previous],
      hint: true,
      run: () => step(-1),
    },
    {
      id: 'inbox.merge.submit',
      title: t('act.merge'),
      group,
      keys: [...INBOX_KEYS.submit],
      hint: true,
      unavailable,
      run: chooseCurrent,
    },
    { id: 'inbox.merge.search', title: t('command.search'), group, keys: ['Slash'], run: () => focusOn('merge') },
  ];
  useCommands(isChoosing ? [...digits, ...moving] : []);
}
