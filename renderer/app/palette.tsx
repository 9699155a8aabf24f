import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../data/client.ts';
import { useSession } from '../data/use-session.ts';
import { commandsOf, useCommandTable } from '../ui/commands/command-table.ts';
import { isComposing } from '../ui/commands/key-dispatcher.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Dialog } from '../ui/kit/dialog.tsx';
import { go } from '../ui/route.ts';
import { placesMatching } from './places-matching.ts';
import { matchCommands, type PaletteEntry } from './match-commands.ts';
import classes from './palette.module.css';

/** Ctrl-K: searches, pages and commands by their words. */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  return (
    <Dialog title={t('palette.title')} open={open} onClose={onClose} width={620} top={72}>
      <PaletteBody onClose={onClose} />
    </Dialog>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const entries = useEntries(words);
  useEffect(() => setAt(0), [words]);
  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined || entry.unavailable !== null) return;
    onClose();
    entry.run();
  };
  const pressed = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((now) => Math.max(0, Math.min(entries.length - 1, now + step)));
    else if (event.key === 'Enter') choose(entries[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        className={classes['input']}
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={`palette-${at}`}
        aria-label={t('palette.placeholder')}
        placeholder={t('palette.placeholder')}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={pressed}
        autoFocus
        spellCheck={false}
      />
      <ul id="palette-list" role="listbox" aria-label={t('palette.title')} className={classes['list']}>
        {entries.map((entry, index) => (
          <PaletteLine
            key={entry.id}
            entry={entry}
            id={`palette-${index}`}
            current={index === at}
            onPoint={() => setAt(index)}
            onChoose={() => choose(entry)}
          />
        ))}
        {entries.length === 0 && <li className={classes['nothing']}>{t('palette.nothing')}</li>}
      </ul>
    </>
  );
}

interface PaletteLineProps {
  readonly entry: PaletteEntry;
  readonly id: string;
  readonly current: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}

function PaletteLine({ entry, id, current, onPoint, onChoose }: PaletteLineProps) {
  const { t } = useTranslation('app');
  const reason = entry.unavailable === null ? undefined : t('palette.unavailable', { why: entry.unavailable });
  return (
    <li
      id={id}
      role="option"
      aria-selected={current}
      aria-disabled={reason !== undefined}
      title={reason}
      className={classes['line']}
      ref={(line) => {
        if (current) line?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      <span className={classes['title']}>{entry.title}</span>
      <span className={classes['group']}>{entry.group}</span>
      {entry.keys.slice(0, 1).map((keys) => (
        <Kbd key={keys} keys={keys} />
      ))}
    </li>
  );
}

function useEntries(words: string): readonly PaletteEntry[] {
  const { t } = useTranslation('app');
  const { t: common } = useTranslation('common');
  const permissions = useSession()?.permissions;
  const bySource = useCommandTable((state) => state.bySource);
  const regions = useQuery(orpc.regions.all.queryOptions({ input: {} })).data?.regions;
  return useMemo(() => {
    const commands = matchCommands(
      words,
      commandsOf(bySource).filter(({ id }) => id !== 'window.palette'),
    );
    const wanted = words.trim();
    if (wanted === '') return commands;
    const search = (page: 'inbox' | 'ledger', title: string, allowed: boolean): PaletteEntry => ({
      id: `search.${page}`,
      title,
      group: common('action.search'),
      keys: [],
      unavailable: allowed ? null : common('failure.not-allowed'),
      run: () => go(page, null, { q: wanted }),
    });
    const mayRead = permissions?.includes('message.read') ?? false;
    const places = placesMatching(wanted, mayRead ? (regions ?? []) : []).map(({ code, path }): PaletteEntry => ({
      id: `place.${code}`,
      title: t('palette.place', { place: path }),
      group: t('palette.groupPlace'),
      keys: [],
      unavailable: null,
      run: () => go('inbox', null, { place: code }),
    }));
    return [
      ...commands,
      ...places,
      search('inbox', t('palette.searchMessages', { words: wanted }), mayRead),
      search('ledger', t('palette.searchLedger', { words: wanted }), permissions?.includes('issue.read') ?? false),
    ];
  }, [words, bySource, permissions, regions, t, common]);
}
