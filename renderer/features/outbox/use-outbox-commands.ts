import { useTranslation } from 'react-i18next';
import { POST_VIEWS, type PostView } from '../../../contract/outbox.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';

/** The keys of the page; those of the post that is current are registered by its pane. */
export function useOutboxCommands({
  whyNot,
  compose,
  name,
  show,
}: {
  /** Why this person writes nothing; null where they may. */
  readonly whyNot: string | null;
  readonly compose: () => void;
  readonly name: () => void;
  readonly show: (view: PostView) => void;
}): void {
  const { t } = useTranslation('outbox');
  const group = t('command.group');
  useCommands([
    {
      ...{ id: 'outbox.compose', title: t('command.compose'), group, keys: ['KeyN'], hint: true, unavailable: whyNot },
      run: compose,
    },
    ...POST_VIEWS.map((view, index) => ({
      ...{ id: `outbox.view.${view}`, title: t(`command.views.${view}`), group },
      keys: [`Digit${index + 1}`, `Numpad${index + 1}`],
      run: () => show(view),
    })),
    { id: 'outbox.names', title: t('command.names'), group, keys: ['KeyM'], run: name },
  ]);
}
