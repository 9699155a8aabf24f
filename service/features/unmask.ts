import { UNMASK_MS } from '../../domain/lead/lead.ts';
import { after, type Instant } from '../../domain/time/instant.ts';
import { openReport, sealReason } from '../sealing/lead-contents.ts';
import { appendAudit } from '../store/audit-log.ts';
import { addUnmasking, sealedParts } from '../store/leads.ts';
import { actOnce } from './act-once.ts';
import { holds, leadOf, openKey, type LeadParts } from './lead-parts.ts';
import { os } from './procedures.ts';
import { attachmentsOfReport } from './sealed-pictures.ts';
import { unmaskedUntil } from './unmasked-until.ts';
import { refusals } from './refusals.ts';

/**
 * Who reported is shown by two calls: the command writes down who looks, what for and until when, and answers nothing of it, so
 * that no remembered answer holds an identity; the query opens the report while that lasts.
 */
export function createUnmasking(parts: LeadParts) {
  const { store, newId, leadKeys } = parts;
  return {
    unmask: os.leads.unmask.handler(async ({ input, context, path }) => {
      const { session } = context;
      await leadOf(parts, store.read, context, input.id);
      const pair = openKey(parts, session, await holds(store.read, session));
      return actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const lead = await leadOf(parts, tx.db, context, input.id);
        const { purpose } = input;
        if (input.reason === '') throw refusals['lead-refused']({ data: { refusal: 'reason-missing' } });
        const id = newId();
        const until = Math.min(after(at, UNMASK_MS), leadKeys.openUntil(session) ?? at) as Instant;
        const reason = sealReason(pair.publicKey, id, input.reason);
        await addUnmasking(tx, { id, leadId: lead.id, personId: by, at, until, purpose, reason });
        await appendAudit(tx, { at, by, action, entity: 'lead', entityId: lead.id, detail: purpose });
        return { until };
      });
    }),

    reporter: os.leads.reporter.handler(async ({ input, context }) => {
      const { session } = context;
      const lead = await leadOf(parts, store.read, context, input.id);
      const pair = openKey(parts, session, await holds(store.read, session));
      const until = await unmaskedUntil(parts, session, lead.id);
      if (until === null) throw refusals['unmask-over']();
      const { messages } = openReport(pair, lead.id, (await sealedParts(store.read, lead.id)).reporter);
      let from = 0;
      return {
        until,
        messages: messages.map(({ sentAt, groupName, senderName, senderId, text, media }) => {
          const attachments = attachmentsOfReport(parts.mediaTickets, session, { lead: lead.id, from, media });
          from += media.length;
          return { sentAt, groupName, text, senderName: senderName ?? '', senderId: senderId ?? '', attachments };
        }),
      };
    }),
  };
}
