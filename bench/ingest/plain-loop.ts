import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { normalise } from '../../domain/message/normalise.ts';
import { tokens } from '../../domain/message/tokens.ts';

type Row = Readonly<Record<string, string | number | bigint | Uint8Array | null>>;

/** The rows a service has written, in memory, and the schema they lie in. */
export interface WrittenRows {
  readonly schema: readonly string[];
  readonly setUp: ReadonlyMap<string, readonly Row[]>;
  /** What one message brought: its row, its key, its sightings, its tokens. */
  readonly messages: readonly {
    readonly row: Row;
    readonly twin: Row;
    readonly sightings: readonly Row[];
    readonly tokens: string;
  }[];
  readonly frames: readonly Row[];
}

const SET_UP = ['regions', 'accounts', 'groups', 'accountGroups'];
const GROUP_ITEMS = 64;

/** Opens what a service on a training profile has written. */
export function openWritten(dataDir: string): Sqlite {
  return open(join(dataDir, 'console.db'), keyOf(dataDir));
}

/** Reads back everything the service has written of messages. */
export function readWritten(dataDir: string): WrittenRows {
  const database = openWritten(dataDir);
  const all = (sql: string): Row[] => database.prepare(sql).all() as Row[];
  const twins = new Map(all('SELECT * FROM twins').map((row) => [row['messageId'], row]));
  const sightings = new Map<unknown, Row[]>();
  for (const row of all('SELECT * FROM sightings ORDER BY messageId, accountKey')) {
    const known = sightings.get(row['messageId']);
    if (known === undefined) sightings.set(row['messageId'], [row]);
    else known.push(row);
  }
  const messages = all('SELECT * FROM messages ORDER BY id').map((row) => ({
    row,
    twin: twins.get(row['id']) ?? {},
    sightings: sightings.get(row['id']) ?? [],
    tokens: `\uE000${Number(row['groupKey']).toString(36)} ${tokens(normalise(String(row['text'])).text).join(' ')}`,
  }));
  const written = {
    schema: all(
      `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'messages_fts_%'
       ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid`,
    ).map((row) => String(row['sql'])),
    setUp: new Map(SET_UP.map((table) => [table, all(`SELECT * FROM ${table}`)])),
    messages,
    frames: all('SELECT * FROM frameBatches ORDER BY id'),
  };
  database.close();
  return written;
}

/** Writes the very same rows into a fresh store of the same kind, 64 messages a commit, with everything worked out beforehand; answers milliseconds. */
export function writePlainly(written: WrittenRows, folder: string, dataDir: string): number {
  const database = open(join(folder, 'plain.db'), keyOf(dataDir));
  for (const sql of written.schema) database.exec(sql);
  for (const [table, rows] of written.setUp) {
    const put = inserter(database, table, rows[0]);
    database.transaction(() => rows.forEach(put)).exclusive();
  }
  const { messages, frames } = written;
  const putMessage = inserter(database, 'messages', messages[0]?.row);
  const putTwin = inserter(database, 'twins', messages[0]?.twin);
  const putSighting = inserter(database, 'sightings', messages[0]?.sightings[0]);
  const putFrames = inserter(database, 'frameBatches', frames[0]);
  const putTokens = database.prepare('INSERT INTO messages_fts (rowid, tokens) VALUES (:id, :tokens)');
  const commits = Math.ceil(messages.length / GROUP_ITEMS);
  const began = performance.now();
  for (let commit = 0; commit < commits; commit += 1) {
    database
      .transaction(() => {
        for (const message of messages.slice(commit * GROUP_ITEMS, (commit + 1) * GROUP_ITEMS)) {
          putMessage(message.row);
          putTwin(message.twin);
          putTokens.run({ id: message.row['id'], tokens: message.tokens });
          message.sightings.forEach(putSighting);
        }
        const upTo = Math.floor(((commit + 1) * frames.length) / commits);
        frames.slice(Math.floor((commit * frames.length) / commits), upTo).forEach(putFrames);
      })
      .exclusive();
  }
  const took = performance.now() - began;
  database.close();
  return took;
}

function open(file: string, key: string): Sqlite {
  const database = new Sqlite(file);
  database.pragma(`cipher = 'sqlcipher'`);
  database.pragma('legacy = 4');
  database.pragma(`key = "x'${key}'"`);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'temp_store = MEMORY', 'secure_delete = ON']) {
    database.pragma(pragma);
  }
  for (const pragma of ['foreign_keys = ON', 'cache_size = -65536', 'wal_autocheckpoint = 4000'])
    database.pragma(pragma);
  return database;
}

function keyOf(dataDir: string): string {
  return readFileSync(join(dataDir, 'training.key'), 'utf8').trim();
}

function inserter(database: Sqlite, table: string, example: Row | undefined): (row: Row) => void {
  const columns = Object.keys(example ?? {});
  if (columns.length === 0) return () => undefined;
  const statement = database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})`,
  );
  return (row) => void statement.run(row);
}
