import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { entity } from './entity.ts';
import { command, feed, query } from './procedure.ts';
import { commandId, filePath, instant, lineOrNothing, operatorId, sought } from './scalars.ts';

/** Why the chain and its anchors do not agree; worded by the screen. */
export const anchorTrouble = z.enum([
  'chain-shorter',
  'chain-differs',
  'anchors-gone',
  'anchors-shorter',
  'anchor-forged',
]);
export type AnchorTroubleWord = z.infer<typeof anchorTrouble>;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One entry of the audit log as the auditor reads it. */
export const auditRow = z.object({
  seq: z.int().min(0),
  at: instant,
  /** null where the service itself acted. */
  by: z.object({ id: operatorId, name: z.string().nullable() }).nullable(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  detail: z.string().nullable(),
  hash: sha256,
});
export type AuditRow = z.infer<typeof auditRow>;

/** Which entries a list shows. Every field null means all. */
export const auditFilter = z.object({
  /** `service` is what the console did by itself. */
  by: z.union([operatorId, z.literal('service')]).nullable(),
  /** A procedure, or the first part of one: `issues` is every act on an issue. */
  action: sought(60).nullable(),
  entity: entity.nullable(),
  entityId: sought(100).nullable(),
  from: instant.nullable(),
  to: instant.nullable(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

/** What a check of the whole chain has found; `kind` is worded by the screen. */
export const auditVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('whole'), anchors: z.int(), acknowledged: z.int() }),
  z.object({
    kind: z.literal('broken'),
    seq: z.int(),
    fault: z.enum(['missing', 'edited', 'unlinked', 'no-beginning']),
  }),
  z.object({
    kind: z.literal('anchors'),
    line: z.int(),
    number: z.int().nullable(),
    seq: z.int().nullable(),
    fault: z.enum(['unreadable', 'forged', 'unlinked', 'chain-shorter', 'chain-differs']),
  }),
  z.object({ kind: z.literal('disagree'), trouble: anchorTrouble }),
]);
export type AuditVerdict = z.infer<typeof auditVerdict>;

export const audit = {
  list: query({
    permission: 'audit.read',
    reads: ['audit'],
    summary: 'One page of the audit log, newest entry first; continue with before = the last seq.',
  })
    .input(z.object({ filter: auditFilter, before: z.int().nullable(), limit: z.int().min(1).max(500) }))
    .output(z.object({ entries: z.array(auditRow), next: z.int().nullable() })),

  state: query({
    permission: 'audit.read',
    reads: ['audit', 'session'],
    summary: 'Length and end of the audit chain, its last anchor, the public key, and who may appear in it.',
  })
    .input(z.object({}))
    .output(
      z.object({
        entries: z.int(),
        head: sha256.nullable(),
        publicKey: sha256,
        anchorFile: z.string(),
        anchor: z.object({ number: z.int(), seq: z.int(), at: instant }).nullable(),
        trouble: anchorTrouble.nullable(),
        unwritable: z.boolean(),
        people: z.array(z.object({ id: operatorId, name: z.string() })),
      }),
    ),

  alarm: query({
    permission: 'session',
    reads: ['audit'],
    summary: 'Whether the audit chain and its anchors disagree, for the banner of every desk.',
  })
    .input(z.object({}))
    .output(z.object({ trouble: anchorTrouble.nullable(), unwritable: z.boolean() })),

  verify: feed({
    permission: 'audit.read',
    reads: ['audit'],
    summary: 'Recomputes the whole chain and checks every anchor; streams how far it has come, and last the verdict.',
  })
    .input(z.object({}))
    .output(
      eventIterator(
        z.object({ checked: z.int(), total: z.int(), backwards: z.int(), verdict: auditVerdict.nullable() }),
      ),
    ),

  export: command({
    permission: 'audit.read',
    writes: ['export', 'audit'],
    fresh: true,
    summary:
      'Writes the whole audit log as JSON lines into a file on the machine of the service, and registers the export.',
  })
    .input(z.object({ commandId, path: filePath, purpose: lineOrNothing(100) }))
    .output(z.object({ serial: z.string(), checkCode: z.string(), entries: z.int(), bytes: z.int() })),

  acknowledge: command({
    permission: 'audit.read',
    writes: ['audit'],
    fresh: true,
    summary: 'Says that a disagreement of chain and anchors was looked into; anchors are written again from here on.',
  })
    .input(z.object({ commandId, cause: z.enum(['restored-backup', 'disk-changed', 'investigated']) }))
    .output(z.object({})),

  keepAnchors: command({
    permission: 'audit.read',
    writes: ['audit'],
    summary: 'Keeps the anchors in another file from now on, for example on another disk; what there is is copied.',
  })
    .input(z.object({ commandId, path: filePath }))
    .output(z.object({ anchorFile: z.string() })),
};
