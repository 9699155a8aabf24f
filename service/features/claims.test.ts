import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MessageId } from '../../domain/ids.ts';
import { aDesk, type Desk, type Seated } from '../a-desk.ts';
import { toldAtOnce } from '../a-feed.ts';
import { CLAIM_MS } from '../claims.ts';
import { refusalOf } from './a-centre.ts';

let desk: Desk;
let li: Seated;
let wang: Seated;
beforeAll(async () => (desk = await aDesk()));
afterAll(() => desk.close());
beforeEach(() => {
  desk.pass(2 * CLAIM_MS);
  li = desk.sit({ as: 'operator' });
  wang = desk.sit({ as: 'dispatcher' });
});

const hear = async (...texts: string[]): Promise<MessageId[]> => [...(await desk.hear(texts))];
const namesSeenBy = async ({ client }: Seated) =>
  (await client.inbox.claims({})).claims.map(({ messageId, personName }) => [messageId, personName]);

describe('a message in hand', () => {
  it('is named to others and not to whoever has it, at whatever desk', async () => {
    const [id] = (await hear('水管爆了')) as [MessageId];
    await li.client.inbox.claim({ ids: [id] });
    const seen = [await namesSeenBy(wang), await namesSeenBy(li), await namesSeenBy(desk.sit({ as: 'operator' }))];
    expect(seen).toEqual([[[id, '李巡']], [], []]);
  });

  it('is given up by taking another, by a minute without a word, and by locking or leaving the desk', async () => {
    const [first, second] = (await hear('路灯不亮', '井盖没了')) as [MessageId, MessageId];
    await li.client.inbox.claim({ ids: [first] });
    await li.client.inbox.claim({ ids: [second] });
    const moved = await namesSeenBy(wang);
    desk.pass(CLAIM_MS - 1);
    const stillHeld = (await namesSeenBy(wang)).length;
    desk.pass(1);
    const runOut = await namesSeenBy(wang);
    await li.client.inbox.claim({ ids: [second] });
    li.session.lock();
    const locked = await namesSeenBy(wang);
    li.session.prove(desk.now());
    await li.client.inbox.claim({ ids: [second] });
    const again = (await namesSeenBy(wang)).length;
    li.session.leave();
    expect([moved, stillHeld, runOut, locked, again, await namesSeenBy(wang)]).toEqual([
      [[second, '李巡']],
      1,
      [],
      [],
      1,
      [],
    ]);
  });

  it('is announced when it is taken and given up, and not when it is merely said again', async () => {
    const [id] = (await hear('垃圾没人收')) as [MessageId];
    const told = async (work: () => Promise<unknown>) => {
      const feed = await wang.client.system.changes({});
      await work();
      const entities = (await toldAtOnce(feed)).flatMap((notice) => (notice as { entities: string[] }).entities);
      // The messages themselves are looked at in the background meanwhile.
      return entities.filter((entity) => entity === 'claim');
    };
    const ids = [id];
    expect([
      await told(() => li.client.inbox.claim({ ids })),
      await told(() => li.client.inbox.claim({ ids })),
      await told(() => li.client.inbox.claim({ ids: [] })),
    ]).toEqual([['claim'], [], ['claim']]);
  });

  it('is nothing beyond what a person sees, neither to take nor to be told of', async () => {
    const [id] = (await hear('城里的事')) as [MessageId];
    const { people } = await desk.script.session.people({});
    const ofCounty = people.find(({ role, territory }) => role === 'operator' && territory.length > 0);
    if (ofCounty === undefined) throw new Error('Nobody works in one county');
    const county = desk.sit({ role: 'console' });
    await county.client.session.enter({ operatorId: ofCounty.id });
    await county.client.inbox.claim({ ids: [id] });
    const taken = await namesSeenBy(wang);
    await li.client.inbox.claim({ ids: [id] });
    expect([taken, await namesSeenBy(county), (await namesSeenBy(wang)).length]).toEqual([[], [], 1]);
  });
});

