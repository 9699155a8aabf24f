import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contract } from '../../contract/index.ts';
import { ROLES } from '../../domain/people/role.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { isFeed, toldAtOnce } from '../a-feed.ts';
import { describeContract } from '../describe-contract.ts';
import { sampleInputs, type Target } from '../sample-inputs.ts';
import type { Session } from '../session.ts';
import { CANARIES, DRAFT, hearReport, REPORT, seatOfficer } from './a-report.ts';

const { procedures } = describeContract(contract);
const QUERIES = procedures.filter(({ verb }) => verb !== 'command');
const FILTER = { accountId: null, placeCode: null, groupId: null, state: null, hitsOnly: false } as const;
const VARIANTS = 16;
/** A feed is listened to for a moment each time. */
const FEEDS = 2;
/** Who reported: to be seen by unmasking and in no other way, not by a lead officer either. */
const REPORTER: readonly string[] = [REPORT.sender, REPORT.name, REPORT.phone, REPORT.idCard];

let desk: Desk;
let target: Target;
let near: number;
/** What an operator was told before the report was sealed: shows that the questions would find it. */
let before: readonly string[];
beforeAll(async () => {
  desk = await aDesk();
  await desk.hear(['路灯坏了', '停水了', '井盖没了']);
  const report = await hearReport(desk);
  near = report.near;
  const ids = desk.db.all<{ id: string }>(
    'SELECT id FROM groups UNION SELECT id FROM accounts UNION SELECT id FROM people',
  );
  target = {
    uuids: ids.map(({ id }) => id),
    regions: ['430202', '430281'],
    numbers: [report.id, report.near],
    // None is a canary itself: an answer may repeat what was asked.
    words: ['芙蓉王', '麒麟', '测绘', '停水', ''],
    now: desk.now(),
  };
  before = await told(desk.service.openSession({ as: 'operator' }), CANARIES);
  await desk.as('operator').leads.register({
    ...{ commandId: desk.newCommand(), messageIds: [report.id], draft: DRAFT },
  });
  const { rows } = await seatOfficer(desk).client.leads.list({ open: true, after: null, limit: 10 });
  target = { ...target, uuids: [...target.uuids, ...rows.map(({ id }) => id)], now: desk.now() };
}, 120_000);
afterAll(() => desk.close());

/** Questions a screen asks; the generated ones are asked besides. */
function asked(call: string): readonly unknown[] {
  const page = { before: null, limit: 200 };
  switch (call) {
    case 'inbox.list':
      return [{ filter: FILTER, ...page }];
    case 'inbox.search':
      return ['芙蓉王', '测绘公司', '麒麟', '王'].map((query) => ({
        ...{ filter: FILTER, query, period: null, order: 'newest', ...page },
      }));
    case 'inbox.message':
    case 'matters.ofMessage':
      return target.numbers.map((id) => ({ id }));
    case 'inbox.conversation':
      return [{ id: near, before: 100, after: 100 }];
    default:
      return [];
  }
}

async function told(session: Session, words: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const procedure of QUERIES) {
    if (!session.permissions.has(procedure.permission)) continue;
    const count = procedure.verb === 'feed' ? FEEDS : VARIANTS;
    for (const input of [...asked(procedure.call), ...sampleInputs(procedure, target, { count, seed: 5 })]) {
      const answer = JSON.stringify(await answerOf(desk.callAs(session, procedure.call, input)));
      found.push(...words.filter((word) => answer.includes(word)).map((word) => `${procedure.call}: ${word}`));
    }
  }
  return [...new Set(found)].toSorted();
}

async function answerOf(call: Promise<unknown>): Promise<unknown> {
  try {
    const answer = await call;
    return isFeed(answer) ? await toldAtOnce(answer) : (answer ?? null);
  } catch (error) {
    const { code, data } = error as { readonly code?: string; readonly data?: unknown };
    return { code, data };
  }
}

describe('a report that was sealed', () => {
  it('was told to an operator by these questions before', () => {
    expect(before).toEqual(
      expect.arrayContaining(['inbox.list: 诸葛麒麟', 'inbox.search: 五条芙蓉王', 'inbox.message: 刘某甲']),
    );
  });

  it.each(ROLES.filter((role) => role !== 'lead-officer'))(
    'is told to a %s by no answer: neither what was said, nor of whom, nor by whom',
    async (role) => {
      expect(await told(desk.service.openSession({ as: role }), CANARIES)).toEqual([]);
    },
    120_000,
  );

  it('does not tell a lead officer who reported, before it is unmasked', async () => {
    const { session, give } = seatOfficer(desk);
    await give();
    expect(await told(session, REPORTER)).toEqual([]);
  }, 120_000);
});
