import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { Gateway } from '../a-gateway.ts';
import { refusalOf } from './a-centre.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let desk: Desk;
let gateway: Gateway;
beforeEach(async () => {
  desk = await aDesk();
  gateway = await Gateway.open(desk);
});
afterEach(async () => {
  await desk.close();
  await gateway.close();
});

const fetchAgain = (id: number, client = desk.as('operator')) =>
  client.accounts.fetchAgain({ commandId: desk.newCommand(), id });

/** An outage in which two things were said, with a gateway that tells no history when it comes back. */
async function aGap() {
  const before = await gateway.say('断线之前');
  const during = [gateway.words('断线之中一'), gateway.words('断线之中二')];
  desk.pass(MINUTE_MS);
  gateway.peer.socket.terminate();
  const gap = await gateway.gapThat(({ firstSeenAt }) => firstSeenAt !== null);
  const after = await gateway.say('断线之后');
  return { gap, before, during, after };
}

it('brings what was missed and closes the gap, once the gateway tells its history', async () => {
  const { gap, before, during, after } = await aGap();
  expect([gap.state, gap.backfill, gap.isFetching]).toEqual(['open', 'can', false]);
  gateway.history = [before, ...during, after];
  await fetchAgain(gap.id);
  const closed = await gateway.gapThat(({ fetchedAt }) => fetchedAt !== null);
  expect([closed.state, closed.fetchOutcome, closed.fetchFound]).toEqual(['filled', 'filled', 2]);
  expect((await gateway.texts()).toSorted()).toEqual(['断线之前', '断线之中一', '断线之中二', '断线之后'].toSorted());
  const written = desk.db.all<{ detail: string | null }>(
    "SELECT detail FROM auditLog WHERE action = 'accounts.fetchAgain' ORDER BY seq",
  );
  expect(written.map(({ detail }) => detail)).toEqual([null, 'filled, 2 found']);
});

it('meets by time where the last message before the gap was taken back in the chat', async () => {
  await gateway.say('更早的话');
  desk.pass(MINUTE_MS);
  const { gap, during, after } = await aGap();
  const earlier = gateway.words('更早的话');
  gateway.history = [{ ...earlier, message_id: 1, time: Number(during[0]?.['time']) - 60 }, ...during, after];
  await fetchAgain(gap.id);
  const closed = await gateway.gapThat(({ fetchedAt }) => fetchedAt !== null);
  expect([closed.fetchOutcome, closed.fetchFound]).toEqual(['filled', 2]);
});

it('leaves the gap open where the history does not reach back, and keeps what it brought', async () => {
  const { gap, during, after } = await aGap();
  gateway.history = [...during.slice(1), after];
  await fetchAgain(gap.id);
  const asked = await gateway.gapThat(({ fetchedAt }) => fetchedAt !== null);
  expect([asked.state, asked.fetchOutcome, asked.fetchFound]).toEqual(['open', 'not-met', 1]);
  expect(await gateway.texts()).toContain('断线之中二');
  gateway.history = null;
  await fetchAgain(gap.id);
  const again = await gateway.gapThat(({ fetchOutcome }) => fetchOutcome !== 'not-met');
  expect([again.state, again.fetchOutcome]).toEqual(['open', 'not-offered']);
});

it('does not lose its place for the next outage', async () => {
  const { gap, before, during, after } = await aGap();
  gateway.history = [before, ...during, after];
  await fetchAgain(gap.id);
  await gateway.gapThat(({ state }) => state === 'filled');
  // The old words that came again are not what was seen last: the next outage is accounted for from the newest on.
  gateway.history = [after, gateway.words('第二次断线之中')];
  gateway.peer.socket.terminate();
  const second = await gateway.gapThat(({ id }) => id !== gap.id);
  expect(second.state).toBe('filled');
  expect(await gateway.texts()).toContain('第二次断线之中');
});

it('is not connected where the account was switched off', async () => {
  const { gap } = await aGap();
  await gateway.register('onebot11-forward', { enabled: false });
  await fetchAgain(gap.id);
  const asked = await gateway.gapThat(({ fetchedAt }) => fetchedAt !== null);
  expect([asked.state, asked.fetchOutcome]).toEqual(['open', 'not-connected']);
});

it('refuses a kind that cannot be asked, in words of its own, and a gap that is closed or not there', async () => {
  const { gap } = await aGap();
  await gateway.register('onebot11-post', {});
  expect((await gateway.gaps())[0]?.backfill).toBe('pushed-only');
  expect([await refusalOf(fetchAgain(gap.id)), await refusalOf(fetchAgain(gap.id + 1_000))]).toMatchObject([
    { code: 'no-backfill', why: 'pushed-only' },
    { code: 'not-found' },
  ]);
  await desk.as('system-admin').accounts.acknowledgeGap({ commandId: desk.newCommand(), id: gap.id });
  expect(await refusalOf(fetchAgain(gap.id))).toMatchObject({ code: 'not-found' });
  expect(await refusalOf(fetchAgain(gap.id, desk.as('clerk')))).toMatchObject({ code: 'not-allowed' });
});

it('finds its way back over days, however much was said since', async () => {
  const { gap, before, during, after } = await aGap();
  desk.pass(DAY_MS);
  const later = [];
  for (let index = 0; index < 5; index += 1) later.push(await gateway.say(`后来的话${index}`));
  gateway.history = [before, ...during, after, ...later];
  await fetchAgain(gap.id);
  const closed = await gateway.gapThat(({ state }) => state === 'filled');
  expect(closed.fetchFound).toBe(2);
});
