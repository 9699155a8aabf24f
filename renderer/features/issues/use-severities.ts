import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../domain/issue/issue.ts';

/** i18next types no numeric keys, so the three are written out. */
const KEYS = [
  [1, 'severity.1'],
  [2, 'severity.2'],
  [3, 'severity.3'],
] as const satisfies readonly (readonly [Severity, string])[];

/** The three severities with their words. */
export function useSeverities(): readonly { readonly value: Severity; readonly label: string }[] {
  const { t } = useTranslation('common');
  return KEYS.map(([value, key]) => ({ value, label: t(key, { defaultValue: String(value) }) }));
}
