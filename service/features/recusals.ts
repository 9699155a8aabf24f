import type { IssueId, OperatorId } from '../../domain/ids.ts';
import { canStandBack, type RecusalRefusal, refusalOfLifting } from '../../domain/people/recusal.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Scope } from '../../domain/people/scope.ts';
import { appendAudit } from '../store/audit-log.ts';
import { findIssue } from '../store/issues.ts';
import { allPeople, findPerson } from '../store/people.ts';
import { findRecusal, insertRecusal, liftRecusal, recusalsOf, type StoredRecusal } from '../store/recusals.ts';
import type { ReadableDb, Store } from '../store/store.ts';
import { actOnce } from './act-once.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of standing back work with. */
export interface RecusalParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
}

/** 回避: whoever is named in an issue does not see it. */
export function createRecusals(parts: RecusalParts) {
  const { store } = parts;
  return {
    list: os.recusals.list.handler(async ({ input, context: { scope } }) => {
      await issueWithin(store.read, input.issueId, scope);
      const names = new Map((await allPeople(store.read)).map((person) => [person.id, person.name]));
      return { recusals: (await recusalsOf(store.read, input.issueId)).map((stored) => toRow(stored, names)) };
    }),

    people: os.recusals.people.handler(async () => ({
      people: (await allPeople(store.read))
        .filter(({ role }) => canStandBack(role))
        .map(({ id, name, role }) => ({ id, name, role })),
    })),

    add: os.recusals.add.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { issueId, personId, reason } = input;
        await issueWithin(tx.db, issueId, scope);
        const person = await findPerson(tx.db, personId);
        if (person === null) throw refusals['not-found']({ data: { entity: 'session', id: personId } });
        if (!canStandBack(person.role)) throw refused('sees-none');
        if (reason === '') throw refused('needs-reason');
        if (!(await insertRecusal(tx, { issueId, personId, reason, at, by }))) throw refused('in-force');
        await appendAudit(tx, { at, by, action, entity: 'issue', entityId: issueId, detail: personId });
        return {};
      }),
    ),

    lift: os.recusals.lift.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const found = await findRecusal(tx.db, input.id);
        // Also for the person it is about: an issue that is kept from them is not there, and so is its recusal.
        if (found === null || (await findIssue(tx.db, found.issueId, scope)) === null)
          throw refusals['not-found']({ data: { entity: 'issue', id: String(input.id) } });
        const role = session.person?.role ?? 'wall';
        const { cause, personId, liftedAt } = found;
        const refusal = refusalOfLifting(
          { cause, personId, isLifted: liftedAt !== null },
          { id: by, role },
          input.reason,
        );
        if (refusal !== null) throw refused(refusal);
        await liftRecusal(tx, found, { at, by, reason: input.reason });
        await appendAudit(tx, { at, by, action, entity: 'issue', entityId: found.issueId, detail: personId });
        return {};
      }),
    ),
  };
}

async function issueWithin(db: ReadableDb, id: IssueId, scope: Scope): Promise<void> {
  if ((await findIssue(db, id, scope)) === null) throw refusals['not-found']({ data: { entity: 'issue', id } });
}

function refused(refusal: RecusalRefusal) {
  return refusals['recusal-refused']({ data: { refusal } });
}

function toRow(stored: StoredRecusal, names: ReadonlyMap<OperatorId, string>) {
  const { id, personId, personName, personRole, cause, reason, at, by, liftedAt, liftedBy, liftReason } = stored;
  const named = (who: OperatorId | null) => (who === null ? null : { id: who, name: names.get(who) ?? '' });
  return {
    id,
    person: { id: personId, name: personName, role: personRole },
    cause,
    reason,
    at,
    by: named(by),
    lifted: liftedAt === null ? null : { at: liftedAt, by: named(liftedBy), reason: liftReason ?? '' },
  };
}
