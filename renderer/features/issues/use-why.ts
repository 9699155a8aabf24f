import { useTranslation } from 'react-i18next';
import type { DrawerAct } from './act-of.ts';
import type { Life } from './life-type.ts';

/** Words for the reason acts are not possible on this issue. */
export function useWhy(life: Pick<Life, 'issue'>): (acts: readonly DrawerAct[], why: string) => string {
  const { t } = useTranslation('issues');
  const { t: say } = useTranslation('common');
  return (acts, why) => {
    switch (why) {
      case 'not-allowed':
      case 'second-person-required':
      case 'already-told':
        return t(`why.${why}`);
      case 'not-in-this-state':
        return t('why.state', {
          state: say(`issueState.${life.issue.state}`),
          act: acts.map((act) => t(`act.${act}`)).join(t('why.and')),
        });
      default:
        return t('why.other');
    }
  };
}
