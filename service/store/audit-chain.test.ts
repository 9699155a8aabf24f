import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperatorId } from '../../domain/ids.ts';
import { instant } from '../../domain/time/instant.ts';
import { aFolder, TEST_KEY, TEST_NOW, type TestFolder } from './a-store.ts';
import { hashEntry, hexOf, NO_PREVIOUS } from './audit-chain.ts';
import { CHAIN_START, checkStretch } from './audit-check.ts';
import { appendAudit, type AuditLine, chainHead } from './audit-log.ts';
import { openWriter } from './connection.ts';
import { foundation } from './migrations/0001-foundation.ts';
import { writeSetting } from './settings.ts';
import type { Store } from './store.ts';

const CENTRE = '00000000-0000-7000-8000-00000000c0de';
const aLine = (change: Partial<AuditLine> = {}): AuditLine => ({
  ...{ at: TEST_NOW, by: 'p1' as OperatorId, action: 'issues.urge', entity: 'issue', entityId: 'i1', detail: 'urged' },
  ...change,
});

let folder: TestFolder;
let store: Store;
beforeEach(async () => {
  folder = aFolder();
  store = await folder.open();
  await store.write((tx) => writeSetting(tx, 'center.id', CENTRE));
});
afterEach(async () => {
  await store.close();
  folder.remove();
});

const append = (...lines: readonly AuditLine[]) =>
  store.write(async (tx) => {
    for (const line of lines) await appendAudit(tx, line);
  });
const seqs = () => store.read.all<{ seq: number }>('SELECT seq FROM auditLog ORDER BY seq').map(({ seq }) => seq);
const check = () => checkStretch(store.read, CHAIN_START, { centerId: CENTRE, limit: 1_000 });

describe('the audit chain', () => {
  it('hashes the canonical bytes of an entry, worked out by hand', () => {
    const entry = { ...aLine({ by: null, detail: '路灯', entityId: null }), seq: 7, at: instant(1_767_225_600_000) };
    const bytes = `patrol-audit-entry-1\n1:7,13:1767225600000,~,11:issues.urge,5:issue,~,6:路灯,64:${'0'.repeat(64)},`;
    expect(hexOf(hashEntry(entry, NO_PREVIOUS))).toBe(createHash('sha256').update(bytes, 'utf8').digest('hex'));
  });

  it('tells an empty text from none, and one field from two', () => {
    const of = (change: Partial<AuditLine>) => hexOf(hashEntry({ ...aLine(change), seq: 1 }, NO_PREVIOUS));
    const different = [
      aLine({ detail: '' }),
      aLine({ detail: null }),
      aLine({ entityId: '1:a,', detail: 'b' }),
      aLine({ entityId: '', detail: '1:a,b' }),
    ];
    expect(new Set(different.map(of)).size).toBe(different.length);
  });

  it('begins with the centre and goes on without gaps', async () => {
    await append(aLine(), aLine({ detail: null }));
    await append(aLine({ by: null }));
    expect({ seqs: seqs(), check: check(), first: store.read.get('SELECT action, entityId FROM auditLog') }).toEqual({
      seqs: [0, 1, 2, 3],
      check: {
        ...{ next: 4, previous: hexOf((await chainHead(store.read))?.hash ?? NO_PREVIOUS) },
        ...{ previousAt: TEST_NOW, fault: null, backwards: 0, done: true },
      },
      first: { action: 'audit.begin', entityId: CENTRE },
    });
  });

  it('leaves no entry and no gap where the change fails', async () => {
    await append(aLine());
    const failing = store.write(async (tx) => {
      await appendAudit(tx, aLine());
      await writeSetting(tx, 'center.name', '某某中心');
      throw new Error('the change fails');
    });
    await expect(failing).rejects.toThrow('the change fails');
    await append(aLine());
    expect({ seqs: seqs(), fault: check().fault }).toEqual({ seqs: [0, 1, 2], fault: null });
  });

  it('notes a clock that was set back and stays whole', async () => {
    await append(aLine(), aLine({ at: instant(TEST_NOW - 60_000) }), aLine());
    expect(check()).toMatchObject({ fault: null, backwards: 1 });
  });

  it('hashes what the database keeps, even of half a character', async () => {
    await append(aLine({ detail: 'a\uD800b', entityId: 'x\u0000y' }));
    expect(check().fault).toBeNull();
  });
});

