import type { InboxRow } from '../../contract/inbox.ts';
import type { RealText } from './read-texts.ts';

/** What a source should have brought, and what the inbox shows of it. */
export interface Comparison {
  readonly source: string;
  readonly expected: number;
  readonly found: number;
  readonly missing: number;
  readonly duplicates: number;
  /** Rows of the source that no text accounts for. */
  readonly foreign: number;
}

/** Each text has a second of its own, so second and text together name it. */
export function compare(source: string, texts: readonly RealText[], rows: readonly InboxRow[]): Comparison {
  const wanted = new Map(texts.map(({ second, text }) => [nameOf(second * 1000, shown(text)), 0]));
  let foreign = 0;
  for (const { sentAt, text } of rows) {
    const name = nameOf(sentAt, text);
    const times = wanted.get(name);
    if (times === undefined) foreign += 1;
    else wanted.set(name, times + 1);
  }
  const times = [...wanted.values()];
  return {
    source,
    expected: texts.length,
    found: rows.length,
    missing: times.filter((count) => count === 0).length,
    duplicates: times.reduce((sum, count) => sum + Math.max(0, count - 1), 0),
    foreign,
  };
}

/** A message without a visible word is shown as such. */
function shown(text: string): string {
  return text.trim() === '' ? '[空消息]' : text;
}

function nameOf(sentAt: number, text: string): string {
  return `${sentAt}\n${text}`;
}

export function isExact({ missing, duplicates, foreign }: Comparison): boolean {
  return missing === 0 && duplicates === 0 && foreign === 0;
}
