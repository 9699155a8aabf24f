import type { OpenAlert } from '../../../contract/urgent.ts';
import type { MessageId, RuleId } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { decodeHits } from '../hits.ts';
import { hiddenMessages, messageCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import type { MasterData } from './master-data.ts';

/** More than these are counted. */
const SHOWN = 5;

interface AlertRow {
  readonly id: number;
  readonly messageId: MessageId;
  readonly ruleId: RuleId;
  readonly ruleName: string | null;
  readonly raisedAt: Instant;
  readonly groupKey: number;
  readonly text: string;
  readonly hits: string | null;
}

/** The alerts that wait for somebody within a scope, newest first, and how many they are. */
export function openAlerts(
  db: ReadableDb,
  master: MasterData,
  { scope }: { readonly scope: Scope },
): { readonly alerts: OpenAlert[]; readonly count: number } {
  const within = messageCondition(scope, 'm');
  const rows = db.all<AlertRow>(
    `SELECT a.id, a.messageId, a.ruleId, v.name AS ruleName, a.raisedAt, m.groupKey, m.text, m.hits
       FROM urgentAlerts a JOIN messages m ON m.id = a.messageId
       LEFT JOIN ruleVersions v ON v.ruleId = a.ruleId AND v.version = a.ruleVersion
       WHERE a.notedAt IS NULL ${within.sql} ORDER BY a.id DESC LIMIT ${SHOWN}`,
    within.parameters,
  );
  const count = rows.length < SHOWN ? rows.length : countOpen(db, scope);
  return { count, alerts: rows.map((row) => toAlert(row, master)) };
}

/** On a loud day thousands wait: their messages are looked at only where some of them may be out of the scope. */
function countOpen(db: ReadableDb, scope: Scope): number {
  const seesAll = scope.territory === null && hiddenMessages(db, scope).length === 0;
  const within = seesAll ? { sql: '', parameters: {} } : messageCondition(scope, 'm');
  const messages = seesAll ? '' : 'JOIN messages m ON m.id = a.messageId';
  const row = db.get<{ n: number }>(
    `SELECT count(*) AS n FROM urgentAlerts a ${messages} WHERE a.notedAt IS NULL ${within.sql}`,
    within.parameters,
  );
  return row?.n ?? 0;
}

function toAlert(
  { id, messageId, ruleId, ruleName, raisedAt, groupKey, text, hits }: AlertRow,
  master: MasterData,
): OpenAlert {
  const group = master.groups.get(groupKey);
  return {
    ...{ id, messageId, ruleName: ruleName ?? '', raisedAt, text },
    highlights: decodeHits(hits)
      .filter((hit) => hit.ruleId === ruleId)
      .map(({ start, length }) => ({ start, length })),
    groupName: group?.name ?? '',
    countyName: group?.countyName ?? null,
  };
}
