import type { CommandId, RegionCode } from '../../domain/ids.ts';
import type { Role } from '../../domain/people/role.ts';
import { seededRandom } from '../../domain/seeded-random.ts';
import { instant, MINUTE_MS } from '../../domain/time/instant.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { allCategories } from '../store/categories.ts';
import { messageIdsByServerId } from '../store/message-ids.ts';
import { allPeople } from '../store/people.ts';
import { rosterOf } from '../store/rosters.ts';
import { readCenter } from '../store/settings.ts';
import type { ReadableDb, Store, WriteTransaction } from '../store/store.ts';
import { recordTriage } from '../store/triage-events.ts';
import { allUnits } from '../store/units.ts';
import { hearMessages } from './hear-messages.ts';
import type { OpenPastIngest } from './hear-messages.ts';
import { planHistory, UNREAD_FOR_MS } from './plan-history.ts';
import type { PlannedHistory } from './plan-history.ts';
import type { Desks, Said } from './planned-issue.ts';
import { regionsOf } from './regions.ts';
import { trainingIds } from './training-ids.ts';
import { writeIssue } from './write-issue.ts';
import type { PastLedger } from './write-issue.ts';

/** What a history is made from: the same seed, weeks and day over the same centre give the same rows. */
export interface HistoryOptions {
  readonly seed: number;
  readonly now: Instant;
  /** Whole weeks before now; 0 writes nothing. */
  readonly weeks: number;
  readonly openIngest: OpenPastIngest;
}

/**
 * Writes weeks of messages, issues and their lives into a training store that has no messages yet: the messages through ingest
 * like live ones, the issues through the rules of the domain, about 38 a day, in every state.
 */
export async function writeHistory(store: Store, { seed, now, weeks, openIngest }: HistoryOptions): Promise<void> {
  if (weeks <= 0) return;
  const random = seededRandom(seed);
  const desks = await desksOf(store.read);
  const units = await allUnits(store.read);
  const names = new Map(regionsOf('village').map(({ code, name }) => [code, name]));
  const villageName = (code: RegionCode) => (names.get(code) ?? '').replace(/(居委会|村委会|委员会)$/, '');
  const roster = await rosterOf(store.read, 'training');
  const plan = planHistory({ now, weeks, roster, units, villageName, desks, random });
  const said = [...plan.talk, ...plan.issues.flatMap(({ evidence }) => evidence)];
  await hearMessages(said, now, openIngest, random);
  const ledger: PastLedger = {
    centerId: (await readCenter(store.read)).id,
    now,
    ids: trainingIds(now, random),
    desks,
    units: new Map(units.map((unit) => [unit.id, unit])),
    categories: new Map((await allCategories(store.read)).map(({ name, id }) => [name, id])),
    messageIds: await messageIdsByServerId(
      store.read,
      said.map(({ serverId }) => serverId),
    ),
  };
  await store.write(async (tx) => {
    for (const issue of plan.issues) await writeIssue(tx, issue, ledger);
    await dismissTalk(tx, plan, ledger);
  });
}

/** Small talk was read and needed nothing, each within half an hour. */
async function dismissTalk(tx: WriteTransaction, { talk }: PlannedHistory, ledger: PastLedger): Promise<void> {
  const read = talk.filter(({ at }) => at < ledger.now - UNREAD_FOR_MS);
  await recordTriage(
    tx,
    read.flatMap((said) => dismissal(said, ledger)),
  );
}

function dismissal({ at, serverId }: Said, { messageIds, ids, desks }: PastLedger) {
  const messageId = messageIds.get(serverId);
  if (messageId === undefined) return [];
  const decidedAt = instant(at + 20 * MINUTE_MS);
  const commandId = ids.at(decidedAt) as CommandId;
  return [
    {
      commandId,
      messageId,
      at: decidedAt,
      by: desks.operator,
      from: 'new',
      to: 'dismissed',
      issueId: null,
      undoes: null,
    } as const,
  ];
}

async function desksOf(db: ReadableDb): Promise<Desks> {
  const people = await allPeople(db);
  const personOf = (role: Role) => {
    const person = people.find((one) => one.role === role);
    if (person === undefined) throw new Error(`The training profile has no ${role}`);
    return person.id;
  };
  return { operator: personOf('operator'), dispatcher: personOf('dispatcher'), approver: personOf('approver') };
}
