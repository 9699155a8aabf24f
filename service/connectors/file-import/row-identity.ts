import { createHash } from 'node:crypto';

/** What a row says, apart from where it stands in the file. */
export interface RowFacts {
  readonly groupExternalId: string;
  readonly sender: string;
  readonly sentAt: number;
  readonly content: string;
}

/** Exports are in order of time, so equal rows stand close together; those further apart than this are not of one second. */
const REMEMBERED = 50_000;

/**
 * Names for rows that carry no server id: group, sender, second, content, and which of several equal rows it is. The same row of
 * the same chat gets the same name out of every export, and 好 said twice in one second stays two messages.
 */
export class RowIdentity {
  readonly #counts = new Map<string, number>();

  /** Rows must be named in the order of the file, from its first row on. */
  name(facts: RowFacts): string {
    const second = Math.floor(facts.sentAt / 1000);
    const what = JSON.stringify([facts.groupExternalId, facts.sender, second, facts.content]);
    const digest = createHash('sha256').update(what).digest('hex').slice(0, 32);
    const count = (this.#counts.get(digest) ?? 0) + 1;
    this.#counts.delete(digest);
    this.#counts.set(digest, count);
    if (this.#counts.size > REMEMBERED) this.#forgetOldest();
    return `row:${digest}:${count}`;
  }

  #forgetOldest(): void {
    const oldest = this.#counts.keys().next();
    if (!oldest.done) this.#counts.delete(oldest.value);
  }
}

/** Spreadsheets write long numbers as 7.77E+18: the digits are gone. */
export function lostDigits(field: string): boolean {
  return /^[+-]?\d+(?:\.\d+)?E\+?\d+$/i.test(field.trim());
}

/**
 * A server id that can be relied on; null for none, for 0, and for one whose digits from the 16th on are all zero: a spreadsheet
 * may have rounded it, and two messages would be taken for one.
 */
export function serverIdOf(field: string): string | null {
  const id = field.trim();
  // What has letters in it was never a number: no spreadsheet has rounded it.
  if (/^(?=.*[A-Za-z])[\w-]{8,100}$/.test(id)) return id;
  if (!/^\d{5,20}$/.test(id) || /^0+$/.test(id)) return null;
  return id.length > 16 && /^\d{15}0+$/.test(id) ? null : id;
}
