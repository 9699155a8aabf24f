import type { ShiftFigures } from '../../../contract/shifts.ts';
import { coverageOf } from '../../../domain/patrol/coverage.ts';
import { lastOverdue, type PatrolSettings } from '../../../domain/patrol/response-clock.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { publishedCalendar } from '../../../domain/time/working-calendar.ts';
import { messageCounts } from '../message-counts.ts';
import { countQuestions } from '../questions.ts';
import type { ReadableDb } from '../store.ts';
import type { MasterData } from './master-data.ts';
import { openAlerts } from './open-alerts.ts';
import { groupsOfDay } from './patrol-coverage.ts';

/** What a shift leaves behind: coverage of the day, questions, urgent hits and what was put aside. */
export async function shiftFigures(
  db: ReadableDb,
  master: MasterData,
  { now, settings, scope }: { readonly now: Instant; readonly settings: PatrolSettings; readonly scope: Scope },
): Promise<ShiftFigures> {
  const everywhere = { placeCode: null, now, scope };
  const groups = groupsOfDay(db, everywhere).map(({ villageCode, coveredAt, firstUnread }) => ({
    ...{ villageCode, isCovered: coveredAt !== null, hasUnread: firstUnread !== null },
  }));
  const questions = countQuestions(db, { ...everywhere, lastOverdue: lastOverdue(publishedCalendar, now, settings) });
  return {
    ...coverageOf(groups),
    questions: questions.total,
    overdue: questions.overdue,
    urgent: openAlerts(db, master, { scope }).count,
    later: (await messageCounts(db, now, scope)).later,
  };
}
