import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../ui/commands/command.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { commandsIn, INBOX_KEYS, type InboxCommandName } from './inbox-keys.ts';
import { currentList, useInbox } from './inbox-store.ts';

/** What the keys of the reading pane do; null where there is nothing to be had. */
interface ReadingActs {
  /** False while the conversation is still asked for: whether there is something to be had is not known yet. */
  readonly isRead: boolean;
  readonly onEarlier: (() => void) | null;
  readonly onLater: (() => void) | null;
  readonly onQuoted: (() => void) | null;
}

/** Before the conversation of a message is there, its keys wait for it. */
export const NOT_READ: ReadingActs = { isRead: false, onEarlier: null, onLater: null, onQuoted: null };

/** The keys that read on around the message, follow its quote, and turn to its sender. */
export function useReadingCommands({ isRead, onEarlier, onLater, onQuoted }: ReadingActs): void {
  const { t } = useTranslation('inbox');
  const mode = useInbox((place) => place.mode);
  const entry = (name: InboxCommandName, title: string, run: (() => void) | null, why: string): CommandInput[] =>
    commandsIn(mode).includes(name)
      ? [
          {
            ...{ id: `inbox.${name}`, title, group: t('command.groupRead'), keys: INBOX_KEYS[name] },
            ...{
              unavailable: run === null && isRead ? why : null,
              pending: run === null && !isRead,
              run: () => run?.(),
            },
          },
        ]
      : [];
  useCommands([
    ...entry('earlier', t('command.earlier'), onEarlier, t('conversation.first')),
    ...entry('later', t('command.later'), onLater, t('conversation.last')),
    ...entry('quoted', t('command.quoted'), onQuoted, t('conversation.quotesNothing')),
    ...entry('sender', t('command.sender'), turnToSender, ''),
  ]);
}

/** From the conversation of the message under the cursor to what its sender has said, and back. */
export function turnToSender(): void {
  useInbox.setState((place) => {
    const id = currentList(place).cursor.cursor;
    return { senderOf: place.senderOf === id ? null : id };
  });
}
