import { isWireObject, parseWireJson } from '../parse-wire-json.ts';
import { numberOf } from '../wire-fields.ts';

/** The newest sequence that is stored, per conversation. */
export class PullCursor {
  readonly #groups = new Map<string, number>();

  /** A cursor that cannot be read is as good as none. */
  static read(written: string | null): PullCursor {
    const cursor = new PullCursor();
    const reading = written === null ? null : parseWireJson(Buffer.from(written));
    if (reading?.kind !== 'read' || !isWireObject(reading.value)) return cursor;
    for (const [group, value] of Object.entries(reading.value)) {
      const sequence = numberOf(value);
      if (sequence !== null) cursor.#groups.set(group, sequence);
    }
    return cursor;
  }

  of(group: string): number | null {
    return this.#groups.get(group) ?? null;
  }

  reach(group: string, sequence: number): void {
    this.#groups.set(group, Math.max(sequence, this.#groups.get(group) ?? 0));
  }

  write(): string {
    return JSON.stringify(Object.fromEntries(this.#groups));
  }
}