describe('an act on a message somebody else has in hand', () => {
  it('does nothing and says who, is carried out when it is meant, and ends the claim', async () => {
    const ids = await hear('桥面裂了', '栏杆断了');
    const [first, second] = ids as [MessageId, MessageId];
    await li.client.inbox.claim({ ids });
    const commandId = desk.newCommand();
    const order = { commandId, messageIds: [first] };
    const refused = await refusalOf(wang.client.triage.dismiss(order));
    const untouched = (await desk.script.inbox.message({ id: first })).row.state;
    const answer = await wang.client.triage.dismiss({ ...order, despiteClaims: [first] });
    expect({ refused, untouched, answered: answer.commandId, left: await namesSeenBy(wang) }).toEqual({
      refused: { code: 'claimed', claims: [{ messageId: first, personName: '李巡' }] },
      untouched: 'new',
      answered: commandId,
      left: [[second, '李巡']],
    });
  });

  it('is refused where the message no longer stands as it was seen', async () => {
    const [id] = (await hear('路灯又坏了')) as [MessageId];
    const messageIds = [id];
    const seen = [{ messageId: id, state: 'new' as const }];
    await li.client.triage.dismiss({ commandId: desk.newCommand(), messageIds, seen });
    const late = await refusalOf(wang.client.triage.postpone({ commandId: desk.newCommand(), messageIds, seen }));
    const meant = await refusalOf(
      wang.client.triage.postpone({
        commandId: desk.newCommand(),
        messageIds,
        seen: [{ messageId: id, state: 'dismissed' }],
      }),
    );
    expect([late, meant]).toEqual([{ code: 'already-triaged', messageIds }, 'answered']);
  });

  it('does not seal it either before the person was told', async () => {
    const [id] = (await hear('村干部多收了钱')) as [MessageId];
    await li.client.inbox.claim({ ids: [id] });
    const draft = {
      ...{ subjectName: '', subjectPost: '', subjectUnit: '村委会', matter: '多收费' },
      ...{ grade: 'ordinary' as const, gradeReason: '一般' },
    };
    const order = { commandId: desk.newCommand(), messageIds: [id], draft };
    const refused = await refusalOf(wang.client.leads.register(order));
    const made = await refusalOf(wang.client.leads.register({ ...order, despiteClaims: [id] }));
    expect([refused, made, await namesSeenBy(wang)]).toEqual([
      { code: 'claimed', claims: [{ messageId: id, personName: '李巡' }] },
      'answered',
      [],
    ]);
  });

  it('is answered again as it was, though somebody has taken the message meanwhile', async () => {
    const [id] = (await hear('停电了')) as [MessageId];
    const order = { commandId: desk.newCommand(), messageIds: [id] };
    const first = await li.client.triage.postpone(order);
    await wang.client.inbox.claim({ ids: [id] });
    expect(await li.client.triage.postpone(order)).toEqual(first);
  });

  it('loses nothing and happens once where two decide about the same messages at the same time', async () => {
    const ids = await hear(...Array.from({ length: 60 }, (_, index) => `第${index + 1}条，谁先看到谁处理`));
    const work = async ({ client }: Seated, order: readonly MessageId[]) => {
      const counted = { done: 0, refused: 0 };
      for (const id of order) {
        await client.inbox.claim({ ids: [id] });
        const answer = await refusalOf(client.triage.dismiss({ commandId: desk.newCommand(), messageIds: [id] }));
        counted[answer === 'answered' ? 'done' : 'refused'] += 1;
      }
      return counted;
    };
    const [one, two] = await Promise.all([work(li, ids), work(wang, ids.toReversed())]);
    const events = desk.db.all<{ messageId: MessageId }>(
      'SELECT messageId FROM triageEvents WHERE messageId >= :from AND messageId <= :to',
      { from: ids[0] ?? 0, to: ids.at(-1) ?? 0 },
    );
    expect([one.done + two.done, events.length, new Set(events.map(({ messageId }) => messageId)).size]).toEqual([
      60, 60, 60,
    ]);
  });
});
