import { useTranslation } from 'react-i18next';
import { actStates, type DrawerAct } from './act-of.ts';
import type { Life } from './life-type.ts';
import { useWhy } from './use-why.ts';

/** Why an act whose form is open has become impossible meanwhile, in words; null while it is possible. */
export function useGone(life: Life, act: DrawerAct): string | null {
  const { t } = useTranslation('issues');
  const words = useWhy(life);
  const why = actStates(life).find((state) => state.act === act)?.why ?? null;
  return why === null ? null : t('form.gone', { why: words([act], why) });
}
