import { useTranslation } from 'react-i18next';
import { Segmented } from '../../ui/segmented.tsx';
import { goTo, GROUPS_VIEWS, type GroupsPlace } from './groups-place.ts';

/** The views of the page, at the start of the toolbar of each. */
export function ViewSwitch({ place }: { readonly place: GroupsPlace }) {
  const { t } = useTranslation('groups');
  return (
    <Segmented
      label={t('views.label')}
      segments={GROUPS_VIEWS.map((value) => ({ value, label: t(`views.${value}`) }))}
      value={place.view}
      onChange={(view) => goTo({ view, placeCode: null })}
    />
  );
}
