import { readFileSync } from 'node:fs';

/** The rows of a file of JSON lines. */
export function readLines<Row>(path: string): readonly Row[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}
