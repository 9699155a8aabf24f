import { useTranslation } from 'react-i18next';
import { awaitsPlace, LEVEL_OF_TIER } from '../../../domain/group/place-of-tier.ts';
import classes from './groups.module.css';
import type { GroupRow } from './use-group-columns.tsx';

/** That somebody has yet to say where a group belongs, or which village of its township. */
export function AwaitsPlace({ group }: { readonly group: Pick<GroupRow, 'villageCode' | 'tier'> }) {
  const { t } = useTranslation('groups');
  if (!awaitsPlace(group.villageCode, group.tier)) return null;
  const words = group.villageCode === null ? t('unplaced') : t(`toPlace.${LEVEL_OF_TIER[group.tier]}`);
  return <span className={classes['unplaced']}>{words}</span>;
}
