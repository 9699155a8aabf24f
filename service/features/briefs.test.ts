import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDuration, formatRate } from '../../domain/statistics/format-figure.ts';
import type { Overview } from '../../domain/statistics/overview.ts';
import { aDesk, type Desk } from '../a-desk.ts';

// One pixel.
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const picture = { place: 'categories', png: PNG, width: 1_200, height: 600, caption: '问题分类' };

let desk: Desk;
beforeAll(async () => {
  desk = await aDesk({ historyWeeks: 2 });
}, 120_000);
afterAll(() => desk.close());

const week = () => (desk.now() - 7 * 86_400_000) as never;
const exportBrief = () =>
  desk
    .as('clerk')
    .briefs.export({ commandId: desk.newCommand(), week: week(), cutOff: desk.now(), pictures: [picture] });

async function tablesOf(base64: string): Promise<string[][][]> {
  const xml =
    (await (await JSZip.loadAsync(base64, { base64: true })).file('word/document.xml')?.async('string')) ?? '';
  const inside = (text: string, tag: string) =>
    [...text.matchAll(new RegExp(`<w:${tag}[ >].*?</w:${tag}>`, 'gs'))].map(([found]) => found);
  const words = (text: string) => [...text.matchAll(/<w:t[^>]*>([^<]*)/g)].map(([, said]) => said).join('');
  return inside(xml, 'tbl').map((table) => inside(table, 'tr').map((row) => inside(row, 'tc').map(words)));
}

/** The county table as the charts' own figures would fill it. */
function countyRows(overview: Overview): string[][] {
  const cells = (name: string, of: Overview | Overview['counties'][number], closing: Overview['rates']['closing']) => [
    name,
    String(of.received.count),
    String(of.closed.count),
    String(of.open.count),
    String(of.overdue.count),
    ...(['first-response', 'handling'] as const).flatMap((measure) => {
      const { n, median, p90 } = of.durations[measure].distribution;
      return [String(n), formatDuration(median), formatDuration(p90)];
    }),
    formatRate(closing.rate),
  ];
  return [
    ...overview.counties.map((county) => cells(county.name, county, county.closing)),
    cells('合计', overview, overview.rates.closing),
  ];
}

