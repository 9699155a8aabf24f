import type { LeadId } from '../../domain/ids.ts';
import type { MediaFiles } from '../media/media-files.ts';
import type { MediaTickets } from '../media/media-tickets.ts';
import type { SealedFiles } from '../media/sealed-files.ts';
import { openReport, type LeadReport, type ReportedMedium } from '../sealing/lead-contents.ts';
import type { KeyPair } from '../sealing/sealed-box.ts';
import type { Session } from '../session.ts';
import { sealedParts } from '../store/leads.ts';
import type { StoredMedium } from '../store/media.ts';
import { asCarried } from './as-carried.ts';
import type { RawPicture } from './media.ts';
import { leadOf, type LeadParts } from './lead-parts.ts';
import { unmaskedUntil } from './unmasked-until.ts';

/** Where the files of messages lie before and after they are sealed. */
export interface SealingFiles {
  readonly mediaFiles: MediaFiles;
  readonly sealedFiles: SealedFiles;
}

/** Seals the files of a message for the lead key; what was never fetched, or is damaged, is kept by name. */
export function sealPictures(
  { mediaFiles, sealedFiles }: SealingFiles,
  publicKey: Buffer,
  lead: LeadId,
  media: readonly StoredMedium[],
): Promise<readonly ReportedMedium[]> {
  return Promise.all(
    media.map(async ({ name, kind, state, reason, bytes, digest, pictureType, width, height }) => {
      const content = digest === null ? null : await mediaFiles.read(digest);
      const file = content === null ? null : await sealedFiles.keep(publicKey, lead, content);
      return { name, kind, state, reason, bytes, file, pictureType, width, height };
    }),
  );
}

/** What a reported message carries, with tickets for its pictures; `from` is how many came before it in the report. */
export function attachmentsOfReport(
  tickets: MediaTickets,
  session: Session,
  { lead, from, media }: { readonly lead: LeadId; readonly from: number; readonly media: readonly ReportedMedium[] },
) {
  return media.map((medium, index) => {
    const ticket = () => tickets.issue(session, ticketName(lead, from + index));
    return asCarried(medium, medium.file === null ? null : ticket);
  });
}

/** The picture of a report a ticket stands for: only within this person's own five minutes, and with the lead key in their session. */
export async function sealedPictureOf(parts: LeadParts, session: Session, name: string): Promise<RawPicture | null> {
  const [, lead, index] = /^lead\.([0-9a-f-]{36})\.(\d{1,4})$/.exec(name) ?? [];
  if (lead === undefined || !session.permissions.has('lead.handle')) return null;
  const caller = { session, scope: session.scopeFor('lead.handle') };
  const found = await leadOf(parts, parts.store.read, caller, lead as LeadId).catch(() => null);
  const pair = parts.leadKeys.pairOf(session);
  if (found === null || pair === null || (await unmaskedUntil(parts, session, found.id)) === null) return null;
  return pictureOf(parts, pair, found.id, Number(index));
}

async function pictureOf(parts: LeadParts, pair: KeyPair, lead: LeadId, index: number): Promise<RawPicture | null> {
  const report: LeadReport = openReport(pair, lead, (await sealedParts(parts.store.read, lead)).reporter);
  const medium = report.messages.flatMap(({ media }) => media)[index];
  if (medium === undefined || medium.file === null || medium.pictureType === null) return null;
  const bytes = await parts.sealedFiles.open(pair, lead, medium.file);
  return bytes === null ? null : { type: medium.pictureType, bytes };
}

function ticketName(lead: LeadId, index: number): string {
  return `lead.${lead}.${index}`;
}
