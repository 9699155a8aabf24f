import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditFilter, AuditVerdict } from '../../contract/audit.ts';
import { verifyExport } from '../../scripts/audit/verify.mjs';
import { aDesk, type Desk } from '../a-desk.ts';
import { allAnchors } from '../audit/anchor-file.ts';

const ALL: AuditFilter = { by: null, action: null, entity: null, entityId: null, from: null, to: null };

let desk: Desk;
beforeEach(async () => {
  desk = await aDesk();
}, 60_000);
afterEach(() => desk.close());

const auditor = () => desk.as('auditor').audit;
const list = async (filter: Partial<AuditFilter> = {}, limit = 500) =>
  (await auditor().list({ filter: { ...ALL, ...filter }, before: null, limit })).entries;
const anchorFile = () => path.join(desk.folder, 'audit-anchors.jsonl');
const rename = async (name: string) => {
  const { categories } = await desk.script.categories.tree({});
  const category = categories.toSorted((a, b) => a.id.localeCompare(b.id))[0];
  if (category === undefined) throw new Error('The training centre has categories');
  await desk.as('dispatcher').categories.rename({
    ...{ commandId: desk.newCommand(), id: category.id, version: category.version, name },
  });
};
const verdict = async (): Promise<AuditVerdict | null> => {
  let last: AuditVerdict | null = null;
  for await (const progress of await auditor().verify({})) last = progress.verdict;
  return last;
};

