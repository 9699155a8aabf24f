import { logLine } from '../contract/leaving.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Log, LogFields } from './log.ts';

/** A log of JSON lines, one for each event; `write` gets the line with its end. */
export function jsonLog(write: (line: string) => void, clock: { now(): Instant }): Log {
  const line =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      write(`${logLine({ at: new Date(clock.now()).toISOString(), level, event, fields })}\n`);
  return { info: line('info'), warn: line('warn'), error: line('error') };
}
