import type { IssueEvent } from '../../domain/issue/issue.ts';
import type { LeadId } from '../../domain/ids.ts';
import type { LeadDraft } from '../../domain/lead/lead.ts';
import type { AttachmentKind, AttachmentRefusal, AttachmentState } from '../../domain/media/attachment.ts';
import type { PictureType } from '../../domain/media/sniff-picture.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { seal, unseal, type KeyPair } from './sealed-box.ts';

/** What an officer who opens a lead reads: the official and the matter, and who reported in masked form only. */
export interface LeadContent {
  readonly draft: LeadDraft;
  readonly reporters: readonly { readonly name: string; readonly chatId: string }[];
}

/** What an unmasking opens: who said it, word for word, with the frames as they arrived and the life of the issue it was. */
export interface LeadReport {
  readonly messages: readonly ReportedMessage[];
  readonly issue: { readonly number: string; readonly events: readonly IssueEvent[] } | null;
}

export interface ReportedMessage {
  readonly messageId: number;
  readonly sentAt: Instant;
  readonly groupName: string;
  readonly senderId: string | null;
  readonly senderName: string | null;
  readonly text: string;
  readonly segments: string | null;
  readonly frames: readonly string[];
  readonly media: readonly ReportedMedium[];
}

/** A picture or file of a reported message; `file` names what is sealed for the lead key, null where the bytes were never had. */
export interface ReportedMedium {
  readonly name: string | null;
  readonly kind: AttachmentKind;
  readonly state: AttachmentState;
  readonly reason: AttachmentRefusal | null;
  readonly bytes: number | null;
  readonly file: string | null;
  readonly pictureType: PictureType | null;
  readonly width: number | null;
  readonly height: number | null;
}

/** Seals what a lead is about. */
export function sealContent(publicKey: Buffer, id: LeadId, content: LeadContent): Buffer {
  return sealJson(publicKey, 'leads', id, 'content', content);
}

/** Opens what a lead is about; throws where the key does not fit, which a key that came out of its wrap cannot. */
export function openContent(pair: KeyPair, id: LeadId, sealed: Uint8Array): LeadContent {
  return openJson(pair, 'leads', id, 'content', sealed) as LeadContent;
}

/** Seals who reported. */
export function sealReport(publicKey: Buffer, id: LeadId, report: LeadReport): Buffer {
  return sealJson(publicKey, 'leads', id, 'reporter', report);
}

/** Opens who reported; throws where the key does not fit. */
export function openReport(pair: KeyPair, id: LeadId, sealed: Uint8Array): LeadReport {
  return openJson(pair, 'leads', id, 'reporter', sealed) as LeadReport;
}

/** Seals what was written with an act, field by field; `row` is the lead and the number of its event. */
export function sealWords(publicKey: Buffer, row: string, words: Readonly<Record<string, string>>): Buffer {
  return sealJson(publicKey, 'leadEvents', row, 'words', words);
}

/** Opens what was written with an act; throws where the key does not fit. */
export function openWords(pair: KeyPair, row: string, sealed: Uint8Array): Readonly<Record<string, string>> {
  return openJson(pair, 'leadEvents', row, 'words', sealed) as Readonly<Record<string, string>>;
}

/** Seals why somebody unmasks. */
export function sealReason(publicKey: Buffer, unmaskingId: string, reason: string): Buffer {
  return sealJson(publicKey, 'unmaskings', unmaskingId, 'reason', reason);
}

/** Opens why somebody unmasked; throws where the key does not fit. */
export function openReason(pair: KeyPair, unmaskingId: string, sealed: Uint8Array): string {
  return openJson(pair, 'unmaskings', unmaskingId, 'reason', sealed) as string;
}

function sealJson(publicKey: Buffer, table: string, row: string, column: string, value: unknown): Buffer {
  return seal(publicKey, { table, row, column }, Buffer.from(JSON.stringify(value), 'utf8'));
}

function openJson(pair: KeyPair, table: string, row: string, column: string, sealed: Uint8Array): unknown {
  const opened = unseal(pair, { table, row, column }, sealed);
  if (opened === null) throw new Error(`A sealed value of ${table} does not open`);
  return JSON.parse(opened.toString('utf8'));
}
