import { afterEach, beforeEach, expect, it } from 'vitest';
import { HOUR_MS } from '../../../domain/time/instant.ts';
import { aFolder, TEST_NOW, type TestFolder } from '../a-store.ts';
import { migrated } from './a-migrated-store.ts';
import { silenceAlarms } from './0023-silence-alarms.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

it('counts what each account has handed over in the last six weeks', async () => {
  const hour = (TEST_NOW + 8 * HOUR_MS) / HOUR_MS;
  const store = await migrated(folder, silenceAlarms, async (tx) => {
    tx.db.run(
      `INSERT INTO accounts (accountKey, id, centerId, label, holder, connector, role, platform, settings, enabled, lamp, version)
       VALUES (1, 'a', 'center', '一号机', '李巡', 'onebot11-reverse', 'monitor', 'qq', '{}', 1, 'idle', 1)`,
    );
    for (const [id, before] of [
      [1, 2_000],
      [2, 5],
      [3, 5],
      [4, 0],
    ] as const) {
      tx.db.run(
        `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, isOwn, isHit) VALUES (:id, 1, :at, :at, 0, '', 0, 0)`,
        { id, at: TEST_NOW - before * HOUR_MS + id },
      );
      tx.db.run(`INSERT INTO sightings VALUES (:id, 1, :local, 1, 0)`, { id, local: String(id) });
      tx.db.run(
        `INSERT INTO messageHours (hour, messages, firstId, lastId) VALUES (:hour, 1, :id, :id)
         ON CONFLICT (hour) DO UPDATE SET lastId = excluded.lastId`,
        { hour: hour - before, id },
      );
    }
  });
  const rows = store.read.all('SELECT accountKey, hour, messages, heardAt FROM accountHours ORDER BY hour');
  await store.close();
  expect(rows).toEqual([
    { accountKey: 1, hour: hour - 5, messages: 2, heardAt: TEST_NOW - 5 * HOUR_MS + 3 },
    { accountKey: 1, hour, messages: 1, heardAt: TEST_NOW + 4 },
  ]);
});
