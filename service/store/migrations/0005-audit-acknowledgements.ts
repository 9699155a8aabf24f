import type { Migration } from './migration.ts';

/** The few entries that acknowledge a disagreement of chain and anchors are asked for by themselves, among millions of others. */
export const auditAcknowledgements: Migration = {
  version: 5,
  name: 'audit-acknowledgements',
  sql: /* sql */ `
CREATE INDEX auditLog_acknowledged ON auditLog (seq, entityId) WHERE action = 'audit.acknowledge';
`,
};
