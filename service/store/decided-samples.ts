import { normalise } from '../../domain/message/normalise.ts';
import { NOTHING_LABEL } from '../../domain/suggest/suggestion.ts';
import type { DecidedSample } from '../../domain/suggest/learned-model.ts';
import type { ReadableDb } from './store.ts';

interface SampleRow {
  readonly messageId: number;
  readonly text: string;
  readonly label: string;
}

/** What the classifiers learn from: the centre's own triage and nothing else. */
export interface DecidedSamples {
  readonly categories: readonly DecidedSample[];
  readonly grades: readonly DecidedSample[];
}

/** The newest decisions of each kind are enough, and what a centre decided years ago was decided under other rules. */
const MOST_OF_ISSUES = 16_000;
const MOST_DISMISSED = 8_000;
/** TRIAGE_STATES: dismissed. */
const DISMISSED = 4;

/** Messages that became issues with the category and grade of the issue, and messages that needed nothing. Issues that were taken back teach nothing. */
export function decidedSamples(db: ReadableDb): DecidedSamples {
  const issues = db.all<SampleRow & { readonly grade: string }>(
    `SELECT e.messageId, m.text, i.categoryId AS label, i.grade
     FROM issueMessages e JOIN issues i ON i.id = e.issueId JOIN messages m ON m.id = e.messageId
     WHERE i.state <> 'withdrawn' AND m.text <> '' ORDER BY e.messageId DESC LIMIT ${MOST_OF_ISSUES}`,
  );
  const dismissed = db.all<SampleRow>(
    `SELECT id AS messageId, text, '${NOTHING_LABEL}' AS label FROM messages
     WHERE state = ${DISMISSED} AND text <> '' AND NOT EXISTS (SELECT 1 FROM postRecipients r WHERE r.messageId = messages.id)
     ORDER BY id DESC LIMIT ${MOST_DISMISSED}`,
  );
  return {
    categories: [...issues, ...dismissed].map(toSample),
    grades: issues.map((row) => toSample({ ...row, label: row.grade })),
  };
}

/** How many messages have been decided, as far as they teach. */
export function countDecided(db: ReadableDb): number {
  const issues = db.get<{ n: number }>('SELECT count(*) AS n FROM issueMessages')?.n ?? 0;
  return issues + (db.get<{ n: number }>(`SELECT count(*) AS n FROM messages WHERE state = ${DISMISSED}`)?.n ?? 0);
}

function toSample({ messageId, text, label }: SampleRow): DecidedSample {
  return { messageId, label, text: normalise(text).text };
}
