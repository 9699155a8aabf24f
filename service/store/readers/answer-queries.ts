import type { AnswerCandidate, GivenAnswer } from '../../../contract/answers.ts';
import { matchEntries } from '../../../domain/answer/match-entries.ts';
import type { MessageId, RegionCode } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant, Period } from '../../../domain/time/instant.ts';
import { listKnowledge } from '../knowledge.ts';
import { messageCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import { NOT_SEALED } from './inbox-row.ts';
import { rowsById } from './inbox-queries.ts';
import type { MasterData } from './master-data.ts';

const MOST_CANDIDATES = 6;

/** What may answer a message, the best first: what the same matter was answered with, and entries in force where it was asked. */
export function matchAnswers(
  db: ReadableDb,
  master: MasterData,
  { id, now, scope }: { readonly id: MessageId; readonly now: Instant; readonly scope: Scope },
): { readonly candidates: AnswerCandidate[] } {
  const [row] = rowsById(db, master, { ids: [id], scope });
  if (row === undefined) return { candidates: [] };
  const entries = listKnowledge(db, '', scope).filter(
    ({ expiresAt, placeCode }) =>
      expiresAt > now && (placeCode === null || row.placeCode?.startsWith(placeCode) === true),
  );
  const known = matchEntries(row.text, entries, MOST_CANDIDATES).map(({ entry, score }) => ({
    ...{ knowledgeId: entry.id, question: entry.question, text: entry.answer, source: entry.source },
    ...{ expiresAt: entry.expiresAt, score, uses: entry.uses },
  }));
  const isKnown = (text: string) => known.some((candidate) => candidate.text === text);
  const earlier = earlierAnswers(db, { id, scope }).filter(({ text }) => !isKnown(text));
  return { candidates: [...known, ...earlier].slice(0, MOST_CANDIDATES) };
}

/** What other messages of the same matter were answered with, the newest first. */
function earlierAnswers(
  db: ReadableDb,
  { id, scope }: { readonly id: MessageId; readonly scope: Scope },
): readonly AnswerCandidate[] {
  const within = messageCondition(scope, 'm');
  const rows = db.all<{ question: string; text: string; uses: number }>(
    `SELECT m.text AS question, a.text, count(*) AS uses, max(a.id) AS newest FROM clusterMessages mine
     JOIN clusterMessages c ON c.clusterId = mine.clusterId AND c.messageId <> mine.messageId
     JOIN answers a ON a.messageId = c.messageId AND a.withdrawnAt IS NULL AND a.text <> '' JOIN messages m ON m.id = a.messageId
     WHERE mine.messageId = :id AND ${NOT_SEALED} ${within.sql} GROUP BY a.text ORDER BY newest DESC LIMIT 3`,
    { id, ...within.parameters },
  );
  return rows.map(({ question, text, uses }) => ({
    ...{ knowledgeId: null, question, text, source: '', expiresAt: null, score: 1, uses },
  }));
}

/** Answers that were given and not taken back, newest first. */
export function answerLog(
  db: ReadableDb,
  master: MasterData,
  { before, limit, scope }: { readonly before: number | null; readonly limit: number; readonly scope: Scope },
): { readonly answers: GivenAnswer[] } {
  const within = messageCondition(scope, 'm');
  const found = db.all<{
    id: number;
    messageId: MessageId;
    text: string;
    source: string | null;
    givenAt: Instant;
    givenBy: string;
  }>(
    `SELECT a.id, a.messageId, a.text, k.source, a.givenAt, p.name AS givenBy FROM answers a JOIN messages m ON m.id = a.messageId
       JOIN people p ON p.id = a.givenBy LEFT JOIN knowledge k ON k.id = a.knowledgeId
     WHERE a.withdrawnAt IS NULL AND ${NOT_SEALED} AND (:before IS NULL OR a.id < :before) ${within.sql} ORDER BY a.id DESC LIMIT :limit`,
    { before, limit, ...within.parameters },
  );
  const ids = [...new Set(found.map(({ messageId }) => messageId))];
  const rows = new Map(rowsById(db, master, { ids, scope }).map((row) => [row.id, row]));
  return {
    answers: found.flatMap((answer) => {
      const row = rows.get(answer.messageId);
      if (row === undefined) return [];
      const { text: question, groupName, villageName, countyName } = row;
      return [{ ...answer, question, groupName, villageName, countyName }];
    }),
  };
}

/** How many answers were given in a period, by county (F25). */
export function answersByCounty(
  db: ReadableDb,
  master: MasterData,
  { period: { from, to }, scope }: { readonly period: Period; readonly scope: Scope },
) {
  const within = messageCondition(scope, 'm');
  const rows = db.all<{ code: RegionCode | null; answers: number; fromKnowledge: number }>(
    `SELECT substr(g.villageCode, 1, 6) AS code, count(*) AS answers, count(a.knowledgeId) AS fromKnowledge
     FROM answers a JOIN messages m ON m.id = a.messageId JOIN groups g ON g.groupKey = m.groupKey
     WHERE a.withdrawnAt IS NULL AND a.givenAt >= :from AND a.givenAt < :to AND ${NOT_SEALED} ${within.sql} GROUP BY 1 ORDER BY answers DESC, code`,
    { from, to, ...within.parameters },
  );
  return {
    total: rows.reduce((sum, { answers }) => sum + answers, 0),
    fromKnowledge: rows.reduce((sum, row) => sum + row.fromKnowledge, 0),
    counties: rows.map(({ code, answers }) => ({
      ...{ code, answers, name: code === null ? null : (master.placeNames.get(code) ?? code) },
    })),
  };
}
