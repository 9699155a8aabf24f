import { useTranslation } from 'react-i18next';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Page } from '../../ui/page.tsx';
import { useRoute } from '../../ui/route.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { CoverageView } from './coverage-view.tsx';
import { goTo, PATROL_VIEWS, placeOf, type PatrolView } from './patrol-place.ts';
import { PlaceName } from './place-name.tsx';
import { UnreadView } from './unread-view.tsx';

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
      <Toolbar label={t('view.label')} end={<PlaceName place={place} />}>
        <Segmented
          label={t('view.label')}
          segments={PATROL_VIEWS.map((view) => ({ value: view, label: t(`view.${view}`) }))}
          value={place.view}
          onChange={to}
        />
      </Toolbar>
      {place.view === 'coverage' ? <CoverageView place={place} /> : <UnreadView place={place} />}
    </Page>
  );
}
