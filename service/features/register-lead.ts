import type { IssueId, LeadId, OperatorId, RegionCode } from '../../domain/ids.ts';
import { deadlineFor } from '../../domain/issue/deadline.ts';
import type { IssueEvent } from '../../domain/issue/issue.ts';
import { draftRefusal, draftSecretRefusal } from '../../domain/lead/act-on-lead.ts';
import { chatIdTerm, nameTerm, termsIn } from '../../domain/lead/identity-terms.ts';
import { formatLeadNumber } from '../../domain/lead/lead-number.ts';
import type { Lead, LeadDraft } from '../../domain/lead/lead.ts';
import { maskName } from '../../domain/masking/mask.ts';
import type { TriageState } from '../../domain/message/triage-state.ts';
import { countyOf } from '../../domain/region/region.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { publishedCalendar } from '../../domain/time/working-calendar.ts';
import { sealContent, sealReport, type ReportedMessage } from '../sealing/lead-contents.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findIssue, issueEvents, messagesOfIssue } from '../store/issues.ts';
import { addLeadTerms, insertLead, recuseFromLead, takeLeadNumber, tieSealed } from '../store/leads.ts';
import { mediaOfMessages } from '../store/media.ts';
import { allPeople } from '../store/people.ts';
import { removeIssue } from '../store/seal-issue.ts';
import { emptyMessage, wordsOf, type MessageWords } from '../store/seal-message.ts';
import type { WriteTransaction } from '../store/store.ts';
import { forgetModels } from '../store/suggest-models.ts';
import { messagesToTriage, recordTriage } from '../store/triage-events.ts';
import { actOnce, type Doing } from './act-once.ts';
import type { LeadParts } from './lead-parts.ts';
import { os } from './procedures.ts';
import { refuseClaimed } from './refuse-claimed.ts';
import { refusals } from './refusals.ts';
import { sealPictures } from './sealed-pictures.ts';

/** An issue that is to become a lead. */
interface FormerIssue {
  readonly id: IssueId;
  readonly number: string;
  readonly placeCode: RegionCode | null;
  readonly events: readonly IssueEvent[];
}

/** A message that was decided already leaves its issue only together with the issue. */
const UNDECIDED: readonly TriageState[] = ['new', 'later', 'dismissed'];

/** 转线索: out of the inbox or the ledger, sealed, in one transaction. Nobody who registers can read it back. */
export function createRegistration(parts: LeadParts) {
  return {
    register: os.leads.register.handler(async ({ input, context: { session, scope }, path }) => {
      const publicKey = await sealingKey(parts);
      const made = await actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const seen = await messagesToTriage(tx.db, input.messageIds, scope);
        const missing = input.messageIds.find((id) => !seen.some((message) => message.id === id));
        const messages = await wordsOf(tx.db, input.messageIds);
        const gone = missing ?? messages.find(({ state }) => state === 'lead')?.id;
        // A sealed message is, to whoever does not hold its key, a message that is not there.
        if (gone !== undefined) throw refusals['not-found']({ data: { entity: 'message', id: String(gone) } });
        const decided = messages.filter(({ state }) => !UNDECIDED.includes(state)).map(({ id }) => id);
        if (decided.length > 0) throw refusals['already-triaged']({ data: { messageIds: decided } });
        refuseClaimed(parts.claims, doing.by, input);
        return makeLead(tx, parts, { ...input, messages, issue: null, publicKey }, doing);
      });
      parts.claims.decided(input.messageIds);
      return made;
    }),

    registerIssue: os.leads.registerIssue.handler(async ({ input, context: { session, scope }, path }) => {
      const publicKey = await sealingKey(parts);
      return actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const issue = await findIssue(tx.db, input.id, scope);
        if (issue === null || issue.state === 'withdrawn')
          throw refusals['not-found']({ data: { entity: 'issue', id: input.id } });
        if (issue.version !== input.version) {
          const versions = { expected: input.version, actual: issue.version };
          throw refusals['version-conflict']({ data: { entity: 'issue', id: issue.id, ...versions } });
        }
        const { id, number, placeCode } = issue;
        const former: FormerIssue = { id, number, placeCode, events: await issueEvents(tx.db, id) };
        const all = await wordsOf(tx.db, await messagesOfIssue(tx.db, id));
        // A message of two matters may have been sealed with the other one.
        const messages = all.filter(({ state }) => state !== 'lead');
        const made = await makeLead(
          tx,
          parts,
          { ...input, messages, issue: former, publicKey },
          doing,
          issue.evidenceAt,
        );
        return made;
      });
    }),
  };
}

/** Before the first lead officer has given a password there is nothing to seal with, and nothing is registered unsealed. */
async function sealingKey({ leadKeys, prepareTraining }: LeadParts): Promise<Buffer> {
  await prepareTraining();
  const key = await leadKeys.publicKey();
  if (key === null) throw refusals['lead-key-missing']();
  return key;
}

interface Making {
  readonly draft: LeadDraft;
  readonly commandId: Parameters<typeof recordTriage>[1][number]['commandId'];
  readonly messages: readonly MessageWords[];
  readonly issue: FormerIssue | null;
  readonly publicKey: Buffer;
}

