import { afterEach, beforeEach, expect, it } from 'vitest';
import type { MessageId, OperatorId, RegionCode } from '../../../domain/ids.ts';
import { aFolder, aRule, TEST_NOW, type TestFolder } from '../a-store.ts';
import { raiseAlert } from '../urgent-alerts.ts';
import { fill } from './a-filled-store.ts';
import { currentMasterData } from './master-data.ts';
import { scopeOfPerson } from '../../../domain/people/scope.ts';
import { openAlerts } from './open-alerts.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

it('shows each desk the alerts of its regions; a group nobody has placed belongs to the whole city', async () => {
  const store = await folder.open();
  await fill(store, 200);
  await store.write(async (tx) => {
    for (let id = 1; id <= 200; id += 1)
      await raiseAlert(tx, { messageId: id as MessageId, ruleId: aRule([]).id, ruleVersion: 1, raisedAt: TEST_NOW });
  });
  const master = currentMasterData(store.read, null);
  const seen = (territory: readonly string[]) => {
    const { count, alerts } = openAlerts(store.read, master, {
      scope: scopeOfPerson({ id: 'p' as OperatorId, territory: territory as readonly RegionCode[] }, 'territory', true),
    });
    return [count, alerts.length];
  };
  const within = (where: string) =>
    store.read.get<{ n: number }>(`SELECT count(*) AS n FROM messages m JOIN groups g USING (groupKey) WHERE ${where}`)
      ?.n ?? 0;
  const [one, other, unplaced] = ['430201', '430202']
    .map((code) => within(`g.villageCode LIKE '${code}%'`))
    .concat(within('g.villageCode IS NULL'));
  expect([seen([]), seen(['430201']), seen(['430201', '430202']), seen(['430299']), (unplaced ?? 0) > 0]).toEqual([
    [200, 5],
    [one, 5],
    [(one ?? 0) + (other ?? 0), 5],
    [0, 0],
    true,
  ]);
  await store.close();
});
