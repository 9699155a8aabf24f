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
import type { Unavailable } from './use-unavailable.ts';

interface TriageCommands {
  readonly orders: TriageOrders;
  readonly unavailable: Unavailable;
  readonly sheet: DraftSheetInHand;
  /** Opens the dialog that makes a lead. */
  readonly onLead: () => void;
  /** Open the dialogs that answer, or register help. */
  readonly onAnswer: () => void;
  readonly onHelp: () => void;
}

/** The keys that decide about a message and fill in its form. */
export function useTriageCommands({ orders, unavailable, sheet, onLead, onAnswer, onHelp }: TriageCommands): void {
  const { t } = useTranslation('inbox');
  const mode = useInbox((place) => place.mode);
  const group = t('command.groupTriage');
  const making = unavailable[mode === 'register' ? 'register' : 'dispatch'];
  const submit = (): void => submitDrafts(mode === 'register' ? 'register' : 'dispatch', sheet, orders);
  const fill = (place: FocusPlace) => (): void => {
    if (mode === 'read') useInbox.setState({ mode: 'dispatch' });
    focusOn(place);
  };
  const entry = (name: InboxCommandName, title: string, why: string | null, run: () => void): CommandInput | null =>
    commandsIn(mode).includes(name)
      ? {
          id: `inbox.${name}`,
          title,
          group,
          keys: INBOX_KEYS[name],
          unavailable: why,
          hint: hintsIn(mode).includes(name),
          run,
        }
      : null;
  const commands = [
    mode === 'merge' ? null : entry('submit', t('command.submit'), making, submit),
    entry('dispatch', t('act.dispatch'), unavailable.dispatch, () => beginDrafts('dispatch', sheet)),
    entry('merge', t('act.merge'), unavailable.merge, beginMerge),
    entry('register', t('act.register'), unavailable.register, () => beginDrafts('register', sheet)),
    entry('dismiss', t('act.dismiss'), unavailable.dismiss, orders.dismiss),
    entry('lead', t('act.lead'), unavailable.lead, onLead),
    entry('answer', t('act.answer'), unavailable.answer, onAnswer),
    entry('help', t('act.help'), unavailable.help, onHelp),
    entry('postpone', t('act.postpone'), unavailable.postpone, orders.postpone),
    entry('heading', t('command.heading'), unavailable.register, fill('heading')),
    entry('category', t('command.category'), unavailable.register, fill('category')),
    entry('place', t('command.place'), unavailable.register, fill('place')),
    entry('grade', t('command.grade'), unavailable.register, fill('grade')),
    entry('due', t('command.due'), unavailable.register, fill('due')),
  ];
  const typing: CommandInput[] =
    mode === 'dispatch' || mode === 'register'
      ? [
          {
            id: 'inbox.submit-typing',
            title: t('command.submit'),
            group,
            keys: ['$mod+Enter'],
            unavailable: making,
            whileTyping: true,
            run: submit,
          },
        ]
      : [];
  useCommands([...commands.filter((command) => command !== null), ...typing]);
}
