import type { PersonRow } from '../../contract/people.ts';
import type { CommandId, OperatorId, RegionCode } from '../../domain/ids.ts';
import { isLogin, normaliseLogin } from '../../domain/people/login.ts';
import { refusalOfPlace, refusalOfSeat, type PeopleRefusal } from '../../domain/people/people-rules.ts';
import type { Role } from '../../domain/people/role.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { NewId } from '../new-id.ts';
import type { PasswordCost } from '../passwords.ts';
import type { Roster } from '../sign-in/roster.ts';
import { appendAudit } from '../store/audit-log.ts';
import { onlyHolder } from '../store/lead-key-holders.ts';
import { recuseNamed } from '../store/recusals.ts';
import { allRegions } from '../store/regions.ts';
import { clearTally, readTally } from '../store/sign-in-failures.ts';
import {
  allStaff,
  findByLogin,
  findStaff,
  insertStaff,
  savePassword,
  saveStaff,
  type StaffRow,
} from '../store/staff.ts';
import type { ReadableDb, Store, WriteTransaction } from '../store/store.ts';
import { actOnce, operatorAt, type Doing } from './act-once.ts';
import { hashStrong } from './change-password.ts';
import { os, type CallContext } from './procedures.ts';
import { badRequest, refusals } from './refusals.ts';

/** What the use cases of the people of the centre work with. */
export interface PeopleParts {
  readonly store: Store;
  readonly clock: { now(): Instant };
  readonly newId: NewId;
  readonly centerId: string;
  readonly roster: Roster;
  readonly passwordCost: PasswordCost;
}

/** 人员: whom the security officer lets in, as what, and for which part of the city. */
export function createPeople(parts: PeopleParts) {
  const { store, clock, newId, centerId, passwordCost } = parts;
  return {
    list: os.people.list.handler(async () => {
      const rows: PersonRow[] = [];
      const only = await onlyHolder(store.read);
      for (const person of await allStaff(store.read)) rows.push(await shown(store.read, person, clock.now(), only));
      return { people: rows };
    }),

    add: os.people.add.handler(async ({ input, context, path }) => {
      const { commandId, name, role, territory } = input;
      const login = normaliseLogin(input.login);
      if (!isLogin(login)) throw refused('login-malformed');
      refusePlace(role, territory);
      const hash = await hashStrong(input.temporaryPassword, { login, name }, passwordCost);
      return act(parts, context, path, commandId, async (tx, doing) => {
        if ((await findByLogin(tx.db, login)) !== null) throw refusals['login-taken']({ data: { login } });
        await refuseUnknownRegions(tx.db, territory);
        const person: StaffRow = {
          ...{ id: newId() as OperatorId, name, login, role, territory, state: 'active', mustChange: true },
          ...{ createdAt: doing.at, version: 1 },
        };
        await insertStaff(tx, centerId, person, hash);
        await recuseNamed(tx, { personId: person.id }, doing);
        await note(tx, doing, person.id, `added ${role}`);
        return person;
      });
    }),

    change: os.people.change.handler(({ input, context, path }) =>
      edit(parts, context, path, input, async (tx, before, doing) => {
        const { name, role, territory } = input;
        refusePlace(role, territory);
        await refuseSeat(tx.db, before, { role, state: before.state }, doing.by);
        await refuseUnknownRegions(tx.db, territory);
        const person = { ...before, name, role, territory, version: before.version + 1 };
        await saveStaff(tx, person);
        if (name !== before.name) await recuseNamed(tx, { personId: person.id }, doing);
        await note(tx, doing, person.id, changesOf(before, person));
        return person;
      }),
    ),

    setState: os.people.setState.handler(({ input, context, path }) =>
      edit(parts, context, path, input, async (tx, before, doing) => {
        await refuseSeat(tx.db, before, { role: before.role, state: input.state }, doing.by);
        const person = { ...before, state: input.state, version: before.version + 1 };
        await saveStaff(tx, person);
        await note(tx, doing, person.id, input.state);
        return person;
      }),
    ),

    resetPassword: os.people.resetPassword.handler(async ({ input, context, path }) => {
      if (input.id === operatorAt(context.session)) throw refused('own-password');
      const owner = await personOf(store.read, input.id);
      const hash = await hashStrong(input.temporaryPassword, owner, passwordCost);
      return edit(parts, context, path, input, async (tx, before, doing) => {
        const person = { ...before, mustChange: true, version: before.version + 1 };
        await savePassword(tx, person, hash);
        await clearTally(tx, person.login);
        await note(tx, doing, person.id, 'password reset');
        return person;
      });
    }),
  };
}

