import type { LeadId, MessageId, OperatorId } from '../../domain/ids.ts';
import type { Lead, LeadActKind, LeadFeedback, UnmaskPurpose } from '../../domain/lead/lead.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, SqlValue, WriteTransaction } from './store.ts';

/** What of a lead is sealed, as it is written once. */
export interface SealedParts {
  readonly content: Uint8Array;
  readonly reporter: Uint8Array;
  /** Keyed digest of the official's name; null where it is not known. */
  readonly subject: Uint8Array | null;
}

/** Who asks: leads that name them do not exist for them. */
export interface LeadReader {
  readonly personId: OperatorId;
  /** Keyed digest of their name. */
  readonly name: Uint8Array;
  /** JSON list of the counties they reach, an empty one is nothing at all; null is the whole city. */
  readonly counties: string | null;
}

/** One act on a lead; `words` is what was written with it, sealed. */
export interface LeadEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly by: OperatorId;
  readonly kind: LeadActKind | 'registered';
  readonly words: Uint8Array | null;
}

/** One time somebody looked at who reported. */
export interface Unmasking {
  readonly id: string;
  readonly leadId: LeadId;
  readonly personId: OperatorId;
  readonly at: Instant;
  readonly until: Instant;
  readonly purpose: UnmaskPurpose;
  readonly reason: Uint8Array;
}

interface LeadTableRow extends Omit<Lead, 'feedback' | 'calendarKnown'> {
  readonly feedback: string | null;
  readonly calendarKnown: 0 | 1;
}

const FIELDS = [
  ...(['id', 'number', 'state', 'grade', 'countyCode', 'registeredAt', 'registeredBy', 'reportedAt'] as const),
  ...([
    'messageCount',
    'dueAt',
    'calendarKnown',
    'issueId',
    'issueNumber',
    'verdict',
    'disciplined',
    'handled',
  ] as const),
  ...(['returnedFen', 'feedback', 'closedAt', 'lastMoveAt', 'version'] as const),
] as const satisfies readonly (keyof Lead)[];
const FIXED: readonly string[] = ['id', 'number', 'registeredAt', 'registeredBy', 'issueId', 'issueNumber'];
const COLUMNS = FIELDS.map((field) => `l.${field}`).join(', ');

/** Whoever is named in a lead is told nothing of it: no row, no count, no hit; and whoever has a county nothing of the others. */
const VISIBLE = `(:counties IS NULL OR l.countyCode IN (SELECT value FROM json_each(:counties)))
  AND (l.subject IS NULL OR l.subject <> :name)
  AND NOT EXISTS (SELECT 1 FROM leadRecusals r WHERE r.leadId = l.id AND r.personId = :personId)`;

/** The next number of the year, from 1. */
export async function takeLeadNumber(tx: WriteTransaction, year: number): Promise<number> {
  const row = tx.db.get<{ last: number }>(
    'INSERT INTO leadNumbers (year, last) VALUES (:year, 1) ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last',
    { year },
  );
  if (row === undefined) throw new Error('No lead number was given');
  return row.last;
}

/** Adds a lead with its first event. */
export async function insertLead(
  tx: WriteTransaction,
  centerId: string,
  lead: Lead,
  sealed: SealedParts,
): Promise<void> {
  tx.db.run(
    `INSERT INTO leads (centerId, content, reporter, subject, ${FIELDS.join(', ')})
     VALUES (:centerId, :content, :reporter, :subject, ${FIELDS.map((field) => `:${field}`).join(', ')})`,
    { ...toRow(lead), ...sealed, centerId },
  );
  addEvent(tx, lead.id, { seq: 1, at: lead.registeredAt, by: lead.registeredBy, kind: 'registered', words: null });
  tx.changed('lead', lead.id, lead.version);
}

/** Stores the lead as an act has left it, with the act. */
export async function updateLead(tx: WriteTransaction, lead: Lead, event: Omit<LeadEvent, 'seq'>): Promise<void> {
  const set = FIELDS.filter((field) => !FIXED.includes(field)).map((field) => `${field} = :${field}`);
  tx.db.run(`UPDATE leads SET ${set.join(', ')} WHERE id = :id`, toRow(lead));
  addEvent(tx, lead.id, { ...event, seq: lead.version });
  tx.changed('lead', lead.id, lead.version);
}

/** The lead of this id; null where there is none, or where it names whoever asks. */
export async function findLead(db: ReadableDb, reader: LeadReader, id: LeadId): Promise<Lead | null> {
  const row = db.get<LeadTableRow>(`SELECT ${COLUMNS} FROM leads l WHERE l.id = :id AND ${VISIBLE}`, {
    ...reader,
    id,
  });
  return row === undefined ? null : fromRow(row);
}

/** Every lead that does not name whoever asks, newest first, from after one on. */
export async function leadPage(
  db: ReadableDb,
  reader: LeadReader,
  page: { readonly open: boolean; readonly after: LeadId | null; readonly limit: number },
): Promise<readonly Lead[]> {
  const open = page.open ? `AND l.state NOT IN ('closed', 'declined')` : '';
  const after = page.after === null ? '' : 'AND l.id < :after';
  const rows = db.all<LeadTableRow>(
    `SELECT ${COLUMNS} FROM leads l WHERE ${VISIBLE} ${open} ${after} ORDER BY l.id DESC LIMIT :limit`,
    { ...reader, limit: page.limit, ...(page.after === null ? {} : { after: page.after }) },
  );
  return rows.map(fromRow);
}

/** Leads, verified leads and persons are three counts (N03). */
export interface LeadCounts {
  readonly leads: number;
  readonly open: number;
  readonly overdue: number;
  readonly proven: number;
  readonly partly: number;
  readonly notTrue: number;
  readonly disciplined: number;
  readonly handled: number;
  readonly returnedFen: number;
}