describe('the weekly brief', () => {
  it('prints in its county table the figures of the charts, to the digit', async () => {
    const { document } = await desk.as('clerk').briefs.compose({ week: week(), cutOff: desk.now() });
    const { overview } = await desk.as('clerk').charts.overview({ period: document.week, cutOff: desk.now() });
    const { docx } = await exportBrief();
    const counties = (await tablesOf(docx)).find(([head]) => head?.[0] === '县区');
    expect(counties?.slice(1)).toEqual(countyRows(overview));
    expect(overview.received.count).toBeGreaterThan(100);
  });

  it('prints in its category table the counts of the charts, to the digit', async () => {
    const { overview } = await desk.as('clerk').briefs.compose({ week: week(), cutOff: desk.now() });
    const { docx } = await exportBrief();
    const categories = (await tablesOf(docx)).find(([head]) => head?.[0] === '分类');
    expect(categories?.slice(1).map((row) => row.slice(0, 6))).toEqual([
      ...overview.categories.map(({ name, total, stages }) => [
        name,
        ...[total, stages.waiting, stages.dispatched, stages.handling, stages.closed].map(({ count }) => String(count)),
      ]),
      expect.arrayContaining(['合计', String(overview.received.count)]),
    ]);
  });

  it('finds nothing wrong with what it has composed', async () => {
    const { lint } = await desk.as('clerk').briefs.compose({ week: week(), cutOff: desk.now() });
    expect(lint.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('opens every figure it prints into as many rows', async () => {
    const { document } = await desk.as('clerk').briefs.compose({ week: week(), cutOff: desk.now() });
    const counts = document.sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'paragraph' ? block.runs : block.kind === 'table' ? block.rows.flat() : []))
      .flatMap((run) => (run.kind === 'figure' && run.statistic === 'count' ? [run] : []));
    const totals = await Promise.all(
      counts.map(
        async ({ period, cutOff, selector }) =>
          (await desk.as('clerk').issues.behind({ period, cutOff, selector })).total,
      ),
    );
    expect(totals).toEqual(counts.map(({ value }) => value));
    expect(counts.length).toBeGreaterThan(50);
  });

  it('gives each export of an unchanged week a serial and a check code of its own, and registers it', async () => {
    const [first, again] = [await exportBrief(), await exportBrief()];
    const { briefs } = await desk.as('clerk').briefs.list({ limit: 2 });
    const { exports } = await desk.as('auditor').exports.list({ before: null, limit: 2 });
    const registered = [again, first].map(({ serial, checkCode, sha256 }) => ({ serial, checkCode, sha256 }));
    expect({
      briefs: briefs.map(({ sha256 }) => sha256),
      exports: exports.map(({ serial, checkCode, sha256 }) => ({ serial, checkCode, sha256 })),
      different: new Set([first.serial, again.serial, first.checkCode, again.checkCode]).size,
    }).toEqual({ briefs: [again.sha256, first.sha256], exports: registered, different: 4 });
  });

  it('answers a command that comes again with the file of the first, though an issue has moved since', async () => {
    const order = { commandId: desk.newCommand(), week: week(), cutOff: desk.now(), pictures: [picture] };
    const first = await desk.as('clerk').briefs.export(order);
    const { rows } = await desk.script.issues.list({
      view: 'open',
      countyCode: null,
      text: '',
      sort: 'newest',
      after: null,
      limit: 500,
    });
    const signed = rows.find((row) => row.state === 'fed-back');
    if (signed === undefined) throw new Error('The history has no issue to verify');
    await desk.as('approver').issues.verify({
      commandId: desk.newCommand(),
      id: signed.id,
      version: signed.version,
      outcome: 'solved',
      note: '',
    });
    const again = await desk.as('clerk').briefs.export(order);
    expect(again).toEqual(first);
  });

  it('refuses a picture that is none', async () => {
    const order = {
      commandId: desk.newCommand(),
      week: week(),
      cutOff: desk.now(),
      pictures: [{ ...picture, png: 'aGVsbG8=' }],
    };
    await expect(desk.as('clerk').briefs.export(order)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('the wall', () => {
  it('shows figures and neither a name nor a word of a message', async () => {
    const snapshot = await desk.as('wall').charts.wall({});
    const shown = JSON.stringify(snapshot);
    const said = desk.db.all<{ text: string }>('SELECT DISTINCT text FROM messages WHERE length(text) > 6 LIMIT 500');
    const people = [
      ...desk.db.all<{ name: string }>('SELECT name FROM people'),
      ...desk.db.all<{ name: string }>(
        'SELECT DISTINCT senderName AS name FROM messages WHERE length(senderName) > 1 LIMIT 200',
      ),
    ];
    const titles = desk.db.all<{ title: string }>('SELECT DISTINCT title FROM issues LIMIT 500');
    expect({
      messages: said.filter(({ text }) => shown.includes(text)),
      people: people.filter(({ name }) => shown.includes(`"${name}"`)),
      titles: titles.filter(({ title }) => shown.includes(title)),
    }).toEqual({ messages: [], people: [], titles: [] });
  });

  it('shows the same figures as the charts', async () => {
    const { overview } = await desk.as('wall').charts.wall({});
    const charts = await desk.as('supervisor').charts.overview({ period: overview.period, cutOff: overview.cutOff });
    expect(charts.overview).toEqual(overview);
  });
});

describe('arrivals', () => {
  it('count every message of the last four weeks in the hour in which it was sent', async () => {
    const { today, heat } = await desk.as('supervisor').charts.arrivals({});
    const dayStart = desk.db.get<{ n: number }>('SELECT count(*) AS n FROM messages WHERE sentAt < :today', {
      today: 1_795_449_600_000,
    });
    const sum = (counts: readonly number[]) => counts.reduce((whole, count) => whole + count, 0);
    expect([sum(heat.map(({ count }) => count)), sum(today)]).toEqual([
      dayStart?.n,
      (desk.db.get<{ n: number }>('SELECT count(*) AS n FROM messages')?.n ?? 0) - (dayStart?.n ?? 0),
    ]);
  });
});
