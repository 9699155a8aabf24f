import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, TEST_NOW, type TestFolder } from '../a-store.ts';
import { migrations } from './index.ts';
import { leads } from './0011-leads.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

it('keeps messages, their index and the life of issues, and lets only a sealed issue lose its life', async () => {
  const before = await folder.open({ migrations: migrations.filter(({ version }) => version < leads.version) });
  await before.write(async (tx) => {
    tx.db.run(
      `INSERT INTO messages (groupKey, sentAt, receivedAt, kind, text, isOwn, isHit) VALUES (1, ${TEST_NOW}, ${TEST_NOW}, 0, '停水', 0, 0)`,
    );
    tx.db.run(`INSERT INTO messages_fts (rowid, tokens) VALUES (1, '停水')`);
    tx.db.run(
      `INSERT INTO categories (id, centerId, parentId, name, sort, version) VALUES ('c', 'center', NULL, '水', 1, 1)`,
    );
    tx.db.run(
      `INSERT INTO issues (id, centerId, number, title, categoryId, categoryName, severity, grade, gradeReason, state, createdAt, createdBy,
         evidenceAt, dueAt, calendarKnown, messageCount, urgeCount, returnCount, reworkCount, lastMoveAt, version)
       VALUES ('i', 'center', '2026-000001', '停水', 'c', '水', 1, 'ordinary', '一般', 'registered', 1, 'p', 1, 2, 1, 1, 0, 0, 0, 1, 1)`,
    );
    tx.db.run(`INSERT INTO issueEvents (issueId, seq, at, by, act) VALUES ('i', 1, 1, 'p', '{}')`);
  });
  await before.close();
  const after = await folder.open();
  const found = after.read.get(`SELECT count(*) AS n FROM messages_fts WHERE messages_fts MATCH '"停水"'`);
  const deleting = after
    .write(async (tx) => void tx.db.run(`DELETE FROM issueEvents WHERE issueId = 'i'`))
    .then(
      () => 'deleted',
      (error: unknown) => String(error),
    );
  const refused = await deleting;
  const kept = after.read.get('SELECT count(*) AS n FROM issueEvents');
  await after.close();
  expect({ found, refused, kept }).toEqual({
    found: { n: 1 },
    refused: expect.stringContaining('append-only') as string,
    kept: { n: 1 },
  });
});