/** The counts over every lead that does not name whoever asks. */
export async function leadCounts(db: ReadableDb, reader: LeadReader, now: Instant): Promise<LeadCounts> {
  const open = `l.state NOT IN ('closed', 'declined')`;
  const row = db.get<LeadCounts>(
    `SELECT count(*) AS leads, coalesce(sum(${open}), 0) AS open, coalesce(sum(${open} AND l.dueAt < :now), 0) AS overdue,
       coalesce(sum(l.verdict = 'true'), 0) AS proven, coalesce(sum(l.verdict = 'partly'), 0) AS partly,
       coalesce(sum(l.verdict = 'not-true'), 0) AS notTrue, coalesce(sum(l.disciplined), 0) AS disciplined,
       coalesce(sum(l.handled), 0) AS handled, coalesce(sum(l.returnedFen), 0) AS returnedFen
     FROM leads l WHERE ${VISIBLE}`,
    { ...reader, now },
  );
  if (row === undefined) throw new Error('A sum has no row');
  return row;
}

/** Leads whose text for the group waits for a second person. */
export async function feedbackWaiting(db: ReadableDb, reader: LeadReader): Promise<readonly Lead[]> {
  const rows = db.all<LeadTableRow>(
    `SELECT ${COLUMNS} FROM leads l WHERE l.feedback IS NOT NULL AND json_extract(l.feedback, '$.approvedBy') IS NULL
       AND ${VISIBLE} ORDER BY l.id`,
    { ...reader },
  );
  return rows.map(fromRow);
}

/** What of a lead is sealed; undefined columns do not exist. Throws where there is no such lead. */
export async function sealedParts(db: ReadableDb, id: LeadId): Promise<SealedParts> {
  const row = db.get<SealedParts>('SELECT content, reporter, subject FROM leads WHERE id = :id', { id });
  if (row === undefined) throw new Error('A lead has no sealed parts');
  return row;
}

/** The life of a lead in order. */
export async function leadEvents(db: ReadableDb, id: LeadId): Promise<readonly LeadEvent[]> {
  return db.all<LeadEvent>('SELECT seq, at, by, kind, words FROM leadEvents WHERE leadId = :id ORDER BY seq', { id });
}

/** Ties sealed messages to their lead. */
export async function tieSealed(tx: WriteTransaction, leadId: LeadId, messages: readonly MessageId[]): Promise<void> {
  for (const messageId of messages) {
    tx.db.run('INSERT INTO leadMessages (messageId, leadId) VALUES (:messageId, :leadId)', { messageId, leadId });
  }
}

/** Makes a lead findable by keyed digests of who reported. */
export async function addLeadTerms(
  tx: WriteTransaction,
  leadId: LeadId,
  digests: readonly Uint8Array[],
): Promise<void> {
  for (const digest of digests) {
    tx.db.run('INSERT INTO leadTerms (digest, leadId) VALUES (:digest, :leadId) ON CONFLICT DO NOTHING', {
      digest,
      leadId,
    });
  }
}

/** Leads that carry a digest, newest first. */
export async function leadsByTerm(db: ReadableDb, reader: LeadReader, digest: Uint8Array): Promise<readonly Lead[]> {
  const rows = db.all<LeadTableRow>(
    `SELECT ${COLUMNS} FROM leadTerms t JOIN leads l ON l.id = t.leadId WHERE t.digest = :digest AND ${VISIBLE} ORDER BY l.id DESC`,
    { ...reader, digest },
  );
  return rows.map(fromRow);
}

/** Keeps people a lead names from ever seeing it. */
export async function recuseFromLead(
  tx: WriteTransaction,
  leadId: LeadId,
  people: readonly OperatorId[],
): Promise<void> {
  for (const personId of people) {
    tx.db.run('INSERT INTO leadRecusals (leadId, personId) VALUES (:leadId, :personId) ON CONFLICT DO NOTHING', {
      leadId,
      personId,
    });
  }
}

/** Writes down that somebody looks at who reported. */
export async function addUnmasking(tx: WriteTransaction, unmasking: Unmasking): Promise<void> {
  tx.db.run(
    `INSERT INTO unmaskings (id, leadId, personId, at, until, purpose, reason)
     VALUES (:id, :leadId, :personId, :at, :until, :purpose, :reason)`,
    { ...unmasking },
  );
  tx.changed('lead', unmasking.leadId, null);
}

/** Every time somebody looked, newest first. */
export async function unmaskingsOf(db: ReadableDb, leadId: LeadId): Promise<readonly Unmasking[]> {
  return db.all<Unmasking>(
    'SELECT id, leadId, personId, at, until, purpose, reason FROM unmaskings WHERE leadId = :leadId ORDER BY at DESC, id DESC',
    { leadId },
  );
}

function addEvent(tx: WriteTransaction, leadId: LeadId, event: LeadEvent): void {
  tx.db.run(
    'INSERT INTO leadEvents (leadId, seq, at, by, kind, words) VALUES (:leadId, :seq, :at, :by, :kind, :words)',
    { leadId, ...event },
  );
}

function fromRow(row: LeadTableRow): Lead {
  return {
    ...row,
    feedback: row.feedback === null ? null : (JSON.parse(row.feedback) as LeadFeedback),
    calendarKnown: row.calendarKnown === 1,
  };
}

function toRow(lead: Lead): Record<keyof Lead, SqlValue> {
  return {
    ...lead,
    feedback: lead.feedback === null ? null : JSON.stringify(lead.feedback),
    calendarKnown: Number(lead.calendarKnown),
  };
}
