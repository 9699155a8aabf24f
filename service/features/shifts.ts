import type { DutyId, HandOverId, OperatorId } from '../../domain/ids.ts';
import { isPaged, onWatch } from '../../domain/patrol/night-watch.ts';
import type { ShiftRefusal } from '../../domain/patrol/shift-refusal.ts';
import { isAtWork, nextShiftChange } from '../../domain/patrol/work-hours.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { publishedCalendar } from '../../domain/time/working-calendar.ts';
import type { NewId } from '../new-id.ts';
import { appendAudit } from '../store/audit-log.ts';
import { readPatrolSettings, writePatrolSettings } from '../store/patrol-settings.ts';
import type { Readers } from '../store/readers/open-readers.ts';
import { findHandOver, insertHandOver, listHandOvers, takeHandOver } from '../store/shifts.ts';
import { allStaff, findStaff } from '../store/staff.ts';
import type { ReadableDb, Store } from '../store/store.ts';
import { dutiesFrom, hasDuty, insertDuty, removeDuty } from '../store/watch-duties.ts';
import { actOnce } from './act-once.ts';
import { isPatroller } from './patrollers.ts';
import { os } from './procedures.ts';
import { refusals } from './refusals.ts';

/** What the use cases of shifts work with. */
export interface ShiftParts {
  readonly store: Store;
  readonly readers: Readers;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
}

/** 交接与值守: what one shift leaves to the next, and whom urgent words page while the roster is away (F03, U14). */
export function createShifts(parts: ShiftParts) {
  return { ...handingOver(parts), ...watching(parts) };
}

function handingOver(parts: ShiftParts) {
  const { store, readers, clock, newId, centerId } = parts;
  return {
    handOvers: os.shifts.handOvers.handler(({ input, context: { scope } }) => ({
      handOvers: listHandOvers(store.read, input.limit, scope),
    })),

    figures: os.shifts.figures.handler(async ({ context: { scope } }) => {
      const settings = await readPatrolSettings(store.read);
      return readers.run('shifts.figures', { now: clock.now(), settings, scope });
    }),

    handOver: os.shifts.handOver.handler(async ({ input, context: { session, scope }, path }) => {
      if (input.note === '') throw refused('note-missing');
      const settings = await readPatrolSettings(store.read);
      const figures = await readers.run('shifts.figures', { now: clock.now(), settings, scope });
      return actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const id = newId() as HandOverId;
        const territory = scope.territory ?? [];
        insertHandOver(tx, centerId, { id, handedAt: at, handedBy: by, note: input.note, territory, figures });
        await appendAudit(tx, { at, by, action, entity: 'shift', entityId: id, detail: null });
        return { id };
      });
    }),

    takeOver: os.shifts.takeOver.handler(({ input, context: { session, scope }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id } = input;
        const handOver = findHandOver(tx.db, id, scope);
        if (handOver === null) throw refusals['not-found']({ data: { entity: 'shift', id } });
        if (handOver.handedBy === by) throw refused('own-hand-over');
        // Two of the next shift may take it; the second has nothing left to change, and both are written down.
        if (handOver.isOpen) takeHandOver(tx, id, { at, by });
        await appendAudit(tx, { at, by, action, entity: 'shift', entityId: id, detail: null });
        return {};
      }),
    ),
  };
}

function watching(parts: ShiftParts) {
  const { store, clock, newId, centerId } = parts;
  return {
    watch: os.shifts.watch.handler(async () => {
      const now = clock.now();
      const { hours, responseMinutes, version } = await readPatrolSettings(store.read);
      const duties = dutiesFrom(store.read, now);
      const watch = onWatch(
        duties.map(({ person, ...span }) => ({ personId: person.id, ...span })),
        now,
      );
      const people = (await allStaff(store.read)).filter(isPatroller).map(({ id, name }) => ({ id, name }));
      return {
        isAtWork: isAtWork(publishedCalendar, now, hours),
        changesAt: nextShiftChange(publishedCalendar, now, hours),
        onWatch: people.filter(({ id }) => watch.includes(id)),
        duties,
        candidates: people,
        settings: { responseMinutes, hours, version },
      };
    }),

    addDuty: os.shifts.addDuty.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { personId, startsAt, endsAt } = input;
        const person = await findStaff(tx.db, personId);
        if (person === null) throw refusals['not-found']({ data: { entity: 'person', id: personId } });
        if (!isPatroller(person)) throw refused('no-patroller');
        if (endsAt <= startsAt) throw refused('duty-empty');
        if (endsAt <= at) throw refused('duty-over');
        const id = newId() as DutyId;
        insertDuty(tx, centerId, { id, personId, startsAt, endsAt }, { at, by });
        await appendAudit(tx, { at, by, action, entity: 'shift', entityId: id, detail: null });
        return { id };
      }),
    ),

    removeDuty: os.shifts.removeDuty.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { id } = input;
        if (!hasDuty(tx.db, id)) throw refusals['not-found']({ data: { entity: 'shift', id } });
        removeDuty(tx, id, { at, by });
        await appendAudit(tx, { at, by, action, entity: 'shift', entityId: id, detail: null });
        return {};
      }),
    ),

    saveSettings: os.shifts.saveSettings.handler(({ input, context: { session }, path }) =>
      actOnce(parts, { session, path, commandId: input.commandId }, async (tx, { at, by, action }) => {
        const { responseMinutes, hours, version } = input;
        if (hours.begins >= hours.ends) throw refused('hours-empty');
        const { version: actual } = await readPatrolSettings(tx.db);
        if (actual !== version) {
          const data = { entity: 'setting', id: 'patrol', expected: version, actual } as const;
          throw refusals['version-conflict']({ data });
        }
        await writePatrolSettings(tx, { responseMinutes, hours, version: version + 1 });
        await appendAudit(tx, {
          at,
          by,
          action,
          entity: 'setting',
          entityId: 'patrol',
          detail: `version ${version + 1}`,
        });
        return { version: version + 1 };
      }),
    ),
  };
}

/** Whether urgent words page a person now, and until when that holds. */
export async function paging(db: ReadableDb, person: OperatorId | null, now: Instant) {
  const { hours } = await readPatrolSettings(db);
  const duties = dutiesFrom(db, now).map(({ person: { id }, ...span }) => ({ personId: id, ...span }));
  return isPaged(person, { calendar: publishedCalendar, hours, duties, now });
}

function refused(refusal: ShiftRefusal) {
  return refusals['shift-refused']({ data: { refusal } });
}
