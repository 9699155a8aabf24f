import type { InboxRow } from '../../contract/inbox.ts';
import type { IssueId, MessageId, RegionCode, UnitId } from '../../domain/ids.ts';
import { allowedActs } from '../../domain/issue/allowed-acts.ts';
import type { IssueEvent } from '../../domain/issue/issue.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { findIssue, issueEvents, messagesOfIssue } from '../store/issues.ts';
import { ledgerRow } from '../store/ledger.ts';
import { allPeople } from '../store/people.ts';
import { regionPath } from '../store/regions.ts';
import type { ReadableDb } from '../store/store.ts';
import { allUnits } from '../store/units.ts';
import { operatorAt } from './act-once.ts';
import type { GuardedContext } from './procedures.ts';
import { refusals } from './refusals.ts';
import { summaryOf } from './summary-of-act.ts';

/** Reads inbox rows by id, in the order of the ids. */
export type InboxRowsById = (ids: readonly MessageId[], scope: Scope) => Promise<readonly InboxRow[]>;

/** One page shows an issue with its evidence; a mass complaint of thousands is read in the inbox. */
const MOST_MESSAGES = 200;

/** One issue with its whole life, its messages, and what this person may do with it now. */
export async function lifeOfIssue(
  db: ReadableDb,
  inboxRows: InboxRowsById,
  id: IssueId,
  { session, scope }: GuardedContext,
) {
  const [issue, row] = [await findIssue(db, id, scope), await ledgerRow(db, id, scope)];
  if (issue === null || row === null) throw refusals['not-found']({ data: { entity: 'issue', id } });
  const people = new Map((await allPeople(db)).map((person) => [person.id, person.name]));
  const person = (by: IssueEvent['by']) => ({ id: by, name: people.get(by) ?? '' });
  const units = new Map((await allUnits(db)).map((unit) => [unit.id, unit.name]));
  const unitName = (unit: UnitId) => units.get(unit) ?? '';
  const path = issue.placeCode === null ? [] : await regionPath(db, issue.placeCode);
  const events = await issueEvents(db, id);
  const places = await placeNames(db, events);
  const messageIds = (await messagesOfIssue(db, id)).slice(0, MOST_MESSAGES);
  const self = { id: operatorAt(session) };
  return {
    issue: row,
    gradeReason: issue.gradeReason,
    severityReason: null,
    calendarKnown: issue.calendarKnown,
    createdBy: person(issue.createdBy),
    commissionId: issue.commissionId,
    handlingUnitId: issue.handlingUnitId,
    feedback: issue.feedback,
    path: [...path],
    events: events.map(({ seq, at, by, act }) => ({
      seq,
      at,
      by: person(by),
      kind: act.kind,
      summary: summaryOf(act, { unitName, placeName: (code) => places.get(code) ?? code }),
    })),
    messages: [...(await inboxRows(messageIds, scope))],
    allowed: allowedActs(issue, self, [...session.permissions]).map((allowed) => ({ ...allowed })),
  };
}

/** County, township and village in one word, for every place the events name. */
async function placeNames(db: ReadableDb, events: readonly IssueEvent[]): Promise<ReadonlyMap<RegionCode, string>> {
  const codes = events.flatMap(({ act }) =>
    'draft' in act && act.draft.placeCode !== null ? [act.draft.placeCode] : [],
  );
  const names = new Map<RegionCode, string>();
  for (const code of new Set(codes))
    names.set(code, (await regionPath(db, code)).map((region) => region.name).join(''));
  return names;
}
