import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../domain/time/instant.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { Gateway } from '../a-gateway.ts';
import { refusalOf } from './a-centre.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

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

/** Twelve messages in one hour of a day. */
async function talk(): Promise<void> {
  for (let index = 0; index < 11; index += 1) gateway.peer.say(gateway.words(`第${index}句`));
  await gateway.say(`今天说完了 ${desk.now()}`);
}
const silent = async () => (await desk.as('operator').system.status({})).silent;

it('raises an alarm against the own rhythm of an account, keeps what was found, and ends when the phone talks again', async () => {
  // The desk opens at 14:00; from the next day on the group talks shortly after ten.
  desk.pass(20 * HOUR_MS + MINUTE_MS);
  for (let day = 0; day < 16; day += 1) {
    await talk();
    if (day < 15) desk.pass(DAY_MS);
  }
  desk.pass(DAY_MS - HOUR_MS);
  // Nine in the morning, a day after the last word: it never talks at another hour.
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  expect((await gateway.until(() => true)).silence).toBeNull();
  desk.pass(2 * HOUR_MS + MINUTE_MS);
  const row = await gateway.until(({ silence }) => silence !== null);
  expect([row.lamp, row.silence?.expected, row.silence?.notedAt, await silent()]).toEqual(['silent', 12, null, 1]);

  const id = row.silence?.id ?? 0;
  const note = (client = desk.as('operator'), words = '手机没电，已充电') =>
    client.accounts.noteSilence({ commandId: desk.newCommand(), id, note: words });
  expect([
    await refusalOf(note(desk.as('clerk'))),
    await refusalOf(desk.as('operator').accounts.noteSilence({ commandId: desk.newCommand(), id: id + 9, note: '无' })),
  ]).toMatchObject([{ code: 'not-allowed' }, { code: 'not-found' }]);
  await note();
  const noted = (await gateway.until(() => true)).silence;
  expect([noted?.note, noted?.notedBy, noted?.endedAt, await silent()]).toEqual(['手机没电，已充电', '李巡', null, 0]);

  await gateway.say('手机又有电了');
  await gateway.until(({ silence, lamp }) => silence === null && lamp === 'online');
  const { silences } = await desk.script.accounts.silences({ accountId: gateway.account.id, limit: 5 });
  expect(silences.map((alarm) => [alarm.id, alarm.note, alarm.endedAt === null])).toEqual([
    [id, '手机没电，已充电', false],
  ]);
  expect(await refusalOf(note())).toMatchObject({ code: 'not-found' });
  const audited = desk.db.all<{ detail: string }>("SELECT detail FROM auditLog WHERE action = 'accounts.noteSilence'");
  expect(audited).toEqual([{ detail: 'silence' }]);
});

it('does not take the time in which the account was away, or its own youth, for silence', async () => {
  await talk();
  desk.pass(4 * DAY_MS);
  gateway.peer.socket.terminate();
  await gateway.gapThat(({ firstSeenAt }) => firstSeenAt !== null);
  await new Promise((resolve) => setTimeout(resolve, 11_000));
  const { silence, lamp } = await gateway.until(() => true);
  expect([silence, lamp]).toEqual([null, 'online']);
});
