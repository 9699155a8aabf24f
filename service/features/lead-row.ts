import type { Lead } from '../../domain/lead/lead.ts';
import { allCounties } from '../store/regions.ts';
import type { ReadableDb } from '../store/store.ts';

/** Makes rows of the register; the names of the counties are read once. */
export async function rowMaker(db: ReadableDb) {
  const counties = new Map((await allCounties(db)).map(({ code, name }) => [code, name]));
  return (lead: Lead) => ({
    ...{ id: lead.id, number: lead.number, state: lead.state, grade: lead.grade, verdict: lead.verdict },
    countyName: lead.countyCode === null ? null : (counties.get(lead.countyCode) ?? null),
    ...{ registeredAt: lead.registeredAt, reportedAt: lead.reportedAt, messageCount: lead.messageCount },
    ...{ dueAt: lead.dueAt, closedAt: lead.closedAt, lastMoveAt: lead.lastMoveAt, version: lead.version },
    feedback: feedbackState(lead),
  });
}

function feedbackState({ feedback }: Lead): 'waiting' | 'approved' | null {
  if (feedback === null) return null;
  return feedback.approvedBy === null ? 'waiting' : 'approved';
}