describe('the table of the audit log', () => {
  const refused = async (sql: string, parameters: Readonly<Record<string, string | number | Uint8Array | null>> = {}) =>
    store
      .write(async (tx) => tx.db.run(sql, parameters))
      .then(
        () => 'taken',
        (error: unknown) => (error as Error).message,
      );
  const insert = (verb: string, seq: number | null, previous: Uint8Array, hash: Uint8Array = NO_PREVIOUS) =>
    refused(
      `${verb} INTO auditLog (seq, at, by, action, entity, previous, hash) VALUES (:seq, 1, NULL, 'a', 'issue', :previous, :hash)`,
      { seq, previous, hash },
    );

  it('refuses to be changed, thinned, or continued elsewhere than at its end', async () => {
    await append(aLine(), aLine());
    const { hash } = (await chainHead(store.read)) ?? { hash: NO_PREVIOUS };
    expect([
      await refused(`UPDATE auditLog SET detail = 'other' WHERE seq = 1`),
      await refused('DELETE FROM auditLog WHERE seq = 2'),
      await insert('INSERT', 4, hash),
      await insert('INSERT', null, hash),
      await insert('INSERT', 3, NO_PREVIOUS),
      await insert('INSERT', 3, hash, new Uint8Array(31)),
      await insert('INSERT OR REPLACE', 1, hash),
      await insert('INSERT OR REPLACE', 2, hash),
    ]).toEqual([
      'the audit log is append-only',
      'the audit log is append-only',
      ...Array.from({ length: 6 }, () => 'the entry does not continue the audit chain'),
    ]);
  });
});

describe('a store from before the chain', () => {
  it('has its lines chained as they stand, numbered without gaps, and says how many they were', async () => {
    await store.close();
    folder.remove();
    folder = aFolder();
    const old = await folder.open({ migrations: [foundation] });
    await old.write(async (tx) => {
      await writeSetting(tx, 'center.id', CENTRE);
      for (const [seq, detail] of [
        [3, 'first'],
        [9, 'second'],
      ] as const)
        tx.db.run(
          `INSERT INTO auditLog (seq, at, by, action, entity, entityId, detail) VALUES (:seq, 5, 'p1', 'issues.urge', 'issue', 'i1', :detail)`,
          { seq, detail },
        );
    });
    await old.close();
    store = await folder.open();
    await append(aLine());
    expect({
      lines: store.read.all('SELECT seq, at, action, detail FROM auditLog ORDER BY seq'),
      fault: check().fault,
    }).toEqual({
      lines: [
        { seq: 0, at: 5, action: 'audit.begin', detail: 'version 1, 2 carried over' },
        { seq: 1, at: 5, action: 'issues.urge', detail: 'first' },
        { seq: 2, at: 5, action: 'issues.urge', detail: 'second' },
        { seq: 3, at: TEST_NOW, action: 'issues.urge', detail: 'urged' },
      ],
      fault: null,
    });
  });
});

describe('a check of the chain', () => {
  const tampered = async (sql: readonly string[]) => {
    await append(...Array.from({ length: 6 }, (_, index) => aLine({ detail: `n${index}` })));
    await store.close();
    const attacker = openWriter(folder.file, TEST_KEY);
    for (const trigger of ['no_update', 'no_delete', 'continues']) attacker.run(`DROP TRIGGER auditLog_${trigger}`);
    for (const statement of sql) attacker.run(statement);
    attacker.close();
    store = await folder.open();
    return check().fault;
  };

  it('names the first entry that was edited', async () =>
    expect(await tampered([`UPDATE auditLog SET detail = 'other' WHERE seq = 4`])).toEqual({ seq: 4, kind: 'edited' }));

  it('names the first entry that is missing', async () =>
    expect(await tampered(['DELETE FROM auditLog WHERE seq = 3'])).toEqual({ seq: 3, kind: 'missing' }));

  it('names the first entry where two have changed places', async () =>
    expect(
      await tampered([
        'UPDATE auditLog SET seq = 99 WHERE seq = 2',
        'UPDATE auditLog SET seq = 2 WHERE seq = 5',
        'UPDATE auditLog SET seq = 5 WHERE seq = 99',
      ]),
    ).toEqual({ seq: 2, kind: 'edited' }));

  it('names the first entry that does not follow the one before it, though its own hash is right', async () => {
    await append(aLine(), aLine());
    const other = new Uint8Array(32).fill(7);
    const hash = hexOf(hashEntry({ ...aLine({ detail: 'n1' }), seq: 4 }, other));
    const link = `previous = x'${hexOf(other)}', hash = x'${hash}'`;
    expect(await tampered([`UPDATE auditLog SET ${link} WHERE seq = 4`])).toEqual({ seq: 4, kind: 'unlinked' });
  });

  it('names the beginning where it is that of another centre', async () => {
    await append(aLine());
    expect(checkStretch(store.read, CHAIN_START, { centerId: 'another', limit: 9 }).fault).toEqual({
      seq: 0,
      kind: 'no-beginning',
    });
  });
});
