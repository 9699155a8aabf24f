import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDesk, type Desk } from '../a-desk.ts';

let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(async () => desk.close());

it('pages for a rule that asks for it until somebody takes note, and for no other', async () => {
  await desk.hear(['村口路灯坏了', '三组有人喝农药，快来人']);
  const open = async () => desk.as('operator').urgent.open({});
  const { alerts, count } = await open();
  expect([count, alerts.map(({ ruleName, text, highlights }) => [ruleName, text, highlights])]).toEqual([
    1,
    [['急危情况', '三组有人喝农药，快来人', [{ start: 4, length: 3 }]]],
  ]);

  const id = alerts[0]?.id ?? 0;
  await desk.as('operator').urgent.note({ commandId: desk.newCommand(), id });
  await desk.as('dispatcher').urgent.note({ commandId: desk.newCommand(), id });
  const noted = desk.db.all<{ noted: number }>('SELECT count(*) AS noted FROM urgentAlerts WHERE notedBy IS NOT NULL');
  expect([await open(), noted]).toMatchObject([{ alerts: [], count: 0 }, [{ noted: 1 }]]);
});

it('is not taken note of by somebody who only looks, nor where there is none', async () => {
  const refusal = (call: Promise<unknown>) =>
    call.then(
      () => 'answered',
      (error: { code: string }) => error.code,
    );
  const note = (role: 'supervisor' | 'operator', id: number) =>
    refusal(desk.as(role).urgent.note({ commandId: desk.newCommand(), id }));
  expect([await note('supervisor', 1), await note('operator', 99)]).toEqual(['not-allowed', 'not-found']);
});
