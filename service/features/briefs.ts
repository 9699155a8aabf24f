import { composeBrief, type BriefDocument } from '../../domain/brief/compose-brief.ts';
import { lintBrief } from '../../domain/brief/lint-brief.ts';
import type { BriefId, RegionCode } from '../../domain/ids.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { instant, type Instant, type Period } from '../../domain/time/instant.ts';
import { weekPeriod } from '../../domain/time/shanghai.ts';
import type { ChartPicture } from '../brief/docx-blocks.ts';
import type { PrintedStamp } from '../brief/render-docx.ts';
import type { NewId } from '../new-id.ts';
import { findBrief, insertBrief, listBriefs } from '../store/briefs.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import { readCenter } from '../store/settings.ts';
import { regionPath } from '../store/regions.ts';
import type { ReadableDb, Store } from '../store/store.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';
import { digestOfParts, nextStamp, registerExport, withNextSerial } from './register-export.ts';

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
    compose: os.briefs.compose.handler(async ({ input, context: { scope } }) => {
      const { document, overview, lint } = await compose(parts, {
        week: input.week,
        cutOff: input.cutOff ?? clock.now(),
        scope,
      });
      return { document, overview, lint };
    }),

    export: os.briefs.export.handler(({ input, context: { session, scope }, path }) =>
      withNextSerial(async () => {
        const pictures = input.pictures.map(toPicture);
        const { document } = await compose(parts, { week: input.week, cutOff: input.cutOff, scope });
        const figures = JSON.stringify(document);
        const fileName = fileNameOf(document);
        const stamp = await nextStamp(store, contentOf(figures, pictures), clock.now());
        const rendered = await renderedAs(document, pictures, stamp);
        const sha256 = digestOfParts(rendered);
        const once = { session, path, commandId: input.commandId };
        const done = await actOnce(parts, once, async (tx, doing) => {
          const id = parts.newId() as BriefId;
          const [week, cutOff] = [document.week.from, document.cutOff];
          const at = { exportedAt: doing.at, exportedBy: doing.by };
          await insertBrief(tx, parts.centerId, {
            ...{ id, week, cutOff, ...at, fileName, sha256, figures },
            territory: scope.territory ?? [],
          });
          const file = { kind: 'brief' as const, purpose: fileName, fileName, bytes: rendered.length, sha256 };
          const { serial, checkCode } = await registerExport(tx, parts.centerId, stamp, file, doing);
          return { id, fileName, sha256, serial, checkCode };
        });
        const bytes = done.sha256 === sha256 ? rendered : await renderAgain(store, done, pictures);
        return { ...done, docx: Buffer.from(bytes).toString('base64') };
      }),
    ),

    list: os.briefs.list.handler(async ({ input, context: { scope } }) => ({
      briefs: (await listBriefs(store.read, input.limit, scope)).map(
        ({ id, week, cutOff, exportedAt, fileName, sha256 }) => ({
          id,
          week,
          cutOff,
          exportedAt,
          fileName,
          sha256,
        }),
      ),
    })),
  };
}

async function compose(
  { store, clock, readers }: BriefParts,
  { week, cutOff, scope }: { readonly week: Instant; readonly cutOff: Instant; readonly scope: Scope },
) {
  const { from, to } = weekPeriod(week);
  if (from < 0) throw badRequest('There is no such week.');
  const overviewOf = (period: Period, at: Instant) =>
    readers.run('charts.overview', { period, cutOff: at, now: clock.now(), scope });
  const overview = await overviewOf({ from, to }, cutOff);
  const previous = await overviewOf(weekPeriod(instant(from - 1)), from);
  const { name, cityName } = await readCenter(store.read);
  const document = composeBrief({
    week: from,
    cutOff,
    overview,
    previous,
    centerName: name,
    cityName: (await nameOfTerritory(store.read, scope)) ?? cityName,
    issueNumber: null,
  });
  return { document, overview, lint: [...lintBrief(document, overview, previous)] };
}

/** A brief about a part of the city says so in its title; null for the whole. */
async function nameOfTerritory(db: ReadableDb, { territory }: Scope): Promise<string | null> {
  if (territory === null) return null;
  const paths = await Promise.all(territory.map((code: RegionCode) => regionPath(db, code)));
  return paths.map((path) => path.map((region) => region.name).join('')).join('、');
}

/** A command sent again gets its first file again, though an issue may have moved since: made from the document as it was registered. */
async function renderAgain(
  store: Store,
  { id, ...stamp }: PrintedStamp & { readonly id: BriefId },
  pictures: readonly ChartPicture[],
): Promise<Uint8Array> {
  const registered = await findBrief(store.read, id);
  if (registered === null) throw refusals['not-found']({ data: { entity: 'brief', id } });
  return renderedAs(JSON.parse(registered.figures) as BriefDocument, pictures, stamp);
}

/** What the check code of a brief vouches for: its document and its pictures (docs/audit-log.md). */
function contentOf(figures: string, pictures: readonly ChartPicture[]): string {
  return digestOfParts(figures, ...pictures.map(({ png }) => digestOfParts(png)));
}

/** The writer of Word files is half of this program and needed on Fridays: it is read when it is asked for. */
async function renderedAs(
  document: BriefDocument,
  pictures: readonly ChartPicture[],
  stamp: PrintedStamp,
): Promise<Uint8Array> {
  const { renderDocx } = await import('../brief/render-docx.ts');
  return renderDocx(document, pictures, stamp);
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
