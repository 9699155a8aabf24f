import type { InboxRow } from '../../../contract/inbox.ts';
import type { MessageId } from '../../../domain/ids.ts';
import type { Span } from '../../../domain/message/normalise.ts';
import { highlight } from '../../../domain/message/highlight.ts';
import { TRIAGE_STATES } from '../../../domain/message/triage-state.ts';
import type { Hit } from '../../../domain/rules/rule.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { decodeHits } from '../hits.ts';
import { kindOf } from '../message-kinds.ts';
import type { MasterData, Suggestion } from './master-data.ts';

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
  readonly sightings: number;
}

/** The columns of a MessageRow, of the table under the alias m. */
export const MESSAGE_COLUMNS = `m.id, m.groupKey, m.senderId, m.senderName, m.sentAt, m.receivedAt, m.kind, m.text, m.isOwn, m.state, m.hits,
  m.recalledAt, (SELECT count(*) FROM sightings s WHERE s.messageId = m.id) AS sightings`;

/** A row of the inbox from a row of the table; `words` are the normalised words that were searched for. */
export function toInboxRow(row: MessageRow, master: MasterData, words: readonly string[]): InboxRow {
  const group = master.groups.get(row.groupKey);
  const state = TRIAGE_STATES[row.state];
  if (group === undefined || state === undefined) throw new Error(`Message ${row.id} has no group or state`);
  const hits = decodeHits(row.hits);
  const suggestion = suggestionOf(hits, master);
  return {
    id: row.id,
    groupId: group.id,
    groupName: group.name,
    countyName: group.countyName,
    villageName: group.villageName,
    placeCode: group.placeCode,
    senderName: row.senderName ?? row.senderId ?? '',
    sentAt: row.sentAt,
    receivedAt: row.receivedAt,
    kind: kindOf(row.kind),
    text: row.text,
    highlights: [
      ...hits.map(({ ruleId, start, length }) => ({ ruleId, start, length })),
      ...(words.length === 0 ? [] : highlight(row.text, words).map((span: Span) => ({ ...span, ruleId: null }))),
    ],
    suggestedCategoryId: suggestion?.categoryId ?? null,
    suggestedCategoryName: suggestion?.categoryName ?? null,
    sightings: Math.max(1, row.sightings),
    state,
    isOwn: row.isOwn === 1,
    recalledAt: row.recalledAt,
  };
}

/** The category of the gravest rule that fired; the first in the text among equals. */
function suggestionOf(hits: readonly Hit[], master: MasterData): Suggestion | null {
  let best: Suggestion | null = null;
  for (const { ruleId } of hits) {
    const suggestion = master.suggestions.get(ruleId);
    if (suggestion !== undefined && (best === null || suggestion.severity > best.severity)) best = suggestion;
  }
  return best;
}
