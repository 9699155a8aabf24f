import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CategoryId, IssueId, RegionCode } from '../../domain/ids.ts';
import { tableToCsv } from '../../renderer/features/charts/table-to-csv.ts';
import { aDesk, type Desk } from '../a-desk.ts';
import { makeBackup } from '../store/backup.ts';
import { DATABASE_FILE } from '../database-file.ts';
import { say } from './a-report.ts';

/** The database key of a test desk. */
const KEY = '5e'.repeat(32);
/** Who a villager is, as it could be typed and said. */
const NAME = '诸葛金雀';
const PHONE = '13907331234';
const IDENTITY = '430202196503074417';
const PLATE = '湘B77K31';
const CHAT = 'wxid_jinquecanary';
const IDENTITIES = [NAME, PHONE, IDENTITY, PLATE, CHAT];
const SAID = `居民${NAME}电话${PHONE}身份证${IDENTITY}车牌${PLATE}微信${CHAT}反映路灯不亮`;

let desk: Desk;
/** Everything that has left, by what it is. */
const left = new Map<string, string>();
beforeAll(async () => {
  desk = await aDesk();
  const { ids } = await say(desk, [{ text: SAID, sender: CHAT, name: NAME }]);
  const { categories } = await desk.script.categories.tree({});
  const draft = {
    ...{ title: SAID.slice(0, 110), categoryId: categories[0]?.id as CategoryId, severity: 3 as const },
    ...{ grade: 'urgent' as const, placeCode: '430202001' as RegionCode, gradeReason: SAID.slice(0, 190), dueAt: null },
  };
  const { issues } = await desk.as('operator').triage.createIssues({
    ...{ commandId: desk.newCommand(), messageIds: [ids[0] as never], drafts: [draft], dispatch: true },
  });
  await refused(issues[0]?.id);
  await briefAndAudit();
  const { rows } = await desk.as('dispatcher').issues.list({
    ...{ view: 'all', countyCode: null, text: '', sort: 'newest', after: null, limit: 50 },
  });
  left.set('spreadsheet', tableToCsv({ columns: ['标题'], rows: rows.map(({ title }) => [title]) }));
  await registers();
  makeBackup({ file: path.join(desk.folder, DATABASE_FILE), key: KEY }, desk.now());
}, 120_000);
afterAll(() => desk.close());

/** Calls that fail carry the words too, and so may their errors. */
async function refused(id: IssueId | undefined): Promise<void> {
  await desk.script.issues.get({ id: `${NAME}${PHONE}` as IssueId }).catch(() => null);
  await desk.script.issues
    .urge({ commandId: desk.newCommand(), id: id as IssueId, version: 99, channel: 'phone', text: SAID })
    .catch(() => null);
}

async function briefAndAudit(): Promise<void> {
  const order = { commandId: desk.newCommand(), week: desk.now(), cutOff: desk.now() };
  const picture = { place: 'trend', png: PIXEL, width: 1, height: 1, caption: SAID.slice(0, 60) };
  const { docx, fileName, checkCode } = await desk.as('clerk').briefs.export({ ...order, pictures: [picture] });
  const zip = await JSZip.loadAsync(Buffer.from(docx, 'base64'));
  const parts = await Promise.all(zip.file(/\.(?:xml|rels)$/).map((file) => file.async('string')));
  // With its marks, because what a picture is called stands in one, and without, because a name may be broken by one.
  left.set('brief', parts.join('\n') + parts.join('\n').replaceAll(/<[^>]*>/g, ''));
  left.set('name and check code of the brief', `${fileName} ${checkCode}`);
  const file = path.join(desk.folder, 'audit.jsonl');
  await desk.as('auditor').audit.export({ commandId: desk.newCommand(), path: file, purpose: `给${NAME}` });
  left.set('audit export', readFileSync(file, 'utf8'));
}

async function registers(): Promise<void> {
  const registered = await desk.as('supervisor').exports.register({
    ...{ commandId: desk.newCommand(), kind: 'table', purpose: '会议', fileName: '九月.csv' },
    content: Buffer.from(left.get('spreadsheet') ?? '').toString('base64'),
  });
  left.set('check code of a table', JSON.stringify(registered));
  left.set('log', JSON.stringify(desk.logged));
}

/** A picture of one dot. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** As text would stand in the bytes of a file, whatever its encoding. */
const encoded = (word: string): readonly Buffer[] => [
  Buffer.from(word, 'utf8'),
  Buffer.from(word, 'utf16le'),
  Buffer.from(Buffer.from(word, 'utf8').toString('hex')),
];

describe('who a villager is', () => {
  it('stands in nothing that leaves the console', () => {
    const found = [...left].flatMap(([what, text]) =>
      IDENTITIES.filter((word) => text.includes(word)).map((word) => `${what}: ${word}`),
    );
    expect(found).toEqual([]);
  });

  it('stands readable in no file of the store, its log of changes and its backups', () => {
    const files = readdirSync(desk.folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.db(?:-wal|-shm)?$/.test(name),
    );
    const found = files.flatMap((name) => {
      const bytes = readFileSync(path.join(desk.folder, name));
      return IDENTITIES.filter((word) => encoded(word).some((form) => bytes.includes(form))).map(
        (word) => `${name}: ${word}`,
      );
    });
    expect(found).toEqual([]);
    expect(files.filter((name) => name.startsWith('backups')).length).toBeGreaterThan(0);
  });

  it('would be found: it is in the store, and in a table that nobody masks', async () => {
    const stored = JSON.stringify(desk.db.all('SELECT text FROM messages'));
    expect(IDENTITIES.filter((word) => stored.includes(word))).toEqual(IDENTITIES);
    for (const what of ['spreadsheet', 'brief']) expect(left.get(what)).toContain('139****1234');
    expect(left.get('audit export')?.split('\n').length).toBeGreaterThan(5);
  });
});
