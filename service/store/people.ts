import type { OperatorId } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** Somebody who works at the console. */
export interface Person {
  readonly id: OperatorId;
  readonly name: string;
  readonly role: Role;
}

/** Everybody, in order of id, which is the order in which they were added. */
export async function allPeople(db: ReadableDb): Promise<readonly Person[]> {
  return db.all<Person>('SELECT id, name, role FROM people ORDER BY id');
}

/** The person of this id; null where there is none. */
export async function findPerson(db: ReadableDb, id: OperatorId): Promise<Person | null> {
  return db.get<Person>('SELECT id, name, role FROM people WHERE id = :id', { id }) ?? null;
}

/** Adds a person of the centre. */
export async function insertPerson(tx: WriteTransaction, centerId: string, person: Person): Promise<void> {
  tx.db.run('INSERT INTO people (id, centerId, name, role, version) VALUES (:id, :centerId, :name, :role, 1)', {
    ...person,
    centerId,
  });
  tx.changed('session', person.id, 1);
}
