import { typedTerm } from '../../domain/lead/identity-terms.ts';
import { appendAudit } from '../store/audit-log.ts';
import { allHolders, findHolder } from '../store/lead-key-holders.ts';
import { leadCounts, leadPage, leadsByTerm } from '../store/leads.ts';
import { allPeople } from '../store/people.ts';
import { actOnce } from './act-once.ts';
import { createLeadActs } from './act-on-lead.ts';
import { holds, leadOf, openKey, readerAt, type LeadParts } from './lead-parts.ts';
import { rowMaker } from './lead-row.ts';
import { lifeOfLead } from './life-of-lead.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';
import { createRegistration } from './register-lead.ts';
import { createUnmasking } from './unmask.ts';

/** 问题线索: sealed at registration, opened by lead officers within five minutes of their password, told to nobody else. */
export function createLeads(parts: LeadParts) {
  return {
    ...createRegistration(parts),
    ...createRegister(parts),
    ...createLeadActs(parts),
    ...createUnmasking(parts),
    ...createHolders(parts),
  };
}

function createRegister(parts: LeadParts) {
  const { store, clock, blindIndex } = parts;
  return {
    list: os.leads.list.handler(async ({ input, context }) => {
      const leads = await leadPage(store.read, readerAt(parts, context), { ...input, limit: input.limit + 1 });
      const page = leads.slice(0, input.limit);
      const toRow = await rowMaker(store.read);
      return { rows: page.map(toRow), next: leads.length > input.limit ? (page.at(-1)?.id ?? null) : null };
    }),

    counts: os.leads.counts.handler(async ({ context }) => ({
      ...(await leadCounts(store.read, readerAt(parts, context), clock.now())),
    })),

    get: os.leads.get.handler(async ({ input, context }) => {
      const { session } = context;
      const lead = await leadOf(parts, store.read, context, input.id);
      const pair = openKey(parts, session, await holds(store.read, session));
      return lifeOfLead(store.read, lead, pair, session, await rowMaker(store.read));
    }),

    lookUp: os.leads.lookUp.handler(({ input, context, path }) => {
      const reader = readerAt(parts, context);
      return actOnce(
        parts,
        { session: context.session, path, commandId: input.commandId },
        async (tx, { at, by, action }) => {
          const term = typedTerm(input.typed);
          const found = term === null ? [] : await leadsByTerm(tx.db, reader, blindIndex.ofTerm(term));
          // Asking is an act: without a line anybody with the role could try out a whole telephone book.
          const detail = `${term?.kind ?? 'none'} ${found.length}`;
          await appendAudit(tx, { at, by, action, entity: 'lead', entityId: null, detail });
          const leads = found.map(({ id, number, registeredAt }) => ({ id, number, registeredAt }));
          return { kind: term?.kind ?? null, leads };
        },
      );
    }),
  };
}

function createHolders(parts: LeadParts) {
  const { store, leadKeys } = parts;
  return {
    holders: os.leads.holders.handler(async ({ context: { session } }) => {
      const holders = new Map((await allHolders(store.read)).map((holder) => [holder.personId, holder]));
      const officers = (await allPeople(store.read)).filter(({ role }) => role === 'lead-officer');
      return {
        isMade: (await leadKeys.publicKey()) !== null,
        isOpen: leadKeys.pairOf(session) !== null,
        officers: officers.map(({ id, name }) => {
          const holder = holders.get(id);
          const has = holder !== undefined && holder.sealedLeadKey !== null;
          const mayBeGranted = holder !== undefined && holder.sealedLeadKey === null;
          return { id, name, holds: has, mayBeGranted, grantedAt: holder?.grantedAt ?? null };
        }),
      };
    }),

    grant: os.leads.grant.handler(async ({ input, context: { session }, path }) => {
      const pair = openKey(parts, session, await holds(store.read, session));
      return actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const { personId } = input;
        const officer = (await allPeople(tx.db)).find(({ id, role }) => id === personId && role === 'lead-officer');
        const holder = await findHolder(tx.db, personId);
        if (officer === undefined || holder === null || holder.sealedLeadKey !== null)
          throw refusals['not-found']({ data: { entity: 'lead', id: personId } });
        await leadKeys.grant(tx, pair, holder, doing);
        const { at, by, action } = doing;
        await appendAudit(tx, { at, by, action, entity: 'lead', entityId: personId, detail: 'key granted' });
        return { personId };
      });
    }),
  };
}
