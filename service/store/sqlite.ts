/// <reference path="./better-sqlite3.d.ts" />
import Sqlite, { type Statement } from 'better-sqlite3';

/** The database engine: SQLite with whole-file encryption. The one place that imports it. */
export { Sqlite, type Statement };
