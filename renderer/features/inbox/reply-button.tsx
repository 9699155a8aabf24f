import { useTranslation } from 'react-i18next';
import type { MessageId } from '../../../domain/ids.ts';
import { useMay } from '../../data/use-session.ts';
import { Button } from '../../ui/button.tsx';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { go } from '../../ui/route.ts';

/** Begins the answer to a message in its group; it is written and approved in the outbox. */
export function ReplyButton({ id }: { readonly id: MessageId }) {
  const { t } = useTranslation('inbox');
  const mayWrite = useMay('post.write');
  const reply = (): void => go('outbox', 'new', { reply: String(id) });
  useCommands(
    mayWrite ? [{ id: 'inbox.reply', title: t('message.reply'), group: t('title'), keys: [], run: reply }] : [],
  );
  return mayWrite ? (
    <Button tone="quiet" onClick={reply}>
      {t('message.reply')}
    </Button>
  ) : null;
}
