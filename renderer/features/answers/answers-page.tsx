import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../domain/assert-never.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Page } from '../../ui/page.tsx';
import { go, useRoute } from '../../ui/route.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { HelpView } from './help-view.tsx';
import { KnowledgeView } from './knowledge-view.tsx';
import { LogView } from './log-view.tsx';

const VIEWS = ['knowledge', 'log', 'help'] as const;
type View = (typeof VIEWS)[number];

/** 解答: the knowledge, what was answered with it, and who was helped. */
export function AnswersPage() {
  const { t } = useTranslation('answers');
  const asked = useRoute().search.get('view');
  const view = VIEWS.find((each) => each === asked) ?? 'knowledge';
  const to = (each: View): void => go('answers', null, each === 'knowledge' ? {} : { view: each });
  useCommands(
    VIEWS.map((each, index) => ({
      id: `answers.${each}`,
      title: t(`command.${each}`),
      group: t('command.group'),
      keys: [`Digit${index + 1}`, `Numpad${index + 1}`],
      hint: true,
      run: () => to(each),
    })),
  );
  return (
    <Page title={t('title')} about={t('about')}>
      <Toolbar label={t('view.label')}>
        <Segmented
          label={t('view.label')}
          segments={VIEWS.map((each) => ({ value: each, label: t(`view.${each}`) }))}
          value={view}
          onChange={to}
        />
      </Toolbar>
      <Body view={view} />
    </Page>
  );
}

function Body({ view }: { readonly view: View }) {
  switch (view) {
    case 'knowledge':
      return <KnowledgeView />;
    case 'log':
      return <LogView />;
    case 'help':
      return <HelpView />;
    default:
      return assertNever(view);
  }
}
