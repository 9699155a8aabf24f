import type { WaitingQuestion } from '../../../contract/patrol.ts';
import type { MessageId, RegionCode } from '../../../domain/ids.ts';
import { lastOverdue, type PatrolSettings, responseDue } from '../../../domain/patrol/response-clock.ts';
import { nextAtWork } from '../../../domain/patrol/work-hours.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { publishedCalendar } from '../../../domain/time/working-calendar.ts';
import { countQuestions, waitingQuestions } from '../questions.ts';
import type { ReadableDb } from '../store.ts';
import { rowsById } from './inbox-queries.ts';
import type { MasterData } from './master-data.ts';

/** Questions that wait for an answer, in the order in which they are due, with the clock of each. */
export function questionsOfPlace(
  db: ReadableDb,
  master: MasterData,
  {
    now,
    settings,
    ...asked
  }: {
    readonly placeCode: RegionCode | null;
    readonly after: { readonly askedAt: Instant; readonly id: MessageId } | null;
    readonly limit: number;
    readonly now: Instant;
    readonly settings: PatrolSettings;
    readonly scope: Scope;
  },
): { readonly questions: WaitingQuestion[]; readonly total: number; readonly overdue: number } {
  const found = waitingQuestions(db, asked);
  const ids = found.map(({ messageId }) => messageId);
  const rows = new Map(rowsById(db, master, { ids, scope: asked.scope }).map((row) => [row.id, row]));
  return {
    ...countQuestions(db, { ...asked, lastOverdue: lastOverdue(publishedCalendar, now, settings) }),
    questions: found.flatMap(({ messageId, askedAt }) => {
      const row = rows.get(messageId);
      if (row === undefined) return [];
      const { id, groupId, groupName, villageName, countyName, senderName, text } = row;
      return [
        {
          ...{ id, groupId, groupName, villageName, countyName, senderName, text, askedAt },
          startAt: nextAtWork(publishedCalendar, askedAt, settings.hours),
          dueAt: responseDue(publishedCalendar, askedAt, settings),
        },
      ];
    }),
  };
}
