import type { CommandId, IssueId } from '../../domain/ids.ts';
import type { Issue, IssueAct } from '../../domain/issue/issue.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { evidenceOf, findIssue } from '../store/issues.ts';
import { ledgerRow, ledgerRows, openNear, type LedgerCursor } from '../store/ledger.ts';
import { recuseNamed } from '../store/recusals.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store, WriteTransaction } from '../store/store.ts';
import { actOnIssue, settleDraft } from './act-on-issue.ts';
import { refuseForeignPlace } from './refuse-foreign-place.ts';
import { actOnce, type Doing } from './act-once.ts';
import { lifeOfIssue, type InboxRowsById } from './life-of-issue.ts';
import { os, type GuardedContext } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** What the ledger's use cases work with. */
export interface IssueParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly centerId: string;
  readonly readers: Readers;
  readonly inboxRows: InboxRowsById;
}

/** 问题台账: lists, one issue with its life, and everything that can happen to it. */
export function createIssues(parts: IssueParts) {
  return { ...createLedger(parts), ...createActs(parts) };
}

function createLedger({ store, clock, readers, inboxRows }: IssueParts) {
  return {
    list: os.issues.list.handler(async ({ input, context: { scope } }) => {
      const { view, countyCode, sort, limit } = input;
      const after = input.after === null ? null : readCursor(input.after);
      const question = { view, countyCode, words: wordsOf(input.text), sort, after, limit, now: clock.now(), scope };
      const { rows, next, total } = await readers.run('issues.list', question);
      return { rows: [...rows], next: next === null ? null : writeCursor(next), total };
    }),
    counts: os.issues.counts.handler(async ({ context: { scope } }) => ({
      ...(await readers.run('issues.counts', { now: clock.now(), scope })),
    })),
    behind: os.issues.behind.handler(async ({ input, context: { scope } }) => {
      const { ids, total, withheld } = await readers.run('issues.behind', { ...input, scope });
      return { rows: [...(await ledgerRows(store.read, ids, scope))], total, withheld };
    }),
    get: os.issues.get.handler(({ input, context }) => lifeOfIssue(store.read, inboxRows, input.id, context)),
    openNear: os.issues.openNear.handler(async ({ input, context: { scope } }) => {
      const { placeCode, text, limit } = input;
      return { rows: [...(await openNear(store.read, { placeCode, words: wordsOf(text), limit, scope }))] };
    }),
  };
}

function createActs(parts: IssueParts) {
  return {
    amend: os.issues.amend.handler(({ input, context, path }) =>
      change(parts, context, path, input, async (tx, issue) => {
        refuseForeignPlace(context.scope, input.draft);
        const settled = await settleDraft(tx.db, input.draft, issue.createdAt, issue);
        return { kind: 'amended', draft: input.draft, ...settled };
      }),
    ),
    dispatch: os.issues.dispatch.handler(({ input, context, path }) => {
      const { commissionId, handlingUnitId, note } = input;
      return change(parts, context, path, input, async () => ({
        kind: 'dispatched',
        commissionId,
        handlingUnitId,
        note,
      }));
    }),
    signFor: os.issues.signFor.handler(({ input, context, path }) => {
      const { handlingUnitId, signedBy } = input;
      return change(parts, context, path, input, async () => ({ kind: 'signed', handlingUnitId, signedBy }));
    }),
    urge: os.issues.urge.handler(({ input, context, path }) => {
      const { channel, text } = input;
      return change(parts, context, path, input, async () => ({ kind: 'urged', channel, text }));
    }),
    returnIt: os.issues.returnIt.handler(({ input, context, path }) => {
      const { reason, dutyCited } = input;
      return change(parts, context, path, input, async () => ({ kind: 'returned', reason, dutyCited }));
    }),
    feedback: os.issues.feedback.handler(({ input, context, path }) =>
      change(parts, context, path, input, async () => ({ kind: 'fed-back', feedback: input.feedback })),
    ),
    rework: os.issues.rework.handler(({ input, context, path }) =>
      change(parts, context, path, input, async () => ({ kind: 'reworked', reason: input.reason })),
    ),
    verify: os.issues.verify.handler(({ input, context, path }) => {
      const { outcome, note } = input;
      return change(parts, context, path, input, async () => ({ kind: 'verified', outcome, note }));
    }),
    tell: os.issues.tell.handler(({ input, context, path }) =>
      change(parts, context, path, input, async (tx, issue) => ({
        kind: 'told',
        text: input.text,
        groupCount: (await evidenceOf(tx.db, issue.id)).groups,
      })),
    ),
  };
}

/** One act on one issue: the version must be the one the person saw, and the answer is the row as it is afterwards. */
function change(
  { store, clock, centerId }: IssueParts,
  { session, scope }: GuardedContext,
  path: readonly string[],
  { commandId, id, version }: { readonly commandId: CommandId; readonly id: IssueId; readonly version: number },
  act: (tx: WriteTransaction, issue: Issue) => Promise<IssueAct>,
) {
  return actOnce({ store, clock }, { session, path, commandId }, async (tx: WriteTransaction, doing: Doing) => {
    const issue = await findIssue(tx.db, id, scope);
    if (issue === null) throw refusals['not-found']({ data: { entity: 'issue', id } });
    if (issue.version !== version) {
      throw refusals['version-conflict']({ data: { entity: 'issue', id, expected: version, actual: issue.version } });
    }
    await actOnIssue(tx, centerId, { issue, id }, await act(tx, issue), doing);
    // An act may name the very person who acts: the answer is the last this person sees of it.
    const row = await ledgerRow(tx.db, id, scope);
    await recuseNamed(tx, { issueId: id }, doing);
    if (row === null) throw new Error('An issue that was just changed has no row');
    return { issue: row };
  });
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '');
}

function writeCursor({ key, id }: LedgerCursor): string {
  return `${key}.${id}`;
}

function readCursor(text: string): LedgerCursor {
  const match = /^(-?\d{1,15})\.([0-9a-f-]{36})$/.exec(text);
  if (match?.[1] === undefined || match[2] === undefined) throw badRequest('The page to continue is unknown.');
  return { key: Number(match[1]), id: match[2] as IssueId };
}
