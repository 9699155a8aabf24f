import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readSync,
  writeSync,
} from 'node:fs';
import { type Anchor, fromLine, toLine } from './anchor.ts';

/** What stands at the end of the file of anchors. `unreadable`: a whole line that is no anchor. */
export type LastAnchor =
  { readonly kind: 'none' } | { readonly kind: 'unreadable' } | { readonly kind: 'anchor'; readonly anchor: Anchor };

/** Longer than any line of the file. */
const TAIL_BYTES = 4_096;
const NEWLINE = 0x0a;

/** The last whole line of the file. A line that a power cut has left without its end was never told to anybody and does not count. */
export function lastAnchor(file: string): LastAnchor {
  if (!existsSync(file)) return { kind: 'none' };
  const handle = openSync(file, 'r');
  try {
    const line = lastWholeLine(handle);
    if (line === null) return { kind: 'none' };
    const anchor = fromLine(line);
    return anchor === null ? { kind: 'unreadable' } : { kind: 'anchor', anchor };
  } finally {
    closeSync(handle);
  }
}

/** Appends an anchor and waits until the disk has it. Throws where the file cannot be written; then nothing was added that counts. */
export function appendAnchor(file: string, anchor: Anchor): void {
  const handle = openSync(file, 'a+');
  try {
    ftruncateSync(handle, wholeBytes(handle));
    writeSync(handle, toLine(anchor));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Every line of the file, oldest first; null in the place of a line that is no anchor. */
export function allAnchors(file: string): readonly (Anchor | null)[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  // What follows the last line end is nothing, or what a power cut has left.
  return lines.slice(0, -1).map(fromLine);
}

function lastWholeLine(handle: number): string | null {
  const { bytes } = tailOf(handle);
  const end = bytes.lastIndexOf(NEWLINE);
  if (end < 0) return null;
  return bytes.subarray(bytes.lastIndexOf(NEWLINE, end - 1) + 1, end).toString('utf8');
}

/** How long the file is up to the end of its last whole line. */
function wholeBytes(handle: number): number {
  const { bytes, from } = tailOf(handle);
  return from + bytes.lastIndexOf(NEWLINE) + 1;
}

function tailOf(handle: number): { readonly bytes: Buffer; readonly from: number } {
  const { size } = fstatSync(handle);
  const bytes = Buffer.alloc(Math.min(size, TAIL_BYTES));
  const from = size - bytes.length;
  readSync(handle, bytes, 0, bytes.length, from);
  return { bytes, from };
}
