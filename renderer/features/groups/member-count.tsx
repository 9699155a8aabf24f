import { useTranslation } from 'react-i18next';
import { assertNever } from '../../../domain/assert-never.ts';
import { fullnessOf } from '../../../domain/group/fullness.ts';
import { StateMark } from '../../ui/state-mark.tsx';

/** How many are in a group, with a lamp where it is near its cap or full. */
export function MemberCount({ members, cap }: { readonly members: number | null; readonly cap: number }) {
  const { t } = useTranslation('groups');
  const fullness = fullnessOf(members, cap);
  switch (fullness) {
    case 'unknown':
      return '–';
    case 'roomy':
      return String(members);
    case 'near':
      return (
        <>
          {members} <StateMark mark="soon" word={t('fullness.near', { cap })} compact />
        </>
      );
    case 'full':
      return (
        <>
          {members} <StateMark mark="overdue" word={t('fullness.full', { cap })} compact />
        </>
      );
    default:
      return assertNever(fullness);
  }
}
