import { afterEach, beforeEach, expect, it } from 'vitest';
import { aFolder, type TestFolder } from '../a-store.ts';
import type { WriteTransaction } from '../store.ts';
import { migrated } from './a-migrated-store.ts';
import { recusals } from './0012-recusals.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const CATEGORY = '00000000-0000-7000-8000-0000000000cc';

function addPerson(tx: WriteTransaction, id: string, name: string): void {
  tx.db.run(
    `INSERT INTO people (id, centerId, name, login, role, version) VALUES (:id, 'center', :name, :id, 'operator', 1)`,
    {
      id,
      name,
    },
  );
}

function addIssue(tx: WriteTransaction, id: string, title: string, feedback: string | null): void {
  tx.db.run(
    `INSERT INTO issues (id, centerId, number, title, categoryId, categoryName, severity, grade, gradeReason, state, createdAt, createdBy,
       evidenceAt, feedback, dueAt, calendarKnown, messageCount, urgeCount, returnCount, reworkCount, lastMoveAt, version)
     VALUES (:id, 'center', :id, :title, '${CATEGORY}', '照明', 1, 'ordinary', '', 'registered', 1, 'p1', 1, :feedback, 9, 1, 0, 0, 0, 0, 7, 1)`,
    { id, title, feedback },
  );
}

it('keeps the issues that are there already from whoever is named in title, feedback or evidence', async () => {
  const after = await migrated(folder, recusals, async (tx) => {
    tx.db.run(
      `INSERT INTO categories (id, centerId, name, sort, version) VALUES ('${CATEGORY}', 'center', '照明', 1, 1)`,
    );
    addPerson(tx, 'p1', '赵核');
    addPerson(tx, 'p2', '赵');
    addIssue(tx, 'i1', '赵核收了烟', null);
    addIssue(tx, 'i2', '路灯坏了', JSON.stringify({ situation: '赵核到场', handling: '', effect: '' }));
    addIssue(tx, 'i3', '路灯坏了', null);
    addIssue(tx, 'i4', '路灯坏了', null);
    tx.db.run(
      `INSERT INTO messages (id, groupKey, sentAt, receivedAt, kind, text, isOwn, isHit) VALUES (5, 1, 1, 1, 0, '找赵核说过', 0, 0)`,
    );
    tx.db.run(`INSERT INTO issueMessages (issueId, messageId, addedAt) VALUES ('i3', 5, 1)`);
  });
  const rows = after.read.all('SELECT issueId, personId, cause, at, liftedAt FROM recusals ORDER BY issueId');
  await after.close();
  const recused = { personId: 'p1', cause: 'auto', at: 7, liftedAt: null };
  expect(rows).toEqual(['i1', 'i2', 'i3'].map((issueId) => ({ issueId, ...recused })));
});
