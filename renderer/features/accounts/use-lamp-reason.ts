import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** The reason of a lamp in words; a reason without words of its own is shown as it came. */
export function useLampReason(): (reason: string | null) => string | null {
  const { t, i18n } = useTranslation('accounts');
  return useCallback(
    (reason) => {
      if (reason === null) return null;
      const key = `reason.${reason}`;
      return i18n.exists(key, { ns: 'accounts' }) ? t(key as 'reason.silent') : reason;
    },
    [t, i18n],
  );
}
