import type { MessageId } from '../../domain/ids.ts';
import { LONGEST_REST_MS } from '../../domain/patrol/visit.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { appendAudit } from '../store/audit-log.ts';
import { allQuotas, saveQuota } from '../store/patrol-people.ts';
import { readPatrolSettings } from '../store/patrol-settings.ts';
import { findStaff } from '../store/staff.ts';
import { findGroup } from '../store/groups.ts';
import { addReads, groupsOfMessages, markRead, type ReadMessage } from '../store/patrol-reads.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import type { Store } from '../store/store.ts';
import { actOnce, recordOnce } from './act-once.ts';
import { isPatroller, patrollersWith } from './patrollers.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of patrol work with. */
export interface PatrolParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
}

/** 巡群: who has read which group from where to where, what that covers of today, and what nobody has read (F03). */
export function createPatrol(parts: PatrolParts) {
  const { readers, clock } = parts;
  return {
    record: os.patrol.record.handler(({ input, context: { session, scope }, path }) =>
      recordOnce(parts, { session, path, commandId: input.commandId }, async (tx, doing) => {
        const ids = input.reads.map(({ messageId }) => messageId);
        // A message that went to another county while it was read is theirs now: it is passed over, the others are kept.
        const groups = groupsOfMessages(tx.db, ids, scope);
        const byGroup = readsByGroup(input.reads, groups);
        for (const [groupKey, reads] of byGroup) addReads(tx, groupKey, reads, doing);
        return { recorded: [...byGroup.values()].reduce((sum, reads) => sum + reads.length, 0) };
      }),
    ),

    mark: os.patrol.mark.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { groupId, upTo } = input;
        const group = await findGroup(tx.db, groupId, scope);
        if (group === null) throw refusals['not-found']({ data: { entity: 'group', id: groupId } });
        if (groupsOfMessages(tx.db, [upTo], scope).get(upTo) !== group.groupKey)
          throw refusals['not-found']({ data: { entity: 'message', id: String(upTo) } });
        markRead(tx, group.groupKey, upTo, { at, by });
        await appendAudit(tx, { at, by, action, entity: 'group', entityId: groupId, detail: `→ ${upTo}` });
        return {};
      }),
    ),

    coverage: os.patrol.coverage.handler(({ input, context: { scope } }) =>
      readers.run('patrol.coverage', { ...input, now: clock.now(), scope }),
    ),
    unpatrolled: os.patrol.unpatrolled.handler(({ input, context: { scope } }) =>
      readers.run('patrol.unpatrolled', { ...input, now: clock.now(), scope }),
    ),
    questions: os.patrol.questions.handler(async ({ input, context: { scope } }) => {
      const settings = await readPatrolSettings(parts.store.read);
      return readers.run('patrol.questions', { ...input, now: clock.now(), settings, scope });
    }),
    visits: os.patrol.visits.handler(({ input, context: { scope } }) =>
      readers.run('patrol.visits', { ...input, now: clock.now(), scope }),
    ),
    people: os.patrol.people.handler(async ({ context: { session, scope } }) => {
      const reads = await readers.run('patrol.people', { now: clock.now(), scope });
      return { people: await patrollersWith(parts.store.read, reads, { self: session.person?.id ?? null, scope }) };
    }),

    setQuota: os.patrol.setQuota.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { personId, groups, version } = input;
        const person = await findStaff(tx.db, personId);
        if (person === null) throw refusals['not-found']({ data: { entity: 'person', id: personId } });
        if (!isPatroller(person)) throw refusals['shift-refused']({ data: { refusal: 'no-patroller' } });
        const actual = allQuotas(tx.db).get(personId)?.version ?? 0;
        if (actual !== version)
          throw refusals['version-conflict']({ data: { entity: 'patrol', id: personId, expected: version, actual } });
        const saved = saveQuota(tx, input, { at, by });
        const detail = groups === null ? 'none' : `${groups} groups`;
        await appendAudit(tx, { at, by, action, entity: 'person', entityId: personId, detail });
        return { version: saved };
      }),
    ),
  };
}

/** What was read of each group; a rest that is too long to be reading is cut short. */
function readsByGroup(
  reads: readonly ReadMessage[],
  groups: ReadonlyMap<MessageId, number>,
): ReadonlyMap<number, readonly ReadMessage[]> {
  const byGroup = new Map<number, ReadMessage[]>();
  for (const { messageId, dwell } of reads) {
    const groupKey = groups.get(messageId);
    if (groupKey === undefined) continue;
    const read = { messageId, dwell: Math.min(dwell, LONGEST_REST_MS) };
    const known = byGroup.get(groupKey);
    if (known === undefined) byGroup.set(groupKey, [read]);
    else known.push(read);
  }
  return byGroup;
}
