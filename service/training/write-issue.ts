import type { CategoryId, CommandId, IssueId, MessageId, UnitId } from '../../domain/ids.ts';
import { applyEvent } from '../../domain/issue/apply-event.ts';
import { deadlineFor } from '../../domain/issue/deadline.ts';
import type { Grade, Issue, IssueAct } from '../../domain/issue/issue.ts';
import { formatIssueNumber } from '../../domain/issue/number.ts';
import { decide } from '../../domain/issue/transition.ts';
import type { Unit } from '../../domain/issue/unit.ts';
import type { TriageState } from '../../domain/message/triage-state.ts';
import { instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import { publishedCalendar } from '../../domain/time/working-calendar.ts';
import { appendAudit } from '../store/audit-log.ts';
import { appendIssueEvent, takeIssueNumber, tieMessages } from '../store/issues.ts';
import type { WriteTransaction } from '../store/store.ts';
import { recordTriage } from '../store/triage-events.ts';
import type { Desks, PlannedAct, PlannedIssue, Said } from './planned-issue.ts';
import type { TrainingIds } from './training-ids.ts';

/** What issues of the past are written with. */
export interface PastLedger {
  readonly centerId: string;
  readonly now: Instant;
  readonly ids: TrainingIds;
  readonly desks: Desks;
  readonly units: ReadonlyMap<UnitId, Unit>;
  readonly categories: ReadonlyMap<string, CategoryId>;
  readonly messageIds: ReadonlyMap<string, MessageId>;
}

const GRADE_REASONS: Readonly<Record<Grade, string>> = {
  urgent: '影响基本生活或人身安全，须立即处置',
  ordinary: '一般民生事项，按常规时限办理',
  complex: '涉及多个单位或需立项，情况复杂',
};

/** Names of the acts in the audit log, as the procedures of the contract write them. */
const ACTIONS: Readonly<Record<PlannedAct['act']['kind'], string>> = {
  dispatched: 'issues.dispatch',
  signed: 'issues.signFor',
  urged: 'issues.urge',
  returned: 'issues.returnIt',
  'fed-back': 'issues.feedback',
  reworked: 'issues.rework',
  verified: 'issues.verify',
  told: 'issues.tell',
};

/** Registers a planned issue and lets happen what has happened by now, each act asked of the rules first. */
export async function writeIssue(tx: WriteTransaction, plan: PlannedIssue, ledger: PastLedger): Promise<void> {
  const { createdAt } = plan;
  if (createdAt > ledger.now) return;
  const id = ledger.ids.at(createdAt) as IssueId;
  const begins = plan.evidence.filter(({ at }) => at <= createdAt);
  const created = await createdAct(tx, plan, begins, ledger);
  const doing = { at: createdAt, by: ledger.desks.operator, action: 'triage.createIssues' };
  let issue = await act(tx, ledger, null, id, created, doing);
  const isDispatched = plan.acts[0]?.at === createdAt;
  await tie(tx, ledger, issue, begins, { ...doing, to: isDispatched ? 'issue' : 'registered' });
  for (const step of stepsOf(plan, begins.length)) {
    if (step.at > ledger.now) break;
    if ('said' in step) issue = await merge(tx, ledger, issue, step);
    else
      issue = await act(tx, ledger, issue, id, step.act, { at: step.at, by: step.by, action: ACTIONS[step.act.kind] });
  }
}

interface Doing {
  readonly at: Instant;
  readonly by: PlannedAct['by'];
  readonly action: string;
}

interface LateEvidence {
  readonly at: Instant;
  readonly said: Said;
}

/** The acts and the merging of late evidence, in order of time. */
function stepsOf(plan: PlannedIssue, begun: number): readonly (PlannedAct | LateEvidence)[] {
  const late = plan.evidence.slice(begun).map((said) => ({ at: instant(said.at + 12 * MINUTE_MS), said }));
  return [...plan.acts, ...late].toSorted((a, b) => a.at - b.at);
}

async function createdAct(
  tx: WriteTransaction,
  { topic, title, placeCode, createdAt }: PlannedIssue,
  begins: readonly Said[],
  { categories }: PastLedger,
): Promise<IssueAct> {
  const { year } = shanghaiDate(createdAt);
  const categoryId = categories.get(topic.category);
  if (categoryId === undefined) throw new Error(`The training tree has no category ${topic.category}`);
  const { grade, severity } = topic;
  return {
    kind: 'created',
    number: formatIssueNumber(year, await takeIssueNumber(tx, year)),
    draft: { title, categoryId, placeCode, severity, grade, gradeReason: GRADE_REASONS[grade], dueAt: null },
    categoryName: topic.category,
    messageCount: begins.length,
    evidenceAt: begins[0]?.at ?? createdAt,
    ...deadlineFor(grade, createdAt, publishedCalendar),
  };
}

async function act(
  tx: WriteTransaction,
  { centerId, units }: PastLedger,
  before: Issue | null,
  id: IssueId,
  what: IssueAct,
  { at, by, action }: Doing,
): Promise<Issue> {
  const decision = decide(before, what, { at, by }, { unit: (unitId) => units.get(unitId) });
  if (!decision.ok) throw new Error(`The rules refuse ${what.kind} in a planned life: ${decision.refusal}`);
  const issue = applyEvent(before, id, decision.event);
  await appendIssueEvent(tx, centerId, issue, decision.event);
  await appendAudit(tx, { at, by, action, entity: 'issue', entityId: id, detail: what.kind });
  return issue;
}

async function merge(
  tx: WriteTransaction,
  ledger: PastLedger,
  issue: Issue,
  { at, said }: LateEvidence,
): Promise<Issue> {
  // Whoever speaks of a closed matter is left to the operators of today.
  if (issue.state === 'closed') return issue;
  const doing = { at, by: ledger.desks.operator, action: 'triage.merge' };
  const added = { kind: 'evidence-added', messageCount: 1, earliestSentAt: said.at } as const;
  const merged = await act(tx, ledger, issue, issue.id, added, doing);
  await tie(tx, ledger, merged, [said], { ...doing, to: 'merged' });
  return merged;
}

async function tie(
  tx: WriteTransaction,
  { messageIds, ids }: PastLedger,
  issue: Issue,
  said: readonly Said[],
  { at, by, action, to }: Doing & { readonly to: TriageState },
): Promise<void> {
  const messages = said.map(({ serverId }) => {
    const id = messageIds.get(serverId);
    if (id === undefined) throw new Error(`Message ${serverId} of the history was not stored`);
    return id;
  });
  await tieMessages(tx, issue.id, messages, at);
  const commandId = ids.at(at) as CommandId;
  const decisions = messages.map(
    (messageId) => ({ commandId, messageId, at, by, from: 'new', to, issueId: issue.id, undoes: null }) as const,
  );
  await recordTriage(tx, decisions);
  await appendAudit(tx, {
    at,
    by,
    action,
    entity: 'message',
    entityId: String(messages[0] ?? ''),
    detail: `${messages.length} → ${to}`,
  });
}
