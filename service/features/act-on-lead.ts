import { applyLeadAct, leadRefusal } from '../../domain/lead/act-on-lead.ts';
import { feedbackFaults, type FeedbackFault } from '../../domain/lead/feedback-check.ts';
import type { Lead, LeadAct } from '../../domain/lead/lead.ts';
import type { CommandId, LeadId } from '../../domain/ids.ts';
import { openReport, sealWords } from '../sealing/lead-contents.ts';
import type { KeyPair } from '../sealing/sealed-box.ts';
import { appendAudit } from '../store/audit-log.ts';
import { feedbackWaiting, sealedParts, updateLead } from '../store/leads.ts';
import { allPeople } from '../store/people.ts';
import type { ReadableDb, WriteTransaction } from '../store/store.ts';
import { actOnce, type Doing } from './act-once.ts';
import { holds, leadOf, openKey, readerAt, type LeadParts } from './lead-parts.ts';
import { rowMaker } from './lead-row.ts';
import { os, type CallContext, type GuardedContext } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What happens to a lead after it was registered, and the second person's word on what the group is told (F17–F19). */
export function createLeadActs(parts: LeadParts) {
  const { store } = parts;
  return {
    act: os.leads.act.handler(async ({ input, context, path }) => {
      const { act } = input;
      // A text for the group is held against the sealed report, so the report must be open.
      const pair = act.kind === 'feedback-drafted' ? await keyAt(parts, context) : null;
      return change(parts, context, path, input, act, async (tx, lead) => {
        if (act.kind === 'feedback-drafted' && pair !== null) await refuseFaults(tx.db, lead, act.text, pair);
        return { answer: (changed) => rowOf(tx.db, changed) };
      });
    }),

    checkFeedback: os.leads.checkFeedback.handler(async ({ input, context }) => {
      const lead = await leadOf(parts, store.read, context, input.id);
      const pair = await keyAt(parts, context);
      return { faults: [...(await faultsOf(store.read, lead, input.text, pair))] };
    }),

    feedbackToApprove: os.leads.feedbackToApprove.handler(async ({ context }) => {
      const people = new Map((await allPeople(store.read)).map(({ id, name }) => [id, name]));
      const waiting = await feedbackWaiting(store.read, readerAt(parts, context));
      return {
        waiting: waiting.flatMap(({ id, number, version, feedback }) => {
          if (feedback === null) return [];
          const draftedBy = { id: feedback.draftedBy, name: people.get(feedback.draftedBy) ?? '' };
          return [{ id, number, version, text: feedback.text, draftedBy }];
        }),
      };
    }),

    approveFeedback: os.leads.approveFeedback.handler(({ input, context, path }) => {
      const act: LeadAct = input.approve
        ? { kind: 'feedback-approved' }
        : { kind: 'feedback-refused', reason: input.reason };
      return change(parts, context, path, input, act, async () => ({
        answer: async (changed) => ({ version: changed.version }),
      }));
    }),
  };
}

async function rowOf(db: ReadableDb, lead: Lead) {
  return { lead: (await rowMaker(db))(lead) };
}

/** One act on one lead: the version must be the one the person saw. What was written is sealed, and the audit line names the act only. */
async function change<Answer>(
  parts: LeadParts,
  context: GuardedContext,
  path: readonly string[],
  { commandId, id, version }: { readonly commandId: CommandId; readonly id: LeadId; readonly version: number },
  act: LeadAct,
  check: (tx: WriteTransaction, lead: Lead) => Promise<{ readonly answer: (changed: Lead) => Promise<Answer> }>,
): Promise<Answer> {
  const publicKey = await parts.leadKeys.publicKey();
  return actOnce(parts, { session: context.session, path, commandId }, async (tx, doing: Doing) => {
    const lead = await leadOf(parts, tx.db, context, id);
    if (publicKey === null) throw new Error('A lead was sealed without a key');
    if (lead.version !== version) {
      throw refusals['version-conflict']({ data: { entity: 'lead', id, expected: version, actual: lead.version } });
    }
    const refusal = leadRefusal(lead, act, doing.by);
    if (refusal !== null) throw refusals['lead-refused']({ data: { refusal } });
    const { answer } = await check(tx, lead);
    const changed = applyLeadAct(lead, act, doing);
    const { at, by, action } = doing;
    const words = wordsOf(act);
    const sealed = words === null ? null : sealWords(publicKey, `${id}/${changed.version}`, words);
    await updateLead(tx, changed, { at, by, kind: act.kind, words: sealed });
    await appendAudit(tx, { at, by, action, entity: 'lead', entityId: id, detail: act.kind });
    return answer(changed);
  });
}

/** What was written with an act, field by field; counts are the lead's own columns and stand with the words to be read. */
function wordsOf(act: LeadAct): Readonly<Record<string, string>> | null {
  const { kind: _kind, ...fields } = act;
  const words = Object.entries(fields).map(([label, value]): [string, string] => [label, String(value)]);
  return words.length === 0 ? null : Object.fromEntries(words);
}

async function refuseFaults(db: ReadableDb, lead: Lead, text: string, pair: KeyPair): Promise<void> {
  const faults = await faultsOf(db, lead, text, pair);
  if (faults.length > 0) throw refusals['feedback-faulty']({ data: { faults: [...faults] } });
}

/** The report is opened for the comparison and shown to nobody: that is no unmasking, and needs the key all the same. */
async function faultsOf(db: ReadableDb, lead: Lead, text: string, pair: KeyPair): Promise<readonly FeedbackFault[]> {
  const { messages } = openReport(pair, lead.id, (await sealedParts(db, lead.id)).reporter);
  return feedbackFaults(text, {
    names: messages.map(({ senderName }) => senderName ?? ''),
    chatIds: messages.map(({ senderId }) => senderId ?? ''),
    texts: messages.map((message) => message.text),
  });
}

async function keyAt(parts: LeadParts, { session }: CallContext): Promise<KeyPair> {
  return openKey(parts, session, await holds(parts.store.read, session));
}
