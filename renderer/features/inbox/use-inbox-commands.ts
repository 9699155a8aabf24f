import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../ui/commands/command.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { FOCUS } from './inbox-focus.ts';
import type { CursorEvent, CursorTarget } from './inbox-cursor.ts';
import { commandsIn, hintsIn, INBOX_KEYS, type InboxCommandName } from './inbox-keys.ts';
import { currentList, moveInList, useInbox } from './inbox-store.ts';
import { ROW_HEIGHT } from './message-list.tsx';
import { leaveSearch } from './searching.ts';
import { stopDeciding } from './triage-modes.ts';

/** The keys that move, select, take back and leave. */
export function useInboxCommands({
  onUndo,
  onArrivals,
}: {
  readonly onUndo: () => void;
  readonly onArrivals: () => void;
}): void {
  const { t } = useTranslation('inbox');
  const mode = useInbox((place) => place.mode);
  const entry = (
    name: InboxCommandName,
    title: string,
    run: () => void,
    group: string = t('command.groupMove'),
  ): CommandInput | null =>
    commandsIn(mode).includes(name)
      ? { id: `inbox.${name}`, title, group, keys: INBOX_KEYS[name], hint: hintsIn(mode).includes(name), run }
      : null;
  const move =
    (to: CursorTarget, extend = false) =>
    (): void =>
      moveInList({ kind: 'moved', to, extend });
  const tell = (event: CursorEvent) => (): void => moveInList(event);
  const inList = mode !== 'merge';
  const commands = [
    inList ? entry('next', t('command.next'), move({ kind: 'by', rows: 1 })) : null,
    inList ? entry('previous', t('command.previous'), move({ kind: 'by', rows: -1 })) : null,
    entry('extendDown', t('command.extendDown'), move({ kind: 'by', rows: 1 }, true)),
    entry('extendUp', t('command.extendUp'), move({ kind: 'by', rows: -1 }, true)),
    entry('first', t('command.first'), move({ kind: 'first' })),
    entry('last', t('command.last'), move({ kind: 'last' })),
    entry('pageDown', t('command.pageDown'), () => movePage(1)),
    entry('pageUp', t('command.pageUp'), () => movePage(-1)),
    entry('select', t('command.select'), tell({ kind: 'toggled', id: null })),
    entry('selectRange', t('command.selectRange'), tell({ kind: 'range-selected', to: null })),
    entry('undo', t('act.undo'), onUndo, t('command.groupTriage')),
    entry('arrivals', t('command.arrivals'), onArrivals, t('command.groupFind')),
    entry('cancel', t('command.cancel'), cancel),
  ];
  useCommands(commands.filter((command) => command !== null));
}

function movePage(direction: 1 | -1): void {
  const height = document.getElementById(FOCUS.list)?.clientHeight ?? 10 * ROW_HEIGHT;
  const rows = Math.max(1, Math.floor(height / ROW_HEIGHT) - 1);
  moveInList({ kind: 'moved', to: { kind: 'by', rows: direction * rows }, extend: false });
}

/** Escape takes back one step at a time: the form, the selection, the search. */
function cancel(): void {
  const place = useInbox.getState();
  if (place.mode !== 'read') stopDeciding();
  else if (currentList(place).cursor.selected.size > 0) moveInList({ kind: 'cleared' });
  else leaveSearch();
}
