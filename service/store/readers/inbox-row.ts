import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import type { Span } from '../../../domain/message/normalise.ts';
import { highlight } from '../../../domain/message/highlight.ts';
import { TRIAGE_STATES } from '../../../domain/message/triage-state.ts';
import { maskName } from '../../../domain/masking/mask.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { decodeHits } from '../hits.ts';
import { kindOf } from '../message-kinds.ts';
import type { MasterData } from './master-data.ts';
import { suggestionOfRow } from './suggestion-of-row.ts';

/** A message as its table has it. */
export interface MessageRow {
  readonly id: MessageId;
  readonly groupKey: number;
  readonly senderId: string | null;
  readonly senderName: string | null;
  readonly sentAt: Instant;
  readonly receivedAt: Instant;
  readonly kind: number;
  readonly text: string;
  readonly isOwn: 0 | 1;
  readonly state: number;
  readonly hits: string | null;
  readonly recalledAt: Instant | null;
  readonly editedAt: Instant | null;
  readonly sightings: number;
  /** JSON of what a model proposes; null where it proposes nothing. */
  readonly suggestion: string | null;
  /** Messages of the same matter; null where it is alone. */
  readonly similar: number | null;
}

/** The columns of a MessageRow, of the table under the alias m. */
export const MESSAGE_COLUMNS = `m.id, m.groupKey, m.senderId, m.senderName, m.sentAt, m.receivedAt, m.kind, m.text, m.isOwn, m.state, m.hits,
  m.recalledAt, m.editedAt, (SELECT count(*) FROM sightings s WHERE s.messageId = m.id) AS sightings,
  (SELECT g.suggestion FROM messageSuggestions g WHERE g.messageId = m.id) AS suggestion,
  (SELECT k.messages FROM clusterMessages c CROSS JOIN clusters k ON k.id = c.clusterId WHERE c.messageId = m.id) AS similar`;

/** Holds for every message that did not become a lead. */
export const NOT_SEALED = `m.state <> ${TRIAGE_STATES.indexOf('lead')}`;

/** Who said it, for whoever is allowed to know. */
export function nameFor(scope: Scope, name: string): string {
  return scope.seesNames ? name : maskName(name);
}

/** A row of the inbox from a row of the table; `words` are the normalised words that were searched for. */
export function toInboxRow(row: MessageRow, master: MasterData, scope: Scope, words: readonly string[]): InboxRow {
  const group = master.groups.get(row.groupKey);
  const state = TRIAGE_STATES[row.state];
  if (group === undefined || state === undefined) throw new Error(`Message ${row.id} has no group or state`);
  const hits = decodeHits(row.hits);
  const suggestion = suggestionOfRow(hits, row.suggestion, master);
  return {
    id: row.id,
    groupId: group.id,
    groupName: group.name,
    countyName: group.countyName,
    villageName: group.villageName,
    placeCode: group.placeCode,
    senderName: nameFor(scope, row.senderName ?? row.senderId ?? ''),
    sentAt: row.sentAt,
    receivedAt: row.receivedAt,
    kind: kindOf(row.kind),
    text: row.text,
    highlights: [
      ...hits.map(({ ruleId, start, length }) => ({ ruleId, start, length })),
      ...(words.length === 0 ? [] : highlight(row.text, words).map((span: Span) => ({ ...span, ruleId: null }))),
    ],
    suggestedCategoryId: suggestion?.category?.id ?? null,
    suggestedCategoryName: suggestion?.category?.name ?? null,
    suggestion,
    similar: Math.max(1, row.similar ?? 1),
    sightings: Math.max(1, row.sightings),
    state,
    isOwn: row.isOwn === 1,
    recalledAt: row.recalledAt,
    editedAt: row.editedAt,
  };
}
