import type { OperatorId, RegionCode } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';
import type { ReadableDb } from './store.ts';

/** Somebody who works at the console. */
export interface Person {
  readonly id: OperatorId;
  readonly name: string;
  readonly role: Role;
  /** Codes of the regions the person works in; none is the whole city. */
  readonly territory: readonly RegionCode[];
}

type PersonRow = Omit<Person, 'territory'> & { readonly territory: string };

/** Everybody, in order of id, which is the order in which they were added. */
export async function allPeople(db: ReadableDb): Promise<readonly Person[]> {
  return db.all<PersonRow>('SELECT id, name, role, territory FROM people ORDER BY id').map(toPerson);
}

/** The person of this id; null where there is none. */
export async function findPerson(db: ReadableDb, id: OperatorId): Promise<Person | null> {
  const row = db.get<PersonRow>('SELECT id, name, role, territory FROM people WHERE id = :id', { id });
  return row === undefined ? null : toPerson(row);
}

function toPerson({ territory, ...row }: PersonRow): Person {
  return { ...row, territory: JSON.parse(territory) as RegionCode[] };
}
