import type { CommandId, OperatorId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** A command that was carried out, with the answer it got. */
export interface DoneCommand {
  readonly at: Instant;
  readonly by: OperatorId;
  /** The procedure, e.g. `triage.dismiss`. */
  readonly name: string;
  /** The answer as JSON. */
  readonly answer: string;
}

/** The command of this id, where it was carried out before; null otherwise. */
export async function findCommand(db: ReadableDb, id: CommandId): Promise<DoneCommand | null> {
  return db.get<DoneCommand>('SELECT at, by, name, answer FROM commands WHERE id = :id', { id }) ?? null;
}

/** Remembers a command in the transaction of its effect, so that the same id never acts twice. */
export async function rememberCommand(tx: WriteTransaction, id: CommandId, done: DoneCommand): Promise<void> {
  tx.db.run('INSERT INTO commands (id, at, by, name, answer) VALUES (:id, :at, :by, :name, :answer)', { id, ...done });
}

/** Forgets commands carried out before `before`: no client repeats one after days. Answers how many were forgotten. */
export async function forgetCommands(tx: WriteTransaction, before: Instant): Promise<number> {
  return tx.db.run('DELETE FROM commands WHERE at < :before', { before }).changes;
}
