import type { PersonaId } from '../../domain/ids.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A name under which the centre speaks 署名 (S14). */
export interface StoredPersona {
  readonly id: PersonaId;
  readonly name: string;
  readonly retired: boolean;
  readonly version: number;
}

type Row = Omit<StoredPersona, 'retired'> & { readonly retired: 0 | 1 };

/** Every persona, in the order in which they were made. */
export async function allPersonas(db: ReadableDb): Promise<readonly StoredPersona[]> {
  return db.all<Row>('SELECT id, name, retired, version FROM personas ORDER BY id').map(fromRow);
}

/** The persona of this id; null where there is none. */
export async function findPersona(db: ReadableDb, id: PersonaId): Promise<StoredPersona | null> {
  const row = db.get<Row>('SELECT id, name, retired, version FROM personas WHERE id = :id', { id });
  return row === undefined ? null : fromRow(row);
}

/** The persona of this name; null where there is none. */
export async function personaNamed(db: ReadableDb, name: string): Promise<StoredPersona | null> {
  const row = db.get<Row>('SELECT id, name, retired, version FROM personas WHERE name = :name', { name });
  return row === undefined ? null : fromRow(row);
}

/** Adds a persona. */
export async function insertPersona(tx: WriteTransaction, centerId: string, id: PersonaId, name: string) {
  tx.db.run('INSERT INTO personas (id, centerId, name, version) VALUES (:id, :centerId, :name, 1)', {
    ...{ id, centerId, name },
  });
  tx.changed('post', null, null);
}

/** Takes a persona out of use or back into it: what was said under its name keeps it. Answers false where another version is there. */
export async function retirePersona(
  tx: WriteTransaction,
  { id, version }: Pick<StoredPersona, 'id' | 'version'>,
  retired: boolean,
): Promise<boolean> {
  const { changes } = tx.db.run(
    'UPDATE personas SET retired = :retired, version = version + 1 WHERE id = :id AND version = :version',
    { id, version, retired: Number(retired) },
  );
  if (changes > 0) tx.changed('post', null, null);
  return changes > 0;
}

function fromRow(row: Row): StoredPersona {
  return { ...row, retired: row.retired === 1 };
}
