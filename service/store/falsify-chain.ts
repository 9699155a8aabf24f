import { type AuditEntry, hashEntry, NO_PREVIOUS } from './audit-chain.ts';
import { entriesFrom } from './audit-check.ts';
import { type Connection, openWriter } from './connection.ts';

type Attacker = Connection<'writable'>;
/** In [0, 1). */
export type Chance = () => number;
/** One way to falsify the chain of a store. */
export type Falsification = (db: Attacker, chance: Chance) => unknown;

const COLUMNS = ['at', 'by', 'action', 'entity', 'entityId', 'detail', 'previous', 'hash', 'seq'] as const;

/** For tests: every way to falsify the rows of the audit log, by name. Numbers and places are drawn. */
export const FALSIFICATIONS: Readonly<Record<string, Falsification>> = {
  ...Object.fromEntries(COLUMNS.map((column) => [`edit ${column}`, (db, chance) => edit(db, chance, column)])),
  'edit and make every later hash anew': (db, chance) => {
    const seq = edit(db, chance, 'detail');
    rebuild(db, seq);
  },
  'delete one': (db, chance) => db.run('DELETE FROM auditLog WHERE seq = :seq', { seq: anInner(db, chance) }),
  'delete some': (db, chance) => {
    const seq = anInner(db, chance);
    db.run('DELETE FROM auditLog WHERE seq >= :seq AND seq < :to', { seq, to: seq + 2 + at(chance, 50) });
  },
  'delete and close the gap': (db, chance) => closeGap(db, anInner(db, chance)),
  'delete, close the gap and make every later hash anew': (db, chance) => {
    const seq = anInner(db, chance);
    closeGap(db, seq);
    rebuild(db, seq);
  },
  'let two change places': (db, chance) => swap(db, chance, 'whole'),
  'let what two say change places': (db, chance) => swap(db, chance, 'content'),
  'let two change places and make every later hash anew': (db, chance) => {
    rebuild(db, swap(db, chance, 'content'));
  },
  'put one in between': (db, chance) => insert(db, anInner(db, chance)),
  'put one in between and make every later hash anew': (db, chance) => {
    const seq = anInner(db, chance);
    insert(db, seq);
    rebuild(db, seq);
  },
  'cut the beginning': (db, chance) => db.run('DELETE FROM auditLog WHERE seq <= :to', { to: at(chance, 20) }),
  'cut the tail': (db, chance) => cutTail(db, chance),
  'cut the tail and write another of the same length': (db, chance) => {
    const head = headOf(db);
    for (let seq = cutTail(db, chance); seq <= head; seq += 1) append(db, seq);
  },
  'cut the tail and write a longer one': (db, chance) => {
    const head = headOf(db);
    for (let seq = cutTail(db, chance); seq <= head + 30; seq += 1) append(db, seq);
  },
};

/** Does it to a store as somebody who has its key: the triggers go first. */
export function falsify(file: string, key: string, how: Falsification, chance: Chance): void {
  const db = openWriter(file, key);
  db.run('PRAGMA synchronous = OFF');
  for (const trigger of ['no_update', 'no_delete', 'continues']) db.run(`DROP TRIGGER auditLog_${trigger}`);
  db.run('BEGIN');
  how(db, chance);
  db.run('COMMIT');
  db.close();
}

function at(chance: Chance, below: number): number {
  return Math.floor(chance() * below);
}

function headOf(db: Attacker): number {
  return db.get<{ seq: number }>('SELECT max(seq) AS seq FROM auditLog')?.seq ?? 0;
}

/** An entry that is neither the first nor the last. */
function anInner(db: Attacker, chance: Chance): number {
  return 1 + at(chance, headOf(db) - 1);
}

function edit(db: Attacker, chance: Chance, column: (typeof COLUMNS)[number]): number {
  const seq = anInner(db, chance);
  const value = { at: 'at + 1', seq: 'seq + 10000000', previous: 'randomblob(32)', hash: 'randomblob(32)' };
  const text = `coalesce(${column}, '') || 'x'`;
  db.run(
    `UPDATE auditLog SET ${column} = ${column in value ? value[column as keyof typeof value] : text} WHERE seq = :seq`,
    { seq },
  );
  return seq;
}

function swap(db: Attacker, chance: Chance, what: 'whole' | 'content'): number {
  const [one, other] = [anInner(db, chance), anInner(db, chance)];
  const [first, second] = one === other ? [one, one === 1 ? 2 : one - 1] : [one, other];
  const move = (from: number, to: number) => db.run('UPDATE auditLog SET seq = :to WHERE seq = :from', { from, to });
  const links = (seq: number) =>
    db.get<{ previous: Uint8Array; hash: Uint8Array }>('SELECT previous, hash FROM auditLog WHERE seq = :seq', { seq });
  const kept = [links(first), links(second)];
  move(first, -1);
  move(second, first);
  move(-1, second);
  if (what === 'content') {
    for (const [index, seq] of [first, second].entries()) {
      const { previous, hash } = kept[index] ?? { previous: NO_PREVIOUS, hash: NO_PREVIOUS };
      db.run('UPDATE auditLog SET previous = :previous, hash = :hash WHERE seq = :seq', { previous, hash, seq });
    }
  }
  return Math.min(first, second);
}

/** Numbers move by way of negative ones, because each is unique. */
function shift(db: Attacker, from: number, by: number): void {
  db.run('UPDATE auditLog SET seq = -seq WHERE seq >= :from', { from });
  db.run('UPDATE auditLog SET seq = :by - seq WHERE seq < 0', { by });
}

function closeGap(db: Attacker, seq: number): void {
  db.run('DELETE FROM auditLog WHERE seq = :seq', { seq });
  shift(db, seq + 1, -1);
}

function insert(db: Attacker, seq: number): void {
  shift(db, seq, 1);
  append(db, seq);
}

/** A sound entry after the one before it. */
function append(db: Attacker, seq: number): void {
  const previous =
    db.get<{ hash: Uint8Array }>('SELECT hash FROM auditLog WHERE seq = :seq', { seq: seq - 1 })?.hash ?? NO_PREVIOUS;
  const entry: AuditEntry = {
    ...{ seq, at: 1_767_225_600_000 + seq * 60_000, by: 'person-9', action: 'issues.verify' },
    ...{ entity: 'issue', entityId: 'row-1', detail: 'verified' },
  } as AuditEntry;
  db.run(
    `INSERT INTO auditLog (seq, at, by, action, entity, entityId, detail, previous, hash)
     VALUES (:seq, :at, :by, :action, :entity, :entityId, :detail, :previous, :hash)`,
    { ...entry, previous, hash: hashEntry(entry, previous) },
  );
}

function cutTail(db: Attacker, chance: Chance): number {
  const from = anInner(db, chance);
  db.run('DELETE FROM auditLog WHERE seq >= :from', { from });
  return from;
}

/** Makes the chain sound again from an entry on: everybody knows how a hash is made. */
function rebuild(db: Attacker, from: number): void {
  let previous: Uint8Array = entriesFrom(db, Math.max(0, from - 1), 1)[0]?.hash ?? NO_PREVIOUS;
  for (const entry of entriesFrom(db, from, Number.MAX_SAFE_INTEGER)) {
    const hash = hashEntry(entry, previous);
    db.run('UPDATE auditLog SET previous = :previous, hash = :hash WHERE seq = :seq', {
      previous,
      hash,
      seq: entry.seq,
    });
    previous = hash;
  }
}
