import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditRow } from '../../../contract/audit.ts';

/** What an entry says, in words; a code that has none is shown as it is. */
export interface AuditWords {
  readonly actionOf: (action: string) => string;
  readonly familyOf: (family: string) => string;
  readonly entityOf: (entity: string) => string;
  readonly detailOf: (detail: string) => string;
  readonly personOf: (by: AuditRow['by']) => string;
}

export function useAuditWords(): AuditWords {
  const { t, i18n } = useTranslation('audit');
  const { t: common } = useTranslation('common');
  const { t: issues } = useTranslation('issues');
  return useMemo(() => {
    const wordOf = (kind: 'action' | 'family' | 'entity', code: string): string =>
      i18n.exists(`${kind}.${code}`, { ns: 'audit' }) ? t(`${kind}.${code}` as 'entity.issue') : code;
    return {
      actionOf: (action) => wordOf('action', action),
      familyOf: (family) => wordOf('family', family),
      entityOf: (entity) => wordOf('entity', entity),
      detailOf: (detail) =>
        detail
          .replace(/^version (\d+)$/, (_whole, n: string) => t('version', { n }))
          .replaceAll(/(?<![\w-])[a-z]+(?:-[a-z]+)*(?![\w-])/g, (word) => {
            const known = (['role', 'triageState', 'issueState', 'outcome'] as const).find((kind) =>
              i18n.exists(`${kind}.${word}`, { ns: 'common' }),
            );
            if (known !== undefined) return common(`${known}.${word}` as 'role.auditor');
            return i18n.exists(`event.${word}`, { ns: 'issues' }) ? issues(`event.${word}` as 'event.created') : word;
          }),
      personOf: (by) => (by === null ? t('filter.service') : (by.name ?? t('removed'))),
    };
  }, [t, common, issues, i18n]);
}
