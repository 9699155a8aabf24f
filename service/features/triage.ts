import type { CommandId, IssueId, MessageId } from '../../domain/ids.ts';
import type { Issue, IssueDraft } from '../../domain/issue/issue.ts';
import { formatIssueNumber } from '../../domain/issue/number.ts';
import { UNDO_WINDOW_MS, type TriageState } from '../../domain/message/triage-state.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { after, type Instant } from '../../domain/time/instant.ts';
import { shanghaiDate } from '../../domain/time/shanghai.ts';
import type { Claims } from '../claims.ts';
import type { NewId } from '../new-id.ts';
import type { Session } from '../session.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findIssue, takeIssueNumber, tieMessages } from '../store/issues.ts';
import { settleGroupsOf } from '../store/patrol-reads.ts';
import { recuseNamed } from '../store/recusals.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { messagesToTriage, recordTriage, type TriagedMessage } from '../store/triage-events.ts';
import { commissionOf } from '../store/units.ts';
import { actOnIssue, settleDraft } from './act-on-issue.ts';
import { actOnce, type Doing } from './act-once.ts';
import { os } from './procedures.ts';
import { refuseClaimed } from './refuse-claimed.ts';
import { refuseForeignPlace } from './refuse-foreign-place.ts';
import { refusals } from './refusals.ts';
import { undo } from './undo.ts';

/** What the triage use cases work with. */
export interface TriageParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
  readonly claims: Claims;
}

/** A message that was dismissed or put aside may still become a problem; one that has become one may not be decided again. */
export const UNDECIDED: readonly TriageState[] = ['new', 'later', 'dismissed'];

/** 研判: what operators decide about messages. */
export function createTriage(parts: TriageParts) {
  return {
    createIssues: os.triage.createIssues.handler(({ input, context: { session, scope }, path }) =>
      deciding(parts, { session, path, input }, async (tx, doing) => {
        for (const draft of input.drafts) refuseForeignPlace(scope, draft);
        const messages = await undecided(tx, scope, input, UNDECIDED);
        const opened: Issue[] = [];
        for (const draft of input.drafts)
          opened.push(await openIssue(tx, parts, draft, messages, input.dispatch, doing));
        const to = opened.some((issue) => issue.state === 'dispatched') ? 'issue' : 'registered';
        await decideAll(
          tx,
          input.commandId,
          messages,
          to,
          opened.map((issue) => issue.id),
          doing,
        );
        const issues = opened.map(({ id, number, state }) => ({ id, number, dispatched: state === 'dispatched' }));
        return { ...undoable(input.commandId, doing), issues };
      }),
    ),

    merge: os.triage.merge.handler(({ input, context: { session, scope }, path }) =>
      deciding(parts, { session, path, input }, async (tx, doing) => {
        const messages = await undecided(tx, scope, input, UNDECIDED);
        const issue = await findIssue(tx.db, input.issueId, scope);
        if (issue === null) throw refusals['not-found']({ data: { entity: 'issue', id: input.issueId } });
        const act = {
          kind: 'evidence-added',
          messageCount: messages.length,
          earliestSentAt: earliest(messages),
        } as const;
        await actOnIssue(tx, parts.centerId, { issue, id: issue.id }, act, doing);
        await tieMessages(
          tx,
          issue.id,
          messages.map((message) => message.id),
          doing.at,
        );
        await recuseNamed(tx, { issueId: issue.id }, doing);
        await decideAll(tx, input.commandId, messages, 'merged', [issue.id], doing);
        return undoable(input.commandId, doing);
      }),
    ),

    dismiss: os.triage.dismiss.handler(({ input, context: { session, scope }, path }) =>
      deciding(parts, { session, path, input }, async (tx, doing) => {
        const messages = await undecided(tx, scope, input, ['new', 'later']);
        await decideAll(tx, input.commandId, messages, 'dismissed', [], doing);
        return undoable(input.commandId, doing);
      }),
    ),

    postpone: os.triage.postpone.handler(({ input, context: { session, scope }, path }) =>
      deciding(parts, { session, path, input }, async (tx, doing) => {
        const messages = await undecided(tx, scope, input, ['new', 'dismissed']);
        await decideAll(tx, input.commandId, messages, 'later', [], doing);
        return undoable(input.commandId, doing);
      }),
    ),

    undo: os.triage.undo.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => ({
        messageIds: [...(await undo(tx, { centerId: parts.centerId, scope }, input.undoes, input.commandId, doing))],
      })),
    ),
  };
}

/** What every decision about messages is given. */
interface Decision {
  readonly session: Session;
  readonly path: readonly string[];
  readonly input: {
    readonly commandId: CommandId;
    readonly messageIds: readonly MessageId[];
    readonly despiteClaims: readonly MessageId[];
  };
}

