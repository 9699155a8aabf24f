import { createHash } from 'node:crypto';
import { composeBrief, type BriefDocument } from '../../domain/brief/compose-brief.ts';
import { lintBrief } from '../../domain/brief/lint-brief.ts';
import type { BriefId } from '../../domain/ids.ts';
import { instant, type Instant, type Period } from '../../domain/time/instant.ts';
import { weekPeriod } from '../../domain/time/shanghai.ts';
import type { ChartPicture } from '../brief/docx-blocks.ts';
import type { NewId } from '../new-id.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findBrief, insertBrief, listBriefs } from '../store/briefs.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import { readCenter } from '../store/settings.ts';
import type { Store } from '../store/store.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** What the use cases of the weekly brief work with. */
export interface BriefParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
  readonly readers: Readers;
}

/** 周报: composed from the facts of the charts, rendered, registered. */
export function createBriefs(parts: BriefParts) {
  const { store, clock } = parts;
  return {
    compose: os.briefs.compose.handler(async ({ input }) => {
      const { document, overview, lint } = await compose(parts, input.week, input.cutOff ?? clock.now());
      return { document, overview, lint };
    }),

    export: os.briefs.export.handler(async ({ input, context: { session }, path }) => {
      const pictures = input.pictures.map(toPicture);
      const composed = await compose(parts, input.week, input.cutOff);
      const rendered = await renderedAs(composed.document, pictures);
      const fileName = fileNameOf(composed.document);
      const sha256 = createHash('sha256').update(rendered).digest('hex');
      const done = await actOnce(
        parts,
        { session, path, commandId: input.commandId },
        async (tx, { at, by, action }) => {
          const id = parts.newId() as BriefId;
          const { week, cutOff } = composed.document;
          const figures = JSON.stringify(composed.document);
          await insertBrief(tx, parts.centerId, {
            id,
            week: week.from,
            cutOff,
            exportedAt: at,
            exportedBy: by,
            fileName,
            sha256,
            figures,
          });
          await appendAudit(tx, { at, by, action, entity: 'brief', entityId: id, detail: sha256 });
          return { id, fileName, sha256 };
        },
      );
      const bytes = done.sha256 === sha256 ? rendered : await renderAgain(store, done.id, pictures);
      return { ...done, docx: Buffer.from(bytes).toString('base64') };
    }),

    list: os.briefs.list.handler(async ({ input }) => ({
      briefs: (await listBriefs(store.read, input.limit)).map(({ id, week, cutOff, exportedAt, fileName, sha256 }) => ({
        id,
        week,
        cutOff,
        exportedAt,
        fileName,
        sha256,
      })),
    })),
  };
}

async function compose({ store, clock, readers }: BriefParts, week: Instant, cutOff: Instant) {
  const { from, to } = weekPeriod(week);
  if (from < 0) throw badRequest('There is no such week.');
  const overviewOf = (period: Period, at: Instant) =>
    readers.run('charts.overview', { period, cutOff: at, now: clock.now() });
  const overview = await overviewOf({ from, to }, cutOff);
  const previous = await overviewOf(weekPeriod(instant(from - 1)), from);
  const { name, cityName } = await readCenter(store.read);
  const document = composeBrief({
    week: from,
    cutOff,
    overview,
    previous,
    centerName: name,
    cityName,
    issueNumber: null,
  });
  return { document, overview, lint: [...lintBrief(document, overview, previous)] };
}

/** A command sent again gets its first file again, though an issue may have moved since: made from the document as it was registered. */
async function renderAgain(store: Store, id: BriefId, pictures: readonly ChartPicture[]): Promise<Uint8Array> {
  const registered = await findBrief(store.read, id);
  if (registered === null) throw refusals['not-found']({ data: { entity: 'brief', id } });
  return renderedAs(JSON.parse(registered.figures) as BriefDocument, pictures);
}

/** The writer of Word files is half of this program and needed on Fridays: it is read when it is asked for. */
async function renderedAs(document: BriefDocument, pictures: readonly ChartPicture[]): Promise<Uint8Array> {
  const { renderDocx } = await import('../brief/render-docx.ts');
  return renderDocx(document, pictures);
}

function fileNameOf({ head, serial }: BriefDocument): string {
  return `${head}${serial}.docx`.normalize('NFC').replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, '');
}

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function toPicture(given: {
  readonly place: string;
  readonly png: string;
  readonly width: number;
  readonly height: number;
  readonly caption: string;
}): ChartPicture {
  const png = Buffer.from(given.png, 'base64');
  if (!png.subarray(0, 8).equals(PNG_SIGNATURE)) throw badRequest('A picture is not a PNG.');
  if (given.width < 1 || given.height < 1) throw badRequest('A picture has no size.');
  return { ...given, png };
}
