// How well and how fast the classifier takes real texts for their categories: npm run bench -- suggest [--data=FOLDER]
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { normalise } from '../domain/message/normalise.ts';
import { seededRandom } from '../domain/seeded-random.ts';
import { encodeModel } from '../domain/suggest/encode-model.ts';
import { measureModel, type ModelFigures } from '../domain/suggest/measure-model.ts';
import { reasonsFor } from '../domain/suggest/reasons-for.ts';
import { predict, type TextModel } from '../domain/suggest/text-model.ts';
import { trainTextModel, type Sample } from '../domain/suggest/train-text-model.ts';
import { cpuTime } from './report/cpu-time.ts';
import { report } from './report/report.ts';
import { readLines } from './suggest/read-lines.ts';

const FILE = 'complaints-labelled.jsonl';
const SEED = 1;
const TRAINED_SHARE = 0.8;

const { values } = parseArgs({
  options: { data: { type: 'string', default: resolve(import.meta.dirname, '../../shared/data') } },
});
const file = join(values.data, FILE);
if (existsSync(file)) process.exitCode = measure(file);
else console.log(`suggest: ${FILE} is not here; nothing to do. Give its folder by --data=FOLDER.`);

function measure(path: string): number {
  const samples = shuffled(distinct(readLines<{ text: string; category: string }>(path)));
  const cut = Math.floor(samples.length * TRAINED_SHARE);
  const began = cpuTime();
  const model = trainTextModel(samples.slice(0, cut));
  const trainingMs = (cpuTime() - began) / 1_000;
  const heldBack = samples.slice(cut);
  const figures = measureModel(model, heldBack);
  print(figures);
  printCalibration(model, heldBack);
  return report(
    'suggest',
    [
      { name: 'macro F1', measured: figures.macroF1, unit: '', target: 0.85, better: 'higher' },
      { name: 'accuracy', measured: figures.accuracy, unit: '', target: null, better: 'higher' },
      {
        name: 'prediction with reasons',
        measured: microseconds(model, heldBack),
        unit: 'µs',
        target: 2_000,
        better: 'lower',
      },
      { name: 'training', measured: trainingMs, unit: 'ms', target: null, better: 'lower' },
      { name: 'model', measured: encodeModel(model).length / 1_000, unit: 'kB', target: null, better: 'lower' },
    ],
    { samples: samples.length, heldBack: heldBack.length },
  );
}

/** A text that stands twice would be learned and asked. */
function distinct(rows: readonly { readonly text: string; readonly category: string }[]): readonly Sample[] {
  const known = new Map(rows.map(({ text, category }) => [normalise(text).text, category]));
  return [...known].map(([text, label]) => ({ text, label }));
}

function shuffled(samples: readonly Sample[]): readonly Sample[] {
  const random = seededRandom(SEED);
  return samples
    .map((sample) => ({ sample, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ sample }) => sample);
}

function print({ labels, confusion }: ModelFigures): void {
  const share = (value: number) => value.toFixed(3);
  console.table(
    labels.map(({ label, samples, predicted, precision, recall, f1 }) => ({
      ...{ label, samples, predicted, precision: share(precision), recall: share(recall), f1: share(f1) },
    })),
  );
  console.log('Confusion: what it is (row), what it was taken for (column)');
  console.table(
    labels.map(({ label }, row) => ({
      is: label,
      ...Object.fromEntries(labels.map((taken, column) => [taken.label, confusion[row]?.[column] ?? 0])),
    })),
  );
}

/** Whether "87 %" is right 87 times in a hundred. */
function printCalibration(model: TextModel, heldBack: readonly Sample[]): void {
  const bins = [0.5, 0.6, 0.7, 0.8, 0.9, 1.01].map((below) => ({ below, n: 0, said: 0, right: 0 }));
  for (const { text, label } of heldBack) {
    const best = predict(model, text)[0];
    const bin = best === undefined ? undefined : bins.find(({ below }) => best.confidence < below);
    if (best === undefined || bin === undefined) continue;
    bin.n += 1;
    bin.said += best.confidence;
    bin.right += Number(best.label === label);
  }
  console.table(
    bins.map(({ below, n, said, right }) => ({
      'confidence below': Math.min(1, below),
      texts: n,
      'said on average': (said / n).toFixed(2),
      'were right': (right / n).toFixed(2),
    })),
  );
}

function microseconds(model: TextModel, heldBack: readonly Sample[]): number {
  const rounds = Array.from({ length: 3 }, () => {
    const began = cpuTime();
    for (const { text } of heldBack) {
      const best = predict(model, normalise(text).text)[0];
      if (best !== undefined) reasonsFor(model, text, best.label);
    }
    return cpuTime() - began;
  });
  return Math.min(...rounds) / heldBack.length;
}
