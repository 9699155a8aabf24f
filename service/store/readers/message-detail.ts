import type { InboxRow } from '../../../contract/inbox.ts';
import type { AccountId, IssueId, MessageId, RegionCode, RuleId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { earlierTexts } from '../message-edits.ts';
import { decodeHits } from '../hits.ts';
import { sightingsOf } from '../sightings.ts';
import type { Scope } from '../../../domain/people/scope.ts';
import { issuesOfMessage } from '../issues.ts';
import type { ReadableDb } from '../store.ts';
import { rowsById } from './inbox-queries.ts';
import type { MasterData } from './master-data.ts';

/** One message with everything the detail pane tells. */
export interface MessageDetail {
  readonly row: InboxRow;
  readonly earlier: { readonly text: string; readonly until: Instant }[];
  readonly senderExternalId: string | null;
  readonly sightings: { readonly accountId: AccountId; readonly accountLabel: string; readonly seenAt: Instant }[];
  readonly hits: {
    readonly ruleId: RuleId;
    readonly ruleName: string;
    readonly ruleVersion: number;
    readonly terms: string[];
  }[];
  readonly issues: { readonly id: IssueId; readonly number: string; readonly title: string }[];
  readonly path: { readonly code: RegionCode; readonly name: string }[];
}

/** The message of this id; null where there is none within the scope. */
export async function messageDetail(
  db: ReadableDb,
  master: MasterData,
  { id, scope }: { readonly id: MessageId; readonly scope: Scope },
): Promise<MessageDetail | null> {
  const [row] = rowsById(db, master, { ids: [id], scope });
  const stored = db.get<{ senderId: string | null; hits: string | null }>(
    'SELECT senderId, hits FROM messages WHERE id = :id',
    { id },
  );
  if (row === undefined || stored === undefined) return null;
  return {
    row,
    earlier: row.editedAt === null ? [] : earlierTexts(db, [id]).map(({ text, until }) => ({ text, until })),
    senderExternalId: scope.seesNames ? stored.senderId : null,
    sightings: [...(await sightingsOf(db, id))],
    hits: namedHits(db, stored.hits, row.text),
    issues: [...(await issuesOfMessage(db, id, scope))],
    path: row.placeCode === null ? [] : pathTo(db, row.placeCode),
  };
}

/** The rules that fired, in the version that fired, with the words they fired on. */
function namedHits(db: ReadableDb, stored: string | null, text: string): MessageDetail['hits'] {
  const fired = new Map<string, { ruleId: RuleId; ruleVersion: number; terms: Set<string> }>();
  for (const { ruleId, ruleVersion, start, length } of decodeHits(stored)) {
    const key = `${ruleId}@${ruleVersion}`;
    const rule = fired.get(key) ?? { ruleId, ruleVersion, terms: new Set<string>() };
    rule.terms.add(text.slice(start, start + length));
    fired.set(key, rule);
  }
  return [...fired.values()].map(({ ruleId, ruleVersion, terms }) => {
    const named = db.get<{ name: string }>(
      'SELECT name FROM ruleVersions WHERE ruleId = :ruleId AND version = :ruleVersion',
      { ruleId, ruleVersion },
    );
    return { ruleId, ruleVersion, ruleName: named?.name ?? '', terms: [...terms] };
  });
}

/** County, township, village: the prefixes of a code that are regions. */
function pathTo(db: ReadableDb, placeCode: RegionCode): MessageDetail['path'] {
  return db.all(
    'SELECT code, name FROM regions WHERE code IN (substr(:code, 1, 6), substr(:code, 1, 9), :code) ORDER BY length(code)',
    { code: placeCode },
  );
}
