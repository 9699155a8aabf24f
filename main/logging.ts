import { join } from 'node:path';
import electronLog from 'electron-log/main';
import { logLine } from '../contract/leaving.ts';

export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Structured lines: an event and ids, never the text of a message. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
  /** One line of the data service, which is JSON already. */
  line(json: string): void;
}

/** JSON lines in <dataDir>/logs/console.log; the file before is kept once it reaches 5 MB. */
export function openLog(dataDir: string): Log {
  const { file } = electronLog.transports;
  file.resolvePathFn = () => join(dataDir, 'logs', 'console.log');
  file.maxSize = 5_000_000;
  file.format = ({ message }) => message.data;
  electronLog.transports.console.level = false;
  electronLog.transports.ipc.level = false;
  const write = (level: 'info' | 'warn' | 'error', event: string, fields: LogFields = {}): void =>
    electronLog[level](logLine({ at: new Date().toISOString(), level, event, fields: { from: 'main', ...fields } }));
  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
    line: (json) => electronLog.info(json),
  };
}
