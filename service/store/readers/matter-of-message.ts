import type { SimilarMessage } from '../../../contract/suggest.ts';
import type { IssueId, MessageId } from '../../../domain/ids.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { clusterOf } from '../clusters.ts';
import { issueCondition, messageCondition } from '../scope-condition.ts';
import type { ReadableDb } from '../store.ts';
import { rowsById } from './inbox-queries.ts';
import type { MasterData } from './master-data.ts';

/** The matter a message speaks of, as the screen tells it. */
export interface MatterOfMessage {
  readonly matter: {
    readonly id: MessageId;
    readonly messages: number;
    readonly households: number;
    readonly groups: number;
    readonly firstAt: Instant;
    readonly lastAt: Instant;
    readonly open: MessageId[];
    readonly issue: {
      readonly id: IssueId;
      readonly number: string;
      readonly title: string;
      readonly state: string;
    } | null;
    readonly rows: SimilarMessage[];
  } | null;
  readonly hasLeft: boolean;
}

const SHOWN = 50;
/** As many as one act of triage takes. */
const MOST_OPEN = 200;
/** Joins the messages of one matter. A message without a stable sender is told apart by the name it carries in its group. */
const MEMBERS = 'FROM clusterMessages c CROSS JOIN messages m ON m.id = c.messageId WHERE c.clusterId = :id';

/** The echo of a message over the groups and days of a scope: who else has said it, and what became of that (S08). */
export function matterOfMessage(
  db: ReadableDb,
  master: MasterData,
  { id: messageId, scope }: { readonly id: MessageId; readonly scope: Scope },
): MatterOfMessage {
  if (rowsById(db, master, { ids: [messageId], scope }).length === 0) return { matter: null, hasLeft: false };
  const within = messageCondition(scope, 'm');
  const hasLeft = db.get('SELECT 1 FROM clusterLeavers WHERE messageId = :messageId', { messageId }) !== undefined;
  const id = clusterOf(db, messageId);
  const counted =
    id === null
      ? undefined
      : db.get<{
          first: MessageId;
          messages: number;
          households: number;
          groups: number;
          firstAt: Instant;
          lastAt: Instant;
        }>(
          `SELECT min(m.id) AS first, count(*) AS messages, count(DISTINCT coalesce(m.senderId, m.groupKey || ' ' || m.senderName)) AS households,
             count(DISTINCT m.groupKey) AS groups, min(m.sentAt) AS firstAt, max(m.sentAt) AS lastAt ${MEMBERS} ${within.sql}`,
          { id, ...within.parameters },
        );
  if (id === null || counted === undefined || counted.messages < 2) return { matter: null, hasLeft };
  const { first, ...figures } = counted;
  const open = db.all<{ id: MessageId }>(
    `SELECT m.id ${MEMBERS} AND m.state IN (0, 5) ${within.sql} ORDER BY m.id DESC LIMIT ${MOST_OPEN}`,
    { id, ...within.parameters },
  );
  return {
    matter: {
      // The first that this person sees: the very first may lie in another county.
      id: first,
      ...figures,
      open: open.map((row) => row.id),
      issue: issueOf(db, id, scope),
      rows: similarRows(db, master, { id, except: messageId, scope }),
    },
    hasLeft,
  };
}

/** The open issue that holds most of its messages; the newest among equals. */
function issueOf(db: ReadableDb, id: MessageId, scope: Scope): NonNullable<MatterOfMessage['matter']>['issue'] {
  const within = issueCondition(scope, 'i');
  const issue = db.get<{ id: IssueId; number: string; title: string; state: string }>(
    `SELECT i.id, i.number, i.title, i.state FROM clusterMessages c
     JOIN issueMessages e ON e.messageId = c.messageId JOIN issues i ON i.id = e.issueId
     WHERE c.clusterId = :id AND i.state NOT IN ('withdrawn', 'closed') ${within.sql}
     GROUP BY i.id ORDER BY count(*) DESC, i.number DESC LIMIT 1`,
    { id, ...within.parameters },
  );
  return issue ?? null;
}

function similarRows(
  db: ReadableDb,
  master: MasterData,
  { id, except, scope }: { readonly id: MessageId; readonly except: MessageId; readonly scope: Scope },
): SimilarMessage[] {
  const within = messageCondition(scope, 'm');
  const members = db.all<{ messageId: MessageId; similarity: number }>(
    `SELECT c.messageId, c.similarity ${MEMBERS} AND c.messageId <> :except ${within.sql}
     ORDER BY c.messageId DESC LIMIT ${SHOWN}`,
    { id, except, ...within.parameters },
  );
  const similarities = new Map(members.map(({ messageId, similarity }) => [messageId, similarity]));
  const issues = issuesOf(
    db,
    members.map(({ messageId }) => messageId),
    scope,
  );
  return rowsById(db, master, { ids: members.map(({ messageId }) => messageId), scope }).map((row) => ({
    ...{ id: row.id, groupName: row.groupName, countyName: row.countyName, villageName: row.villageName },
    ...{ senderName: row.senderName, sentAt: row.sentAt, text: row.text, state: row.state },
    similarity: similarities.get(row.id) ?? 0,
    issue: issues.get(row.id) ?? null,
  }));
}

function issuesOf(
  db: ReadableDb,
  ids: readonly MessageId[],
  scope: Scope,
): ReadonlyMap<MessageId, { id: IssueId; number: string }> {
  const within = issueCondition(scope, 'i');
  const rows = db.all<{ messageId: MessageId; id: IssueId; number: string }>(
    `SELECT e.messageId, i.id, i.number FROM json_each(:ids) j CROSS JOIN issueMessages e ON e.messageId = j.value
     CROSS JOIN issues i ON i.id = e.issueId WHERE i.state <> 'withdrawn' ${within.sql} ORDER BY i.number`,
    { ids: JSON.stringify(ids), ...within.parameters },
  );
  return new Map(rows.map(({ messageId, id, number }) => [messageId, { id, number }]));
}
