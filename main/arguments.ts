import { resolve } from 'node:path';
import type { ServiceOptions } from '../contract/shell.ts';

export type Profile = 'training' | 'centre';

export interface Arguments {
  readonly profile: Profile;
  /** null takes the folder of the user's profile. */
  readonly dataDir: string | null;
  readonly options: ServiceOptions;
}

/** An argument that means nothing; its message is for the person who typed it. */
export class ArgumentRefused extends Error {}

/** Reads --profile= --data-dir= --feed-rate= --history-weeks= --reverse-port= --idle-minutes= --door=; everything else belongs to the runtime. */
export function readArguments(argv: readonly string[], usual: Profile = 'training'): Arguments {
  const given = (name: string): string | undefined =>
    argv.findLast((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const dataDir = given('data-dir');
  if (dataDir === '') throw new ArgumentRefused('--data-dir= names no folder.');
  const reversePort = given('reverse-port');
  const idleMinutes = given('idle-minutes');
  const profile = profileIn(given('profile') ?? usual);
  const isTraining = profile === 'training';
  const door = given('door') ?? null;
  if (door === '') throw new ArgumentRefused('--door= names no socket.');
  if (door !== null && !isTraining) throw new ArgumentRefused('--door= is for the training profile only.');
  return {
    profile,
    dataDir: dataDir === undefined ? null : resolve(dataDir),
    options: {
      door,
      idleMinutes: idleMinutes === undefined ? null : numberIn('idle-minutes', idleMinutes, 0.01, 720),
      training: isTraining,
      feedRate: numberIn('feed-rate', given('feed-rate') ?? (isTraining ? '2' : '0'), 0, 1000),
      historyWeeks: wholeNumber('history-weeks', given('history-weeks') ?? (isTraining ? '6' : '0'), 0, 104),
      reversePort: reversePort === 'none' ? null : wholeNumber('reverse-port', reversePort ?? '8801', 0, 65_535),
    },
  };
}

function profileIn(word: string): Profile {
  if (word === 'training' || word === 'centre') return word;
  throw new ArgumentRefused(`--profile=${word} is neither training nor centre.`);
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = numberIn(name, text, least, most);
  if (!Number.isInteger(value)) throw new ArgumentRefused(`--${name}=${text} is not a whole number.`);
  return value;
}

function numberIn(name: string, text: string, least: number, most: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isNaN(value) || value < least || value > most)
    throw new ArgumentRefused(`--${name}=${text} is not a number from ${least} to ${most}.`);
  return value;
}
