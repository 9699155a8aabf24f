import type { OperatorId } from '../../domain/ids.ts';
import { LEAD_ACT_STATES } from '../../domain/lead/act-on-lead.ts';
import { LEAD_ACT_KINDS, type Lead, type LeadActKind } from '../../domain/lead/lead.ts';
import { openContent, openReason, openWords } from '../sealing/lead-contents.ts';
import type { KeyPair } from '../sealing/sealed-box.ts';
import type { Session } from '../session.ts';
import { leadEvents, sealedParts, unmaskingsOf } from '../store/leads.ts';
import { allPeople } from '../store/people.ts';
import type { ReadableDb } from '../store/store.ts';

/** One lead opened: official, matter and course; who reported in masked form only. The sealed report itself is not touched here. */
export async function lifeOfLead<Row>(
  db: ReadableDb,
  lead: Lead,
  pair: KeyPair,
  session: Session,
  toRow: (lead: Lead) => Row,
) {
  const names = new Map((await allPeople(db)).map(({ id, name }) => [id, name]));
  const person = (id: OperatorId) => ({ id, name: names.get(id) ?? '' });
  const { draft, reporters } = openContent(pair, lead.id, (await sealedParts(db, lead.id)).content);
  const events = await leadEvents(db, lead.id);
  const unmaskings = await unmaskingsOf(db, lead.id);
  return {
    lead: toRow(lead),
    draft,
    reporters: [...reporters],
    issueNumber: lead.issueNumber,
    registeredBy: person(lead.registeredBy),
    ...{ disciplined: lead.disciplined, handled: lead.handled, returnedFen: lead.returnedFen },
    feedbackText: lead.feedback?.text ?? null,
    feedbackBy: lead.feedback === null ? null : person(lead.feedback.draftedBy),
    events: events.map(({ seq, at, by, kind, words }) => ({
      ...{ seq, at, by: person(by), kind },
      words: words === null ? [] : linesOf(openWords(pair, `${lead.id}/${seq}`, words)),
    })),
    unmaskings: unmaskings.map(({ id, at, until, personId, purpose, reason }) => ({
      ...{ at, until, by: person(personId), purpose },
      reason: openReason(pair, id, reason),
    })),
    possible: possibleActs(lead, session),
  };
}

/** What the state of the lead and the person allow; what is written may still stand against it. */
function possibleActs(lead: Lead, session: Session): LeadActKind[] {
  if (!session.permissions.has('lead.handle')) return [];
  return LEAD_ACT_KINDS.filter((kind) => {
    if (!LEAD_ACT_STATES[kind].includes(lead.state)) return false;
    const isWaiting = lead.feedback !== null && lead.feedback.approvedBy === null;
    if (kind === 'feedback-approved' || kind === 'feedback-refused')
      return isWaiting && lead.feedback?.draftedBy !== session.person?.id;
    return kind !== 'told' || (lead.feedback !== null && lead.feedback.approvedBy !== null);
  });
}

function linesOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words)
    .filter(([, text]) => text !== '')
    .map(([label, text]) => ({ label, text }));
}
