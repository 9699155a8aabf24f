import type { OperatorId, RegionCode } from '../../domain/ids.ts';
import type { PersonState } from '../../domain/people/people-rules.ts';
import type { Role } from '../../domain/people/role.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Somebody who works at the centre, with how they sign in; the hash of the password is read by `findByLogin` only. */
export interface StaffRow {
  readonly id: OperatorId;
  readonly name: string;
  /** Normalised (domain/people/login.ts); nobody else has it. */
  readonly login: string;
  readonly role: Role;
  readonly territory: readonly RegionCode[];
  readonly state: PersonState;
  /** The password was given by somebody else. */
  readonly mustChange: boolean;
  readonly createdAt: Instant | null;
  readonly version: number;
}

/** A person with what their password hashes to, in PHC string format; null where none was ever given. */
export interface StaffSecret {
  readonly row: StaffRow;
  readonly passwordHash: string | null;
}

interface Stored extends Omit<StaffRow, 'territory' | 'mustChange'> {
  readonly territory: string;
  readonly mustChange: number;
}

const COLUMNS = 'id, name, login, role, territory, state, mustChange, createdAt, version';

/** Everybody, in the order in which they were added. */
export async function allStaff(db: ReadableDb): Promise<readonly StaffRow[]> {
  return db.all<Stored>(`SELECT ${COLUMNS} FROM people ORDER BY id`).map(rowOf);
}

/** The person of this id; null where there is none. */
export async function findStaff(db: ReadableDb, id: OperatorId): Promise<StaffRow | null> {
  const found = db.get<Stored>(`SELECT ${COLUMNS} FROM people WHERE id = :id`, { id });
  return found === undefined ? null : rowOf(found);
}

/** The person of this normalised login with the hash; null where nobody has it. */
export async function findByLogin(db: ReadableDb, login: string): Promise<StaffSecret | null> {
  const found = db.get<Stored & { readonly passwordHash: string | null }>(
    `SELECT ${COLUMNS}, passwordHash FROM people WHERE login = :login`,
    { login },
  );
  return found === undefined ? null : { row: rowOf(found), passwordHash: found.passwordHash };
}

/** Whether anybody has been added to this centre. */
export async function hasPeople(db: ReadableDb): Promise<boolean> {
  return db.get<{ found: number }>('SELECT 1 AS found FROM people LIMIT 1') !== undefined;
}

/** Adds a person with the hash of their first password. */
export async function insertStaff(
  tx: WriteTransaction,
  centerId: string,
  { territory, mustChange, ...person }: StaffRow,
  passwordHash: string | null,
): Promise<void> {
  tx.db.run(
    `INSERT INTO people (id, centerId, name, login, role, territory, state, mustChange, createdAt, version, passwordHash)
     VALUES (:id, :centerId, :name, :login, :role, :territory, :state, :mustChange, :createdAt, :version, :passwordHash)`,
    { ...person, territory: JSON.stringify(territory), mustChange: Number(mustChange), centerId, passwordHash },
  );
  tx.changed('person', person.id, person.version);
}

/** Keeps name, role, territory, state and version of a person. */
export async function saveStaff(tx: WriteTransaction, person: StaffRow): Promise<void> {
  const { id, name, role, territory, state, version } = person;
  tx.db.run(
    'UPDATE people SET name = :name, role = :role, territory = :territory, state = :state, version = :version WHERE id = :id',
    { id, name, role, territory: JSON.stringify(territory), state, version },
  );
  tx.changed('person', id, version);
}

/** Keeps the hash of a new password, and whether it must be changed at the next sign-in. */
export async function savePassword(
  tx: WriteTransaction,
  person: Pick<StaffRow, 'id' | 'version' | 'mustChange'>,
  passwordHash: string,
): Promise<void> {
  const { id, version, mustChange } = person;
  tx.db.run(
    'UPDATE people SET passwordHash = :passwordHash, mustChange = :mustChange, version = :version WHERE id = :id',
    { id, version, mustChange: Number(mustChange), passwordHash },
  );
  tx.changed('person', id, version);
}

function rowOf({ territory, mustChange, ...stored }: Stored): StaffRow {
  return { ...stored, territory: JSON.parse(territory) as readonly RegionCode[], mustChange: mustChange === 1 };
}
