import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../domain/assert-never.ts';
import { useCommands } from '../../ui/commands/use-commands.ts';
import { Page } from '../../ui/page.tsx';
import { useRoute } from '../../ui/route.ts';
import { goTo, GROUPS_VIEWS, placeOf, type GroupsPlace } from './groups-place.ts';
import { RegisterView } from './register-view.tsx';
import { VillagesView } from './villages-view.tsx';

/** 群组: the register of groups, and which villages have none that is live. */
export function GroupsPage() {
  const { t } = useTranslation('groups');
  const place = placeOf(useRoute());
  useCommands(
    GROUPS_VIEWS.map((view, index) => ({
      id: `groups.${view}`,
      title: t(`command.${view}`),
      group: t('command.group'),
      keys: [`Digit${index + 1}`, `Numpad${index + 1}`],
      hint: true,
      run: () => goTo({ view, placeCode: null }),
    })),
  );
  return (
    <Page title={t('title')} about={t('about')}>
      <GroupsBody place={place} />
    </Page>
  );
}

function GroupsBody({ place }: { readonly place: GroupsPlace }) {
  switch (place.view) {
    case 'register':
      return <RegisterView key={place.placeCode} place={place} />;
    case 'villages':
      return <VillagesView place={place} />;
    default:
      return assertNever(place.view);
  }
}