async function makeLead(
  tx: WriteTransaction,
  parts: LeadParts,
  { draft, commandId, messages, issue, publicKey }: Making,
  doing: Doing,
  evidenceAt: Instant = doing.at,
): Promise<{ readonly number: string }> {
  const refusal = draftRefusal(draft) ?? draftSecretRefusal(draft, messages);
  if (refusal !== null) throw refusals['lead-refused']({ data: { refusal } });
  const { newId, blindIndex, centerId } = parts;
  const id = newId() as LeadId;
  const lead = await newLead(tx, id, draft, messages, issue, doing, evidenceAt);
  const report = {
    messages: await Promise.all(messages.map((message) => reported(tx, parts, publicKey, id, message))),
    issue: issue === null ? null : { number: issue.number, events: issue.events },
  };
  await insertLead(tx, centerId, lead, {
    content: sealContent(publicKey, id, { draft, reporters: maskedReporters(messages) }),
    reporter: sealReport(publicKey, id, report),
    subject: nameTerm(draft.subjectName) === '' ? null : blindIndex.ofName(draft.subjectName),
  });
  const terms = messages.flatMap(({ senderId, text }) => [chatIdTerm(senderId) ?? [], termsIn(text)].flat());
  await addLeadTerms(
    tx,
    id,
    terms.map((term) => blindIndex.ofTerm(term)),
  );
  await recuseFromLead(tx, id, await namedPeople(tx, draft, messages));
  await sealMessages(tx, parts, id, commandId, messages, doing);
  if (issue !== null) {
    await removeIssue(tx, { issueId: issue.id, number: issue.number, leadId: id, at: doing.at, by: doing.by });
  }
  const { at, by, action } = doing;
  await appendAudit(tx, { at, by, action, entity: 'lead', entityId: id, detail: `messages ${messages.length}` });
  return { number: lead.number };
}

/** A message as the report keeps it; its files are sealed before the transaction ends that forgets where they lay. */
async function reported(
  tx: WriteTransaction,
  parts: LeadParts,
  publicKey: Buffer,
  lead: LeadId,
  { id: messageId, state: _state, villageCode: _village, ...said }: MessageWords,
): Promise<ReportedMessage> {
  const media = await sealPictures(parts, publicKey, lead, await mediaOfMessages(tx.db, [messageId]));
  return { messageId, ...said, media };
}

async function newLead(
  tx: WriteTransaction,
  id: LeadId,
  draft: LeadDraft,
  messages: readonly MessageWords[],
  issue: FormerIssue | null,
  { at, by }: Doing,
  evidenceAt: Instant,
): Promise<Lead> {
  const { year } = shanghaiDate(at);
  const placeCode = issue?.placeCode ?? messages.find(({ villageCode }) => villageCode !== null)?.villageCode ?? null;
  return {
    id,
    number: formatLeadNumber(year, await takeLeadNumber(tx, year)),
    state: 'registered',
    grade: draft.grade,
    countyCode: placeCode === null ? null : countyOf(placeCode),
    registeredAt: at,
    registeredBy: by,
    reportedAt: Math.min(evidenceAt, ...messages.map(({ sentAt }) => sentAt)) as Instant,
    messageCount: messages.length,
    ...deadlineFor(draft.grade, at, publishedCalendar),
    issueId: issue?.id ?? null,
    issueNumber: issue?.number ?? null,
    verdict: null,
    disciplined: 0,
    handled: 0,
    returnedFen: 0,
    feedback: null,
    closedAt: null,
    lastMoveAt: at,
    version: 1,
  };
}

async function sealMessages(
  tx: WriteTransaction,
  { blindIndex }: LeadParts,
  leadId: LeadId,
  commandId: Making['commandId'],
  messages: readonly MessageWords[],
  { at, by }: Doing,
): Promise<void> {
  await tieSealed(
    tx,
    leadId,
    messages.map(({ id }) => id),
  );
  // The state first: the trigger that counts what waits asks whether the message still is a hit.
  await recordTriage(
    tx,
    messages.map(({ id, state }) => ({
      ...{ commandId, messageId: id, at, by, from: state },
      ...({ to: 'lead', issueId: null, undoes: null } as const),
    })),
  );
  const twinDigest = (fingerprint: number) => blindIndex.ofTwin(fingerprint);
  if (messages.some(({ state }) => state !== 'new' && state !== 'later')) await forgetModels(tx);
  for (const { id } of messages) await emptyMessage(tx, id, twinDigest, { at, by });
}

/** Each reporter once, as 张* and the last sign of the chat id: enough to see whether one or several have reported. */
function maskedReporters(
  messages: readonly MessageWords[],
): readonly { readonly name: string; readonly chatId: string }[] {
  const once = new Map<string, { readonly name: string; readonly chatId: string }>();
  for (const { senderId, senderName } of messages) {
    const masked = { name: maskName(senderName ?? ''), chatId: maskChatId(senderId ?? '') };
    once.set(`${senderId ?? ''}\n${senderId === null ? (senderName ?? '') : ''}`, masked);
  }
  return [...once.values()];
}

function maskChatId(id: string): string {
  return id === '' ? '' : `****${id.length > 4 ? id.slice(-1) : ''}`;
}

/** People of the centre whom the draft or a message names, by name in two signs or more: they never see the lead. */
async function namedPeople(
  tx: WriteTransaction,
  { subjectName, matter }: LeadDraft,
  messages: readonly MessageWords[],
): Promise<readonly OperatorId[]> {
  const said = [subjectName, matter, ...messages.map(({ text }) => text)].map(nameTerm);
  const people = await allPeople(tx.db);
  return people
    .filter(({ name }) => nameTerm(name).length >= 2 && said.some((text) => text.includes(nameTerm(name))))
    .map(({ id }) => id);
}
