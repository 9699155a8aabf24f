import { readSetting, writeSetting } from './settings.ts';
import type { ReadableDb, WriteTransaction } from './store.ts';

/** What the store remembers of the last anchor, so that a file of anchors that was thinned or taken away is noticed. */
export interface AnchorMark {
  readonly number: number;
  /** By which the next anchor names it, hexadecimal. */
  readonly digest: string;
}

/** The last anchor the store knows of; null before the first. */
export async function readAnchorMark(db: ReadableDb): Promise<AnchorMark | null> {
  const text = await readSetting(db, 'audit.lastAnchor');
  return text === null ? null : (JSON.parse(text) as AnchorMark);
}

/** Remembers an anchor after it is on disk. */
export async function writeAnchorMark(tx: WriteTransaction, { number, digest }: AnchorMark): Promise<void> {
  await writeSetting(tx, 'audit.lastAnchor', JSON.stringify({ number, digest }));
}
