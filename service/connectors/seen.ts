import type { MessageMark } from '../../domain/account/missed-span.ts';
import type { IncomingItem } from '../../domain/message/message.ts';
import { instant, type Instant } from '../../domain/time/instant.ts';
import { isWireArray, isWireObject, parseWireJson } from './parse-wire-json.ts';
import { idOf, timeOf } from './wire-fields.ts';

/** The newest message of a group that the store holds. */
export type LastSeen = MessageMark;

/** One account carries about 61 groups; whoever has more than this is not followed further back. */
const MOST_GROUPS = 2_000;

/** What has been stored so far, per group: the cursor of a wire that has none of its own. */
export class Seen {
  #at: Instant | null = null;
  readonly #groups = new Map<string, LastSeen>();
  /** Each group as the cursor says it: a cursor is written with every batch, and a batch tells of a few groups only. */
  readonly #written = new Map<string, string>();

  /** A cursor that cannot be read is as good as none. */
  static fromCursor(cursor: string | null): Seen {
    const seen = new Seen();
    const reading = cursor === null ? null : parseWireJson(Buffer.from(cursor));
    if (reading?.kind !== 'read' || !isWireObject(reading.value)) return seen;
    seen.#at = timeOf(reading.value['at']);
    const groups = reading.value['groups'];
    for (const [group, ids] of Object.entries(isWireObject(groups) ? groups : {})) {
      const localId = isWireArray(ids) ? idOf(ids[0]) : null;
      if (localId === null || !isWireArray(ids)) continue;
      seen.#remember(group, { localId, serverId: idOf(ids[1]), sentAt: timeOf(ids[2]) });
    }
    return seen;
  }

  get at(): Instant | null {
    return this.#at;
  }

  get groups(): ReadonlyMap<string, LastSeen> {
    return this.#groups;
  }

  advance(items: readonly IncomingItem[], at: Instant): void {
    this.#at = instant(Math.max(at, this.#at ?? at));
    for (const item of items) {
      if (item.kind === 'message') this.#remember(item.groupExternalId, item);
      if (item.kind === 'membership' && item.change === 'account-removed') this.#forget(item.groupExternalId);
    }
  }

  /** The cursor; `further` is what a wire keeps besides. */
  toCursor(further: Readonly<Record<string, string | number>> = {}): string {
    const rest = JSON.stringify({ ...further, at: this.#at }).slice(0, -1);
    return `${rest},"groups":{${[...this.#written.values()].join()}}}`;
  }

  #remember(group: string, { localId, serverId, sentAt }: LastSeen): void {
    this.#forget(group);
    this.#groups.set(group, { localId, serverId, sentAt });
    this.#written.set(group, `${JSON.stringify(group)}:${JSON.stringify([localId, serverId, sentAt])}`);
    if (this.#groups.size <= MOST_GROUPS) return;
    const oldest = this.#groups.keys().next();
    if (!oldest.done) this.#forget(oldest.value);
  }

  #forget(group: string): void {
    this.#groups.delete(group);
    this.#written.delete(group);
  }
}
