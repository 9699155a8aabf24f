import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RuleId } from '../../../domain/ids.ts';
import { aFolder, type TestFolder } from '../a-store.ts';
import { allRules, ruleVersions } from '../rules.ts';
import { rulesOfGroups } from './0004-rules-of-groups.ts';
import { migrations } from './index.ts';

let folder: TestFolder;
beforeEach(() => (folder = aFolder()));
afterEach(() => folder.remove());

const ID = '00000000-0000-7000-8000-0000000000aa' as RuleId;

it('makes one group of the terms a rule had, and loses nothing of it or of its versions', async () => {
  const old = await folder.open({ migrations: migrations.filter(({ version }) => version < rulesOfGroups.version) });
  await old.write(async (tx) => {
    tx.db.run(
      `INSERT INTO rules (id, centerId, name, terms, exclusions, categoryId, severity, enabled, version)
       VALUES (:id, 'center', '照明', '["路灯","a\\"b[音"]', '["广告"]', NULL, 3, 1, 2)`,
      { id: ID },
    );
    for (const [version, terms] of [
      [1, '["路灯"]'],
      [2, '["路灯","a\\"b[音"]'],
    ] as const) {
      tx.db.run(
        `INSERT INTO ruleVersions (ruleId, version, name, terms, exclusions, savedAt, savedBy)
         VALUES (:id, :version, '照明', :terms, '["广告"]', 7, NULL)`,
        { id: ID, version, terms },
      );
    }
  });
  await old.close();
  const store = await folder.open();
  const rule = {
    ...{ name: '照明', exclusions: ['广告'], categoryId: null, pager: false },
    groups: [{ terms: ['路灯', 'a"b[音'], near: null }],
  };
  const kept = { severity: null, enabled: null, savedAt: 7, savedBy: null, trial: null };
  expect([await allRules(store.read), await ruleVersions(store.read, ID)]).toEqual([
    [{ ...rule, id: ID, severity: 3, enabled: true, version: 2 }],
    [
      { ...rule, ...kept, version: 2 },
      { ...rule, ...kept, version: 1, groups: [{ terms: ['路灯'], near: null }] },
    ],
  ]);
  await store.close();
});
