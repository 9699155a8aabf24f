import { z } from 'zod';
import { command, query } from './procedure.ts';
import { commandId, filePath, importId, instant, lineOrNothing } from './scalars.ts';

export const importRow = z.object({
  id: importId,
  fileName: z.string(),
  format: z.string().nullable(),
  encoding: z.string().nullable(),
  state: z.enum(['running', 'done', 'cancelled', 'refused', 'interrupted']),
  /** Why it was refused, in words; null otherwise. */
  refusal: z.string().nullable(),
  bytes: z.int(),
  bytesRead: z.int(),
  rows: z.int(),
  added: z.int(),
  known: z.int(),
  setAside: z.int(),
  startedAt: instant,
  endedAt: instant.nullable(),
});

export const imports = {
  preview: query({
    permission: 'import.run',
    reads: [],
    summary:
      'What a chat export file is understood to be, before anything is imported. The path is on the machine of the service.',
  })
    .input(z.object({ path: filePath }))
    .output(
      z.object({
        format: z.string(),
        encoding: z.string(),
        bytes: z.int(),
        columns: z.array(z.string()),
        rows: z.array(z.array(z.string())),
        /** What must be given because the file does not say it. */
        needsGroup: z.boolean(),
        guessedGroup: z.string().nullable(),
      }),
    ),
  start: command({
    permission: 'import.run',
    writes: ['import', 'message', 'set-aside'],
    summary: 'Imports a chat export file in the background; the same file twice adds nothing.',
  })
    .input(
      z.object({
        commandId,
        path: filePath,
        groupExternalId: lineOrNothing(100).nullable(),
        groupName: lineOrNothing(60).nullable(),
        selfId: lineOrNothing(64).nullable(),
      }),
    )
    .output(z.object({ id: importId })),
  cancel: command({
    permission: 'import.run',
    writes: ['import'],
    summary: 'Stops a running import after the batch in hand; what is in stays in.',
  })
    .input(z.object({ commandId, id: importId }))
    .output(z.object({})),
  resume: command({
    permission: 'import.run',
    writes: ['import', 'message', 'set-aside'],
    summary: 'Goes on with an interrupted or cancelled import where it stopped.',
  })
    .input(z.object({ commandId, id: importId }))
    .output(z.object({})),
  list: query({ permission: 'import.run', reads: ['import'], summary: 'All imports, newest first.' })
    .input(z.object({ limit: z.int().min(1).max(200) }))
    .output(z.object({ imports: z.array(importRow) })),
};