/** One change of one person, at the version the officer saw. */
function edit(
  parts: PeopleParts,
  context: CallContext,
  path: readonly string[],
  { commandId, id, version }: { readonly commandId: CommandId; readonly id: OperatorId; readonly version: number },
  change: (tx: WriteTransaction, before: StaffRow, doing: Doing) => Promise<StaffRow>,
): Promise<{ person: PersonRow }> {
  return act(parts, context, path, commandId, async (tx, doing) => {
    const before = await personOf(tx.db, id);
    if (before.version !== version)
      throw refusals['version-conflict']({ data: { entity: 'person', id, expected: version, actual: before.version } });
    return change(tx, before, doing);
  });
}

/** Acts once, and lets the change hold from the next call on. */
async function act(
  parts: PeopleParts,
  { session }: CallContext,
  path: readonly string[],
  commandId: CommandId,
  work: (tx: WriteTransaction, doing: Doing) => Promise<StaffRow>,
): Promise<{ person: PersonRow }> {
  const answer = await actOnce(parts, { session, path, commandId }, async (tx, doing) => ({
    person: await shown(tx.db, await work(tx, doing), doing.at, await onlyHolder(tx.db)),
  }));
  await parts.roster.reload();
  return answer;
}

async function personOf(db: ReadableDb, id: OperatorId): Promise<StaffRow> {
  const found = await findStaff(db, id);
  if (found === null) throw refusals['not-found']({ data: { entity: 'person', id } });
  return found;
}

async function shown(
  db: ReadableDb,
  { mustChange, ...person }: StaffRow,
  now: Instant,
  onlyHolderId: OperatorId | null,
): Promise<PersonRow> {
  const until = (await readTally(db, person.login))?.lockedUntil ?? null;
  return {
    ...person,
    mustChangePassword: mustChange,
    lockedUntil: until !== null && until > now ? until : null,
    holdsOnlyLeadKey: person.id === onlyHolderId,
  };
}

async function refuseSeat(
  db: ReadableDb,
  person: StaffRow,
  wanted: Pick<StaffRow, 'role' | 'state'>,
  by: OperatorId,
): Promise<void> {
  const refusal = refusalOfSeat(person, wanted, { by, everybody: await allStaff(db) });
  if (refusal !== null) throw refused(refusal);
}

function refusePlace(role: Role, territory: readonly RegionCode[]): void {
  const refusal = refusalOfPlace(role, territory);
  if (refusal !== null) throw refused(refusal);
}

/** A territory that names no region would hide everything from the person, and nobody would know why. */
async function refuseUnknownRegions(db: ReadableDb, territory: readonly RegionCode[]): Promise<void> {
  if (territory.length === 0) return;
  const known = new Set((await allRegions(db)).map(({ code }) => code));
  if (!territory.every((code) => known.has(code)))
    throw badRequest('The territory names a region the centre does not have.');
}

function refused(refusal: PeopleRefusal) {
  return refusals['people-refused']({ data: { refusal } });
}

/** Names the fields that have changed, never what was in them; a role is no secret. */
function changesOf(before: StaffRow, after: StaffRow): string {
  const changes = [
    ...(before.name === after.name ? [] : ['name']),
    ...(before.role === after.role ? [] : [`role ${before.role} ${after.role}`]),
    ...(`${before.territory}` === `${after.territory}` ? [] : ['territory']),
  ];
  return changes.length === 0 ? 'nothing' : changes.join(', ');
}

async function note(tx: WriteTransaction, { at, by, action }: Doing, id: OperatorId, detail: string): Promise<void> {
  await appendAudit(tx, { at, by, action, entity: 'person', entityId: id, detail });
}
