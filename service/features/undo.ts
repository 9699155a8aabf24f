import type { CommandId, IssueId, MessageId } from '../../domain/ids.ts';
import type { Issue } from '../../domain/issue/issue.ts';
import { UNDO_GRACE_MS, UNDO_WINDOW_MS } from '../../domain/message/triage-state.ts';
import { EVERYTHING, type Scope } from '../../domain/people/scope.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { wasHelped, withdrawOf } from '../store/answers.ts';
import { appendAudit } from '../store/audit-log.ts';
import { evidenceOf, findIssue, issueEvents, untieMessages } from '../store/issues.ts';
import type { WriteTransaction } from '../store/store.ts';
import {
  messagesToTriage,
  recordTriage,
  triageEventsOf,
  wasOvertaken,
  type TriageEvent,
} from '../store/triage-events.ts';
import { actOnIssue } from './act-on-issue.ts';
import type { Doing } from './act-once.ts';
import { refusals } from './refusals.ts';

/** Takes one act of triage back by compensating events, whole or not at all; answers the messages that are as before. */
export async function undo(
  tx: WriteTransaction,
  { centerId, scope }: { readonly centerId: string; readonly scope: Scope },
  undoes: CommandId,
  commandId: CommandId,
  doing: Doing,
): Promise<readonly MessageId[]> {
  const decisions = await triageEventsOf(tx.db, undoes);
  const [first] = decisions;
  // What somebody else has done is as unknown to this person's undo as what nobody has done.
  if (first === undefined || first.by !== doing.by || first.undoes !== null) {
    throw refusals['not-found']({ data: { entity: 'message', id: undoes } });
  }
  await refuseBeyond(tx, scope, decisions, undoes);
  if (doing.at > first.at + UNDO_WINDOW_MS + UNDO_GRACE_MS) throw refusals['undo-too-late']();
  if (await wasOvertaken(tx.db, undoes)) throw refusals['undo-overtaken']();
  if (wasHelped(tx, undoes)) throw refusals['undo-overtaken']();
  withdrawOf(tx, undoes, doing.at);
  for (const issueId of issuesIn(decisions)) await takeBack(tx, centerId, issueId, decisions, doing);
  const restored = firstPerMessage(decisions);
  await recordTriage(
    tx,
    restored.map(({ messageId, from, to, issueId }) => ({
      commandId,
      messageId,
      at: doing.at,
      by: doing.by,
      from: to,
      to: from,
      issueId,
      undoes,
    })),
  );
  const { at, by, action } = doing;
  await appendAudit(tx, {
    at,
    by,
    action,
    entity: 'message',
    entityId: String(first.messageId),
    detail: `${restored.length} undone`,
  });
  return restored.map((decision) => decision.messageId);
}

/** Since the act a group may have gone to another county, or the person may have been found named: then it is theirs no more. */
async function refuseBeyond(
  tx: WriteTransaction,
  scope: Scope,
  decisions: readonly TriageEvent[],
  undoes: CommandId,
): Promise<void> {
  const ids = [...new Set(decisions.map((decision) => decision.messageId))];
  const seen = await messagesToTriage(tx.db, ids, scope);
  const issues = await Promise.all(issuesIn(decisions).map((id) => findIssue(tx.db, id, scope)));
  if (seen.length < ids.length || issues.includes(null))
    throw refusals['not-found']({ data: { entity: 'message', id: undoes } });
}

async function takeBack(
  tx: WriteTransaction,
  centerId: string,
  issueId: IssueId,
  decisions: readonly TriageEvent[],
  doing: Doing,
): Promise<void> {
  const issue = await findIssue(tx.db, issueId, EVERYTHING);
  if (issue === null) throw new Error('An issue with triage events has no row');
  const messageIds = decisions.filter((decision) => decision.issueId === issueId).map((decision) => decision.messageId);
  await untieMessages(tx, issueId, messageIds);
  if (decisions[0]?.to === 'merged') await withdrawEvidence(tx, centerId, issue, messageIds.length, doing);
  else await withdrawIssue(tx, centerId, issue, doing);
}

/** An issue may be withdrawn only while nothing but its own making has happened to it. */
async function withdrawIssue(tx: WriteTransaction, centerId: string, issue: Issue, doing: Doing): Promise<void> {
  const wasDispatchedAtOnce = issue.state === 'dispatched' && issue.dispatchedAt === issue.createdAt;
  if (issue.version !== (wasDispatchedAtOnce ? 2 : 1)) throw refusals['undo-overtaken']();
  await actOnIssue(tx, centerId, { issue, id: issue.id }, { kind: 'withdrawn', reason: 'undo' }, doing);
}

async function withdrawEvidence(
  tx: WriteTransaction,
  centerId: string,
  issue: Issue,
  messageCount: number,
  doing: Doing,
): Promise<void> {
  if (issue.state === 'closed') throw refusals['undo-overtaken']();
  const { earliestSentAt } = await evidenceOf(tx.db, issue.id);
  const [created] = await issueEvents(tx.db, issue.id);
  const atFirst = created?.act.kind === 'created' ? created.act.evidenceAt : issue.evidenceAt;
  const stays = Math.min(atFirst, earliestSentAt ?? atFirst) as Instant;
  await actOnIssue(
    tx,
    centerId,
    { issue, id: issue.id },
    { kind: 'evidence-removed', messageCount, earliestSentAt: stays },
    doing,
  );
}

function issuesIn(decisions: readonly TriageEvent[]): readonly IssueId[] {
  return [...new Set(decisions.map((decision) => decision.issueId))].filter((id) => id !== null);
}

/** One message made into several issues has several decisions; the first knows how the message was before. */
function firstPerMessage(decisions: readonly TriageEvent[]): readonly TriageEvent[] {
  const first = new Map<MessageId, TriageEvent>();
  for (const decision of decisions) if (!first.has(decision.messageId)) first.set(decision.messageId, decision);
  return [...first.values()];
}
