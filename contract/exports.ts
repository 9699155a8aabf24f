import { z } from 'zod';
import { command, query } from './procedure.ts';
import { commandId, filePath, instant, lineOrNothing, operatorId, sought } from './scalars.ts';

/** What kinds of things leave the console. */
export const EXPORT_KINDS = ['brief', 'table', 'picture', 'ledger', 'audit', 'other'] as const;

/** One row of the register of exports 导出登记. */
export const exportRow = z.object({
  serial: z.string(),
  at: instant,
  by: z.object({ id: operatorId, name: z.string().nullable() }),
  kind: z.enum(EXPORT_KINDS),
  purpose: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  checkCode: z.string(),
});
export type ExportRow = z.infer<typeof exportRow>;

export const exports = {
  register: command({
    permission: 'statistics.read',
    writes: ['export', 'audit'],
    summary:
      'Registers a table or picture before it is saved; answers its serial, its check code, and the file name that carries the code.',
  })
    .input(
      z.object({
        commandId,
        kind: z.enum(['table', 'picture', 'ledger']),
        purpose: lineOrNothing(100),
        fileName: lineOrNothing(150),
        content: z.base64().max(40_000_000),
      }),
    )
    .output(z.object({ serial: z.string(), checkCode: z.string(), fileName: z.string() })),

  list: query({
    permission: 'audit.read',
    reads: ['export'],
    summary: 'The register of exports, newest first; continue with before = the last serial.',
  })
    .input(z.object({ before: sought(20).nullable(), limit: z.int().min(1).max(200) }))
    .output(z.object({ exports: z.array(exportRow), next: z.string().nullable() })),

  check: query({
    permission: 'audit.read',
    reads: ['export'],
    summary:
      'Whether a file on the machine of the service is one that was exported and unchanged; a check code, typed or in its name, says which it claims to be.',
  })
    .input(z.object({ path: filePath, checkCode: sought(40).nullable() }))
    .output(
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('unchanged'), sha256: z.string(), row: exportRow }),
        /** The code is in the register, the file is another. */
        z.object({ kind: z.literal('differs'), sha256: z.string(), row: exportRow }),
        z.object({ kind: z.literal('unknown'), sha256: z.string(), code: z.string().nullable() }),
      ]),
    ),
};