/**
 * Decides about messages once. Where somebody else has one of them in hand, the person is told first and nothing is done; the
 * same order in spite of it is carried out. What is decided is in nobody's hand any more.
 */
export async function deciding<Answer>(
  parts: TriageParts,
  { session, path, input }: Decision,
  work: (tx: WriteTransaction, doing: Doing) => Promise<Answer>,
): Promise<Answer> {
  const { commandId, messageIds } = input;
  const answer = await actOnce(parts, { session, path, commandId }, async (tx, doing) => {
    const done = await work(tx, doing);
    refuseClaimed(parts.claims, doing.by, input);
    return done;
  });
  parts.claims.decided(messageIds);
  return answer;
}

/** Registers one issue of the messages and, where asked and where its county has a commission, dispatches it at once. */
async function openIssue(
  tx: WriteTransaction,
  { centerId, newId }: TriageParts,
  draft: IssueDraft,
  messages: readonly TriagedMessage[],
  dispatch: boolean,
  doing: Doing,
): Promise<Issue> {
  const id = newId() as IssueId;
  const { year } = shanghaiDate(doing.at);
  const created = {
    kind: 'created',
    number: formatIssueNumber(year, await takeIssueNumber(tx, year)),
    draft,
    messageCount: messages.length,
    evidenceAt: earliest(messages),
    ...(await settleDraft(tx.db, draft, doing.at, null)),
  } as const;
  const issue = await actOnIssue(tx, centerId, { issue: null, id }, created, doing);
  await tieMessages(
    tx,
    id,
    messages.map((message) => message.id),
    doing.at,
  );
  await recuseNamed(tx, { issueId: id }, doing);
  const commission = dispatch && issue.countyCode !== null ? await commissionOf(tx.db, issue.countyCode) : null;
  if (commission === null) return issue;
  const dispatched = { kind: 'dispatched', commissionId: commission.id, handlingUnitId: null, note: '' } as const;
  return actOnIssue(tx, centerId, { issue, id }, dispatched, doing);
}

/** Messages, and how they stood on the screen that they were decided from; empty where that is not known. */
interface SeenMessages {
  readonly messageIds: readonly MessageId[];
  readonly seen: readonly { readonly messageId: MessageId; readonly state: TriageState }[];
}

/**
 * The messages in order of arrival; refused where one is missing, decided already, or no longer as the operator saw it, so that two
 * operators never decide twice: what one has dismissed a moment ago may be put off, but not by somebody who does not know.
 */
export async function undecided(
  tx: WriteTransaction,
  scope: Scope,
  { messageIds: ids, seen }: SeenMessages,
  allowed: readonly TriageState[],
): Promise<readonly TriagedMessage[]> {
  const messages = await messagesToTriage(tx.db, ids, scope);
  const found = new Set(messages.map((message) => message.id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw refusals['not-found']({ data: { entity: 'message', id: String(missing) } });
  const seenAs = new Map(seen.map(({ messageId, state }) => [messageId, state]));
  const decided = messages.filter(({ id, state }) => !allowed.includes(state) || (seenAs.get(id) ?? state) !== state);
  if (decided.length > 0)
    throw refusals['already-triaged']({ data: { messageIds: decided.map((message) => message.id) } });
  return messages;
}

/** Writes one decision per message and issue, and one audit line for all of them. */
export async function decideAll(
  tx: WriteTransaction,
  commandId: CommandId,
  messages: readonly TriagedMessage[],
  to: TriageState,
  issueIds: readonly IssueId[],
  { at, by, action }: Doing,
): Promise<void> {
  const issues: readonly (IssueId | null)[] = issueIds.length === 0 ? [null] : issueIds;
  const decisions = messages.flatMap((message) =>
    issues.map((issueId, index) => {
      const from = index === 0 ? message.state : to;
      return { commandId, messageId: message.id, at, by, from, to, issueId, undoes: null };
    }),
  );
  await recordTriage(tx, decisions);
  await settleGroupsOf(
    tx,
    messages.map((message) => message.id),
    { at, by },
  );
  await appendAudit(tx, {
    at,
    by,
    action,
    entity: 'message',
    entityId: String(messages[0]?.id ?? ''),
    detail: `${messages.length} → ${to}`,
  });
}

function earliest(messages: readonly TriagedMessage[]): Instant {
  return Math.min(...messages.map((message) => message.sentAt)) as Instant;
}

export function undoable(commandId: CommandId, { at }: Doing) {
  return { commandId, undoUntil: after(at, UNDO_WINDOW_MS) };
}