describe('the audit log of a running console', () => {
  it('begins with the centre and its own start, and is read by the auditor alone', async () => {
    const entries = await list();
    expect(entries.map(({ seq, action, by }) => ({ seq, action, by }))).toEqual([
      { seq: 1, action: 'service.start', by: null },
      { seq: 0, action: 'audit.begin', by: null },
    ]);
    await expect(desk.as('system-admin').audit.list({ filter: ALL, before: null, limit: 5 })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(desk.as('operator').audit.state({})).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('pages, and finds by person, act, row and time', async () => {
    for (const name of ['甲', '乙', '丙']) await rename(name);
    desk.pass(3_600_000);
    await rename('丁');
    const first = await auditor().list({ filter: ALL, before: null, limit: 4 });
    const rest = await auditor().list({ filter: ALL, before: first.next, limit: 4 });
    const dispatcher = first.entries[0]?.by?.id ?? null;
    expect({
      seqs: [...first.entries, ...rest.entries].map(({ seq }) => seq),
      next: rest.next,
      name: first.entries[0]?.by?.name,
      byPerson: (await list({ by: dispatcher })).length,
      byService: (await list({ by: 'service' })).length,
      byFamily: (await list({ action: 'categories' })).length,
      byAct: (await list({ action: 'categories.move' })).length,
      noPattern: (await list({ action: '*' })).length,
      byEntity: (await list({ entity: 'category' })).length,
      byRow: (await list({ entityId: first.entries[0]?.entityId ?? '' })).length,
      later: (await list({ from: desk.now() })).length,
      earlier: (await list({ to: desk.now() })).length,
    }).toEqual({
      ...{ seqs: [5, 4, 3, 2, 1, 0], next: null, name: '王督', byPerson: 4, byService: 2, byFamily: 4, byAct: 0 },
      ...{ noPattern: 0, byEntity: 4, byRow: 4, later: 1, earlier: 5 },
    });
  });

  it('says how the chain and its anchors stand, and finds itself whole', async () => {
    await rename('甲');
    const state = await auditor().state({});
    expect(state).toMatchObject({ entries: 3, anchor: { number: 1, seq: 1 }, trouble: null, unwritable: false });
    expect(await verdict()).toEqual({ kind: 'whole', anchors: 1, acknowledged: 0 });
  });

  it('anchors at the close, so that the next start vouches for the last act of the day before', async () => {
    await rename('甲');
    desk = await desk.reopen();
    expect(await auditor().state({})).toMatchObject({ entries: 5, anchor: { number: 3, seq: 4 }, trouble: null });
    expect((await list()).map(({ action }) => action)).toEqual([
      ...['service.start', 'service.stop', 'categories.rename', 'service.start', 'audit.begin'],
    ]);
  });

  it('leaves no entry of a command that is refused', async () => {
    await rename('甲');
    const before = await list();
    await expect(
      desk.as('dispatcher').categories.add({ commandId: desk.newCommand(), parentId: null, name: '' }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await list()).toEqual(before);
  });
});

describe('a chain and anchors that disagree', () => {
  const startAgain = async (whileClosed: () => void) => {
    await desk.service.close();
    whileClosed();
    desk = await desk.reopen();
  };

  it('are told at the start, to every desk and in the log, and no anchor covers it up', async () => {
    await rename('甲');
    await startAgain(() => {
      const lines = readFileSync(anchorFile(), 'utf8').split('\n');
      writeFileSync(anchorFile(), `${lines[0] ?? ''}\n`);
    });
    const told = await desk.as('operator').audit.alarm({});
    const logged = desk.logged.some(({ event }) => event === 'audit-chain-and-anchors-disagree');
    await rename('乙');
    desk = await desk.reopen();
    expect({
      ...{ told, logged, again: await desk.as('operator').audit.alarm({}), anchors: allAnchors(anchorFile()).length },
      verdict: await verdict(),
    }).toEqual({
      told: { trouble: 'anchors-shorter', unwritable: false },
      logged: true,
      again: { trouble: 'anchors-shorter', unwritable: false },
      anchors: 1,
      verdict: { kind: 'disagree', trouble: 'anchors-shorter' },
    });
  });

  it('are told where the file of the anchors is gone, and forgiven when it is back', async () => {
    let kept = '';
    await startAgain(() => {
      kept = readFileSync(anchorFile(), 'utf8');
      rmSync(anchorFile());
    });
    const gone = await desk.as('operator').audit.alarm({});
    await desk.service.close();
    const anchorsWhileGone = existsSync(anchorFile());
    writeFileSync(anchorFile(), kept);
    desk = await desk.reopen();
    expect({ gone: gone.trouble, anchorsWhileGone, back: (await desk.as('operator').audit.alarm({})).trouble }).toEqual(
      {
        ...{ gone: 'anchors-gone', anchorsWhileGone: false, back: null },
      },
    );
  });

  it('are gone on from after the auditor has said why, and stay known as acknowledged', async () => {
    await startAgain(() => rmSync(anchorFile()));
    await auditor().acknowledge({ commandId: desk.newCommand(), cause: 'disk-changed' });
    const [entry] = await list();
    const after = await verdict();
    desk = await desk.reopen();
    expect({
      entry: { action: entry?.action, entityId: entry?.entityId, detail: entry?.detail },
      after,
      start: (await desk.as('operator').audit.alarm({})).trouble,
      numbers: allAnchors(anchorFile()).map((anchor) => anchor?.number),
    }).toEqual({
      entry: { action: 'audit.acknowledge', entityId: '2', detail: 'anchors-gone disk-changed' },
      after: { kind: 'whole', anchors: 1, acknowledged: 1 },
      start: null,
      numbers: [3, 4, 5],
    });
  });

  it('cannot be acknowledged where they agree', async () => {
    await expect(auditor().acknowledge({ commandId: desk.newCommand(), cause: 'investigated' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('do not disagree because a power cut has left half a line', async () => {
    await startAgain(() => appendFileSync(anchorFile(), '{"number":3,"cen'));
    await rename('甲');
    desk = await desk.reopen();
    expect([(await desk.as('operator').audit.alarm({})).trouble, await verdict()]).toEqual([
      null,
      { kind: 'whole', anchors: 5, acknowledged: 0 },
    ]);
  });

  it('are kept on another disk when the auditor says so', async () => {
    const elsewhere = path.join(desk.folder, 'stick.jsonl');
    await auditor().keepAnchors({ commandId: desk.newCommand(), path: elsewhere });
    desk = await desk.reopen();
    expect({
      anchors: allAnchors(elsewhere).map((anchor) => anchor?.number),
      left: allAnchors(anchorFile()).length,
      verdict: (await verdict())?.kind,
    }).toEqual({ anchors: [1, 2, 3], left: 1, verdict: 'whole' });
    await expect(
      auditor().keepAnchors({ commandId: desk.newCommand(), path: '/nowhere/at/all.jsonl' }),
    ).rejects.toMatchObject({ code: 'file-refused' });
    await expect(
      auditor().keepAnchors({ commandId: desk.newCommand(), path: path.join(desk.folder, 'console.db') }),
    ).rejects.toMatchObject({ code: 'file-refused' });
  });
});

describe('the export of the audit log', () => {
  it('is a file the verifier finds whole, is registered, and is found again by the file', async () => {
    for (const name of ['甲', '乙']) await rename(name);
    const file = path.join(desk.folder, '审计.jsonl');
    const answer = await auditor().export({ commandId: desk.newCommand(), path: file, purpose: '季度审计' });
    const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
    const anchors = readFileSync(anchorFile(), 'utf8').split('\n').slice(0, -1);
    const { publicKey } = await auditor().state({});
    const report = await verifyExport(lines, { anchors, publicKey });
    const checked = await desk.as('auditor').exports.check({ path: file, checkCode: null });
    const [entry] = await list({ action: 'audit.export' });
    expect({ report, lines: lines.length, entries: answer.entries, serial: answer.serial, kind: checked.kind }).toEqual(
      {
        report: { broken: null, warnings: [], entries: 4, anchors: 2, head: report.head },
        ...{ lines: 5, entries: 4, serial: '2026-000001', kind: 'unchanged' },
      },
    );
    expect([entry?.entityId, entry?.detail?.includes(answer.checkCode)]).toEqual(['2026-000001', true]);
  });

  it('never leaves half a file where it cannot be written', async () => {
    const before = await list();
    const to = (file: string) => auditor().export({ commandId: desk.newCommand(), path: file, purpose: '' });
    await expect(to('/nowhere/at/all.jsonl')).rejects.toMatchObject({ code: 'file-refused' });
    await expect(to(path.join(desk.folder, 'console.db'))).rejects.toMatchObject({ code: 'file-refused' });
    await expect(to('relative.jsonl')).rejects.toMatchObject({ code: 'file-refused' });
    expect(await list()).toEqual(before);
  });
});

describe('the register of exports', () => {
  const register = (content: string, fileName = '县区办理.csv') =>
    desk.as('supervisor').exports.register({
      ...{ commandId: desk.newCommand(), kind: 'table' as const, purpose: '会议', fileName },
      content: Buffer.from(content).toString('base64'),
    });

  it('gives a table its code in the name and tells a file from a changed one', async () => {
    const { fileName, checkCode, serial } = await register('"县区","受理"\r\n');
    const file = path.join(desk.folder, fileName);
    const check = async (code: string | null = null) =>
      desk.as('auditor').exports.check({ path: file, checkCode: code });
    writeFileSync(file, '"县区","受理"\r\n');
    const same = await check();
    writeFileSync(file, '"县区","受理"\r\n"甲区","1"\r\n');
    const changed = await check();
    const plain = path.join(desk.folder, '改名.csv');
    writeFileSync(plain, 'x');
    const typed = await desk.as('auditor').exports.check({
      ...{ path: plain, checkCode: checkCode.toLowerCase().replaceAll('-', ' ') },
    });
    const unknown = await desk.as('auditor').exports.check({ path: plain, checkCode: null });
    expect({
      fileName,
      answers: [same, changed, typed].map((answer) => [answer.kind, 'row' in answer ? answer.row.serial : null]),
      unknown: unknown.kind,
    }).toEqual({
      fileName: `县区办理 校验码${checkCode}.csv`,
      answers: [
        ['unchanged', serial],
        ['differs', serial],
        ['differs', serial],
      ],
      unknown: 'unknown',
    });
  });

  it('numbers on without a gap, newest first, and refuses a code that is none', async () => {
    for (const text of ['a', 'b', 'c']) await register(text);
    const page = await desk.as('auditor').exports.list({ before: null, limit: 2 });
    const rest = await desk.as('auditor').exports.list({ before: page.next, limit: 2 });
    expect([...page.exports, ...rest.exports].map(({ serial, by }) => [serial, by.name])).toEqual([
      ['2026-000003', '孙领'],
      ['2026-000002', '孙领'],
      ['2026-000001', '孙领'],
    ]);
    await expect(desk.as('auditor').exports.check({ path: anchorFile(), checkCode: '就是它' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(
      desk.as('auditor').exports.check({ path: path.join(desk.folder, 'none'), checkCode: null }),
    ).rejects.toMatchObject({ code: 'file-refused' });
  });
});
