export type LogFields = Readonly<Record<string, string | number | boolean | null>>;

/** Structured log lines with ids, never message text, never a token; URLs without their query. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** What a log says of an error: its name alone, because its words may quote a message. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
