import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../ui/commands/command.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { focusOn, type FocusPlace } from './inbox-focus.ts';
import { commandsIn, hintsIn, INBOX_KEYS, type InboxCommandName } from './inbox-keys.ts';
import { useInbox } from './inbox-store.ts';
import { beginDrafts, submitDrafts } from './submit-drafts.ts';
import { beginMerge } from './triage-modes.ts';
import type { DraftSheetInHand } from './use-draft-sheet.ts';
import type { TriageOrders } from './use-triage.ts';

interface TriageCommands {
  readonly orders: TriageOrders;
  readonly unavailable: string | null;
  readonly sheet: DraftSheetInHand;
}

/** The keys that decide about a message and fill in its form. */
export function useTriageCommands({ orders, unavailable, sheet }: TriageCommands): void {
  const { t } = useTranslation('inbox');
  const mode = useInbox((place) => place.mode);
  const group = t('command.groupTriage');
  const submit = (): void => submitDrafts(mode === 'register' ? 'register' : 'dispatch', sheet, orders);
  const fill = (place: FocusPlace) => (): void => {
    if (mode === 'read') useInbox.setState({ mode: 'dispatch' });
    focusOn(place);
  };
  const entry = (
    name: InboxCommandName,
    title: string,
    run: () => void,
    more: Partial<CommandInput> = {},
  ): CommandInput | null =>
    commandsIn(mode).includes(name)
      ? {
          id: `inbox.${name}`,
          title,
          group,
          keys: INBOX_KEYS[name],
          unavailable,
          hint: hintsIn(mode).includes(name),
          run,
          ...more,
        }
      : null;
  const commands = [
    mode === 'merge' ? null : entry('submit', t('command.submit'), submit),
    entry('dispatch', t('act.dispatch'), () => beginDrafts('dispatch', sheet)),
    entry('merge', t('act.merge'), beginMerge),
    entry('register', t('act.register'), () => beginDrafts('register', sheet)),
    entry('dismiss', t('act.dismiss'), orders.dismiss),
    entry('postpone', t('act.postpone'), orders.postpone),
    entry('heading', t('command.heading'), fill('heading')),
    entry('category', t('command.category'), fill('category')),
    entry('place', t('command.place'), fill('place')),
    entry('grade', t('command.grade'), fill('grade')),
    entry('due', t('command.due'), fill('due')),
  ];
  const typing: CommandInput[] =
    mode === 'dispatch' || mode === 'register'
      ? [
          {
            id: 'inbox.submit-typing',
            title: t('command.submit'),
            group,
            keys: ['$mod+Enter'],
            unavailable,
            whileTyping: true,
            run: submit,
          },
        ]
      : [];
  useCommands([...commands.filter((command) => command !== null), ...typing]);
}
