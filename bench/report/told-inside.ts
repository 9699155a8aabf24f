import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The figures a program of the service's own room tells as one line of JSON: what it measures is behind every public door. */
export function toldInside<Name extends string>(
  program: string,
  options: Readonly<Record<string, string | number>>,
): Readonly<Record<Name, number>> {
  const file = resolve(import.meta.dirname, '../../service', program);
  const written = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const told = execFileSync(process.execPath, ['--import', 'tsx', file, ...written], { encoding: 'utf8' });
  return JSON.parse(told) as Readonly<Record<Name, number>>;
}
