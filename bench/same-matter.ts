// Which real complaints are found to speak of one matter, over thresholds: npm run bench -- same-matter [--data=FOLDER]
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { MessageId, RegionCode } from '../domain/ids.ts';
import { normalise } from '../domain/message/normalise.ts';
import { MATTER_RULES, MatterIndex, type MatterRules } from '../domain/same-matter/matter-index.ts';
import { instant, MINUTE_MS } from '../domain/time/instant.ts';
import { cpuTime } from './report/cpu-time.ts';
import { report } from './report/report.ts';
import { clusterFigures, pairFigures } from './same-matter/figures.ts';
import { readLines } from './suggest/read-lines.ts';

const THRESHOLDS = [0.15, 0.18, 0.2, 0.22, 0.25, 0.3, 0.4, 0.5];
/** The complaints of one matter lie up to ten weeks apart. */
const DAYS = 75;
const VILLAGES = 150;

interface Complaint {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly askedAt: string | null;
}

const { values } = parseArgs({
  options: { data: { type: 'string', default: resolve(import.meta.dirname, '../../shared/data') } },
});
const inFolder = (name: string): string => join(values.data, name);
if (existsSync(inFolder('same-complaint.jsonl'))) process.exitCode = measure();
else console.log('same-matter: the folder of real texts is not here; nothing to do. Give it by --data=FOLDER.');

function measure(): number {
  const complaints = readLines<Complaint>(inFolder('complaints-unanswered.jsonl'))
    .map((complaint) => ({ ...complaint, at: Date.parse(complaint.askedAt ?? '') || 0 }))
    .toSorted((a, b) => a.at - b.at);
  const rows = readLines<{ cluster: number; id: string }>(inFolder('same-complaint.jsonl'));
  const truth = new Map(rows.map(({ cluster, id }) => [id, cluster]));
  const labels = complaints.map(({ id }) => truth.get(id) ?? 0);
  const found = THRESHOLDS.map((threshold) => ({ threshold, ...group(complaints, { threshold, windowDays: DAYS }) }));
  console.table(found.map(({ threshold, matters }) => ({ threshold, ...pairFigures(labels, matters) })));
  for (const cluster of new Set(truth.values())) {
    console.log(`Cluster ${cluster}`);
    console.table(found.map(({ threshold, matters }) => ({ threshold, ...clusterFigures(labels, matters, cluster) })));
  }
  const chosen = found.find(({ threshold }) => threshold === MATTER_RULES.threshold);
  const talk = smallTalk();
  return report(
    'same-matter',
    [
      {
        name: 'a complaint of 300 characters',
        measured: chosen?.microseconds ?? 0,
        unit: 'µs',
        target: 1_000,
        better: 'lower',
      },
      { name: 'a message of small talk', measured: talk.microseconds, unit: 'µs', target: 1_000, better: 'lower' },
      { name: 'small talk that was grouped', measured: talk.share * 100, unit: '%', target: null, better: 'lower' },
    ],
    { complaints: complaints.length, chosen: MATTER_RULES.threshold },
  );
}

/** The matter of each complaint, by its own number where it is alone. */
function group(complaints: readonly (Complaint & { readonly at: number })[], rules: MatterRules) {
  const index = new MatterIndex(rules);
  const began = cpuTime();
  const matters = complaints.map(({ title, text, at }, number) => {
    const id = (number + 1) as MessageId;
    const said = normalise(`${title}。${text}`).text;
    return index.add({ id, text: said, sentAt: instant(at), placeCode: null })?.matter ?? id;
  });
  return { matters, microseconds: (cpuTime() - began) / complaints.length };
}

function smallTalk(): { readonly share: number; readonly microseconds: number } {
  const talk = readLines<{ text: string }>(inFolder('chitchat.jsonl'));
  const index = new MatterIndex();
  const began = cpuTime();
  const grouped = talk.filter(({ text }, number) => {
    const village = `43020${number % 9}001${String(number % VILLAGES).padStart(3, '0')}` as RegionCode;
    const sentAt = instant(1_700_000_000_000 + number * MINUTE_MS);
    return (
      index.add({ id: (number + 1) as MessageId, text: normalise(text).text, sentAt, placeCode: village }) !== null
    );
  });
  return {
    share: grouped.length / talk.length,
    microseconds: (cpuTime() - began) / talk.length,
  };
}
