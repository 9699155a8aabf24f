import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDesk, type Desk } from '../a-desk.ts';

let desk: Desk;
beforeAll(async () => (desk = await aDesk()));
afterAll(async () => desk.close());

it('keeps each person their own searches by name, and the same name takes another query', async () => {
  const operator = desk.as('operator');
  const save = (name: string, query: string) =>
    operator.searches.save({ commandId: desk.newCommand(), name, query, order: 'newest' });
  await save('停水', '停水 近7天');
  const { search } = await save('停水', '停水|没水 日期:近7天');
  await save('路灯', '路灯 -广告');
  const { searches } = await operator.searches.list({});
  expect([searches, await desk.as('dispatcher').searches.list({})]).toEqual([
    [
      { id: search.id, name: '停水', query: '停水|没水 日期:近7天', order: 'newest', version: 2 },
      { id: expect.any(String) as string, name: '路灯', query: '路灯 -广告', order: 'newest', version: 1 },
    ],
    { searches: [] },
  ]);
});

it('forgets a search for its owner only', async () => {
  const [first] = (await desk.as('operator').searches.list({})).searches;
  if (first === undefined) throw new Error('There is no saved search');
  const remove = (role: 'operator' | 'dispatcher') =>
    desk
      .as(role)
      .searches.remove({ commandId: desk.newCommand(), id: first.id })
      .then(
        () => 'forgotten',
        (error: { readonly code: string }) => error.code,
      );
  expect([await remove('dispatcher'), await remove('operator')]).toEqual(['not-found', 'forgotten']);
  expect((await desk.as('operator').searches.list({})).searches.map(({ name }) => name)).toEqual(['路灯']);
});
