import { z } from 'zod';
import type { BriefDocument } from '../domain/brief/compose-brief.ts';
import type { Overview } from '../domain/statistics/overview.ts';
import { command, query } from './procedure.ts';
import { briefId, commandId, instant, lineOrNothing, period } from './scalars.ts';

/** The overview is composed by domain/statistics and passed on as it is. */
export const overview = z.custom<Overview>((value) => typeof value === 'object' && value !== null);
const briefDocument = z.custom<BriefDocument>((value) => typeof value === 'object' && value !== null);

const heat = z.array(z.object({ weekday: z.int().min(1).max(7), hour: z.int().min(0).max(23), count: z.int() }));

export const charts = {
  overview: query({
    permission: 'statistics.read',
    reads: ['issue', 'category'],
    summary:
      'Every figure of a period at one cut-off: categories, county response times, rates, key figures. cutOff null means now.',
  })
    .input(z.object({ period, cutOff: instant.nullable() }))
    .output(z.object({ overview })),
  arrivals: query({
    permission: 'statistics.read',
    reads: ['message'],
    summary:
      'Messages per hour today and on the same day last week, and the heat map of weekday and hour over four weeks.',
  })
    .input(z.object({}))
    .output(z.object({ today: z.array(z.int()), lastWeek: z.array(z.int()), heat, asOf: instant })),
  wall: query({
    permission: 'statistics.read',
    reads: ['issue', 'message', 'account'],
    summary: 'One snapshot for the wall: figures only, no names, no message text.',
  })
    .input(z.object({}))
    .output(
      z.object({
        asOf: instant,
        centerName: z.string(),
        messagesToday: z.int(),
        messagesSameTimeLastWeek: z.int(),
        waiting: z.int(),
        oldestWaitingAt: instant.nullable(),
        overview,
      }),
    ),
};

export const briefs = {
  compose: query({
    permission: 'brief.write',
    reads: ['issue', 'brief', 'category'],
    summary:
      'Composes the brief of a week (Monday 00:00, Asia/Shanghai) at a cut-off from the same facts as the charts.',
  })
    .input(z.object({ week: instant, cutOff: instant.nullable() }))
    .output(
      z.object({
        document: briefDocument,
        overview,
        lint: z.array(z.object({ severity: z.enum(['error', 'warning']), text: z.string() })),
      }),
    ),
  export: command({
    permission: 'brief.write',
    writes: ['brief', 'export', 'audit'],
    summary:
      'Renders the brief to .docx with the given chart pictures (PNG, base64) and registers the export; answers the file as base64.',
  })
    .input(
      z.object({
        commandId,
        week: instant,
        cutOff: instant,
        pictures: z
          .array(
            z.object({
              place: lineOrNothing(60),
              png: z.base64().max(8_000_000),
              width: z.int(),
              height: z.int(),
              caption: lineOrNothing(60),
            }),
          )
          .max(8),
      }),
    )
    .output(
      z.object({
        ...{ id: briefId, fileName: z.string(), sha256: z.string(), serial: z.string(), checkCode: z.string() },
        docx: z.base64(),
      }),
    ),
  list: query({ permission: 'brief.write', reads: ['brief'], summary: 'Exported briefs, newest first.' })
    .input(z.object({ limit: z.int().min(1).max(200) }))
    .output(
      z.object({
        briefs: z.array(
          z.object({
            id: briefId,
            week: instant,
            cutOff: instant,
            exportedAt: instant,
            fileName: z.string(),
            sha256: z.string(),
          }),
        ),
      }),
    ),
};
