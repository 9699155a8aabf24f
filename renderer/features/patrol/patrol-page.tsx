import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../domain/assert-never.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Page } from '../../ui/page.tsx';
import { useRoute } from '../../ui/route.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { CoverageView } from './coverage-view.tsx';
import { goTo, PATROL_VIEWS, placeOf, type PatrolPlace, type PatrolView } from './patrol-place.ts';
import { PeopleView } from './people-view.tsx';
import { PlaceName } from './place-name.tsx';
import { QuestionsView } from './questions-view.tsx';
import { ShiftsView } from './shifts-view.tsx';
import { UnreadView } from './unread-view.tsx';
import { WatchView } from './watch-view.tsx';

/** The views that speak of one part of the city at a time. */
const PLACED: readonly PatrolView[] = ['coverage', 'unread', 'questions'];

/** 巡群: how far the groups are read today, and what nobody has read. */
export function PatrolPage() {
  const { t } = useTranslation('patrol');
  const place = placeOf(useRoute());
  const to = (view: PatrolView) => goTo({ ...place, view });
  useCommands(
    PATROL_VIEWS.map((view, index) => ({
      id: `patrol.${view}`,
      title: t(`command.${view}`),
      group: t('command.group'),
      keys: [`Digit${index + 1}`, `Numpad${index + 1}`],
      hint: true,
      run: () => to(view),
    })),
  );
  return (
    <Page title={t('title')} about={t('about')}>
      <Toolbar label={t('view.label')} end={PLACED.includes(place.view) ? <PlaceName place={place} /> : null}>
        <Segmented
          label={t('view.label')}
          segments={PATROL_VIEWS.map((view) => ({ value: view, label: t(`view.${view}`) }))}
          value={place.view}
          onChange={to}
        />
      </Toolbar>
      <PatrolBody place={place} />
    </Page>
  );
}

function PatrolBody({ place }: { readonly place: PatrolPlace }) {
  switch (place.view) {
    case 'coverage':
      return <CoverageView place={place} />;
    case 'unread':
      return <UnreadView place={place} />;
    case 'questions':
      return <QuestionsView place={place} />;
    case 'people':
      return <PeopleView />;
    case 'shifts':
      return <ShiftsView />;
    case 'watch':
      return <WatchView />;
    default:
      return assertNever(place.view);
  }
}
