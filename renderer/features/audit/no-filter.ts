import type { AuditFilter } from '../../../contract/audit.ts';

/** The filter that shows every entry. */
export const EVERYTHING: AuditFilter = {
  ...{ by: null, action: null, entity: null, entityId: null },
  ...{ from: null, to: null },
};

/** Whether a filter leaves nothing out. */
export function isEverything(filter: AuditFilter): boolean {
  return Object.values(filter).every((value) => value === null);
}
